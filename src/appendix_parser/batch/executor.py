"""The interface of the places where documents are converted."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from appendix_parser import isolation
from appendix_parser.batch.file_bundle import unpack
from appendix_parser.errors import AppendixParserError, UnexpectedError
from appendix_parser.inputs.documents import Document
from appendix_parser.inputs.files import sha256_of
from appendix_parser.summary import Summary

Results: TypeAlias = "Generator[Done | None, None, None]"
"""The outcome of each document, in the order in which they end, and None from time to time."""

Read: TypeAlias = Callable[[str], Document]
"""Reads a document by its path; raises an `AppendixParserError`."""


@dataclass(frozen=True, slots=True)
class Done:
    """The outcome of one document: the files to write, or an error.

    Attributes:
        path: the document, as the run names it.
        sha256: of the PDF; None if it could not be read.
        size: bytes of the PDF; None if it could not be read.
        seconds: what it took.
        error: why there are no files; it names the document by `path`.
        summary: what is in it.
        files: name and content of each.
    """

    path: str
    sha256: str | None = None
    size: int | None = None
    seconds: float = 0
    error: AppendixParserError | None = None
    summary: Summary | None = None
    files: Mapping[str, bytes] | None = None


class Executor(Protocol):
    """A place where documents are worked on, several at a time."""

    def run(self, paths: Sequence[str], read: Read, order: bytes) -> Results:
        """Do what is ordered with each document, and yield the outcome.

        The caller writes the outcomes. None comes from time to time, so that the caller can do something else. When the
        generator is closed, all work ends.

        Args:
            paths: the documents.
            read: reads one; called for as many at a time as are worked on, in any thread.
            order: an `Order`, as bytes.

        Raises:
            AppendixParserError: nothing can be done in this place.
        """
        ...


def not_done(path: str, error: Exception, document: Document | None = None) -> Done:
    """Return this error as the outcome of a document."""
    if not isinstance(error, AppendixParserError):
        bug = error
        error = UnexpectedError.of(bug, where=path)
        error.__cause__ = bug
    if document is not None:
        document.take_over(error)
    return Done(path, *_identity(document), error=error)


def done(path: str, document: Document, answer: bytes) -> Done:
    """Return the outcome of a document from the answer of `convert_one.convert`."""
    seconds, _, reply = answer.partition(b"\n")
    sha256, size = _identity(document)
    try:
        about, files = unpack(isolation.open_reply(reply))
        return Done(path, sha256, size, float(seconds), None, Summary.from_json(about), files)
    except Exception as error:  # also what an answer of another program can be wrong in
        failed = not_done(path, error, document)
        return Done(path, sha256, size, float(seconds), failed.error)


def _identity(document: Document | None) -> tuple[str | None, int | None]:
    if document is None:
        return None, None
    return sha256_of(document.data), len(document.data)
