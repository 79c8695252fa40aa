"""The documents that a command is given: files, or standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from appendix_parser.errors import AppendixParserError, InputError, LimitError, ProfileError
from appendix_parser.inputs.files import as_text, read_descriptor, read_file
from appendix_parser.inputs.limits import Limits

STANDARD_INPUT = "-"
"""What stands for standard input on the command line."""


_PATIENCE = 30
"""Seconds to wait for a password from a pipe."""

_PASSWORD_FILE = "Name a text file that has the password in its first line."


class Document(NamedTuple):
    """A PDF's bytes; `name` is the file's own, without folders, `where` what the command line calls it."""

    data: bytes
    name: str
    where: str

    def take_over(self, error: AppendixParserError) -> None:
        """Let an error from reading this document say where it is as the command line does.

        Where the PDF is read, it is known by its name alone. A profile that does not fit it is named after it.
        """
        separator = ": " if isinstance(error, ProfileError) and error.where else ""
        error.where = self.where + separator + error.where.removeprefix(self.name)


def name_of(path: str) -> str:
    """Return the file name that stands for this argument in the records and in the names of outputs."""
    return "standard-input.pdf" if path == STANDARD_INPUT else as_text(Path(path).name)


def read(path: str, limits: Limits) -> Document:
    """Read a file, or standard input for `-`, as far as the limit on its size allows.

    Raises:
        InputError: there is no such file, it is a folder, or the system does not let it be read.
        LimitError: it is larger than `limits.file_mb`, or does not end within `limits.seconds`.
    """
    if path == STANDARD_INPUT:
        return Document(_standard_input(limits, where="standard input"), name_of(path), "standard input")
    return Document(read_file(path, limits, where=path), name_of(path), path)


def _standard_input(limits: Limits, *, where: str) -> bytes:
    try:
        return read_descriptor(sys.stdin.fileno(), limits, where=where)
    except OSError as error:
        raise InputError(
            f"It cannot be read: {error.strerror}.", remedy="Give it a file.", where=where
        ) from error


def read_password(path: Path | None) -> str:
    """Return the password in the first line of a file; "" for no file.

    Raises:
        InputError: the file cannot be read, or holds no text.
    """
    if path is None:
        return ""
    try:
        content = read_file(path, Limits(file_mb=1, seconds=_PATIENCE), where=str(path))
        return next(iter(content.decode("utf-8-sig").splitlines()), "")
    except LimitError as reached:
        problem = f"This is not a file with a password: {reached.problem}"
        raise InputError(problem, remedy=_PASSWORD_FILE, where=str(path)) from None
    except UnicodeDecodeError:
        problem = "The file with the password is not text."
        raise InputError(problem, remedy="Save it as UTF-8.", where=str(path)) from None
