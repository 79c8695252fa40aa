"""Corrections as they are made, and doubts as they are settled: each is tried, written at once, and can be undone."""

from __future__ import annotations

import json
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from appendix_parser.app.read_editions import Editions, mark_of, read_appendix
from appendix_parser.app.settled_doubts import keys_of, with_doubt, write_settled
from appendix_parser.corrections import read_corrections, write_corrections
from appendix_parser.errors import AppendixParserError, CorrectionsError, ExitStatus, InputError
from appendix_parser.inputs.files import as_text
from appendix_parser.records import Appendix, Correction
from appendix_parser.review.payload import unapplied

_REMEMBERED = 100
"""How many changes of a document can be undone."""

_LONGEST_DRAFT = 200_000
"""Bytes."""


class ConflictError(AppendixParserError):
    """Another tab or program changed the file since the page was loaded."""

    exit_status = ExitStatus.USAGE


def refuse_conflict(found: str, expected: str) -> None:
    """Make sure that a file is as a page knows it.

    Raises:
        ConflictError: it has another mark.
    """
    if found != expected:
        raise ConflictError(
            "Another tab or program changed this in the meantime. Nothing was saved.",
            remedy="Load the latest state; your text stays. Then save again.",
        )


@dataclass(frozen=True, slots=True)
class State:
    """What a page must know after a change.

    Attributes:
        mark: changes with how the document is read, with the file of corrections, and with that of settled doubts.
        content: the document as JSON.
        appendix: the same, as records.
        unapplied: the corrections that do not apply.
        undoable: how many changes can be undone.
        doubts: of each finding, the key and whether it is settled.
    """

    mark: str
    content: bytes
    appendix: Appendix
    unapplied: list[Correction]
    undoable: int
    doubts: list[tuple[str, bool]]

    @property
    def marks(self) -> dict[str, Any]:
        """What a page must know if no value has changed."""
        return {"mark": self.mark, "undoable": self.undoable, "doubts": self.doubts}

    def to_json(self) -> bytes:
        """Return it for the page."""
        rest = {**self.marks, "unapplied": [each.model_dump(mode="json") for each in self.unapplied]}
        return b'{"appendix":%b,%b' % (self.content, json.dumps(rest).encode()[1:])


class _Change(NamedTuple):
    """A file that was written, what was in it before, and the mark that the document's files had then."""

    path: Path
    before: bytes | None
    mark: str


class Changes:
    """Writes the corrections and the settled doubts of all documents.

    Args:
        editions: the documents.
        on_change: is called with a document that has changed.
    """

    def __init__(self, editions: Editions, on_change: Callable[[str, Appendix], None]) -> None:
        self._editions = editions
        self._on_change = on_change
        self._locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._past: defaultdict[str, list[_Change]] = defaultdict(list)

    def state(self, name: str) -> State:
        """Return how a document is.

        Raises:
            AppendixParserError: it has not been read, or its corrections cannot be.
        """
        self._editions.folder.document(name)
        mark = self._mark(name)  # first: if a file changes from here on, the next change is refused
        corrections, _ = self._editions.corrections(name)
        content = self._editions.appendix(name)
        appendix = read_appendix(content)
        settled = self._editions.settled(name)
        doubts = [(key, key in settled) for key in keys_of(appendix)]
        rest = unapplied(appendix, corrections), self._undoable(name, mark), doubts
        return State(mark, content, appendix, *rest)

    def put(self, name: str, mark: str, values: Any) -> State:
        """Correct a value.

        Args:
            name: the document.
            mark: that of the document's files as the page knows them.
            values: the fields of a correction; without `corrected`, the value is as printed again.

        Raises:
            ConflictError: the files have another mark.
            CorrectionsError: this is not a correction, or it does not apply.
            OutputError: it cannot be written.
        """
        self._editions.folder.document(name)
        with self._locks[name]:
            known, _ = self._editions.corrections(name)
            refuse_conflict(self._mark(name), mark)
            is_removal = isinstance(values, dict) and "corrected" not in values
            key = _key_of(values)
            rest = [each for each in known if (each.pointer, each.field) != key]
            if is_removal:
                return self._correct(name, mark, rest)
            try:
                wanted = [*rest, Correction.model_validate(values)]
            except ValidationError:
                raise _not_a_correction() from None
            state = self._correct(name, mark, wanted, key)
            self.keep_draft(name, None)
            return state

    def settle(self, name: str, mark: str, values: Any) -> State:
        """Write down that a doubt is settled, or that it is open again.

        Args:
            name: the document.
            mark: that of the document's files as the page knows them.
            values: `finding`, the key of the doubt, and whether it is `settled`.

        Raises:
            ConflictError: the files have another mark.
            InputError: there is no such doubt, or the file of settled doubts cannot be read.
            OutputError: it cannot be written.
        """
        self._editions.folder.document(name)
        with self._locks[name]:
            rows, _ = self._editions.settled_rows(name)
            refuse_conflict(self._mark(name), mark)
            if not isinstance(values, dict):
                raise InputError("This names no doubt.", remedy="Reload the page and try again.")
            appendix = read_appendix(self._editions.appendix(name))
            key, settled = str(values.get("finding")), values.get("settled") is True
            wanted = write_settled(with_doubt(rows, appendix, key, settled=settled))
            self._write(name, mark, self._editions.folder.settled(name), wanted)
            return self._report(name)

    def undo(self, name: str, mark: str) -> State:
        """Take back the last change of a document.

        Raises:
            ConflictError: the files have another mark.
            CorrectionsError: there is nothing to take back.
        """
        self._editions.folder.document(name)
        with self._locks[name]:
            refuse_conflict(self._mark(name), mark)
            if not self._undoable(name, mark):
                raise CorrectionsError("There is nothing to undo.", remedy="Change the value itself.")
            last = self._past[name][-1]
            if last.before is None:
                self._editions.folder.delete(last.path)
            else:
                self._editions.folder.write(last.path, last.before)
            self._past[name].pop()
            return self._report(name)

    def _correct(
        self, name: str, mark: str, wanted: Iterable[Correction], key: tuple[str, str] | None = None
    ) -> State:
        path = self._editions.folder.corrections(name)
        content = write_corrections(wanted)
        read_as = self._editions.key(name)
        answer = self._editions.corrected(name, read_as, read_corrections(content, path.name))
        if key is not None:
            _require_applied(read_appendix(answer), key)
        self._write(name, mark, path, content)
        self._editions.keep(name, read_as, mark_of(content), answer)
        return self._report(name)

    def _write(self, name: str, mark: str, path: Path, content: bytes) -> None:
        refuse_conflict(self._mark(name), mark)  # again: it takes a while to make the content
        before = self._editions.folder.read(path)
        self._editions.folder.write(path, content)
        self._past[name] = [*self._past[name], _Change(path, before, self._mark(name))][-_REMEMBERED:]

    def _report(self, name: str) -> State:
        state = self.state(name)
        self._on_change(name, state.appendix)
        return state

    def _undoable(self, name: str, mark: str) -> int:
        """Return how many changes can be undone; none if somebody else changed one of the files since."""
        past = self._past[name]
        return len(past) if past and past[-1].mark == mark else 0

    def _mark(self, name: str) -> str:
        """Return a mark that changes with how a document is read, up to the first dash, and with what people said about it."""
        folder = self._editions.folder
        said = [mark_of(folder.read(path)) for path in (folder.corrections(name), folder.settled(name))]
        return "-".join([self._editions.key(name), *said])

    # -- text that is being typed --------------------------------------------------------------------------

    def draft(self, name: str) -> Any:
        """Return the text that was being typed about a document; None if there is none."""
        content = self._editions.folder.read(self._editions.folder.draft(name))
        with suppress(ValueError):
            return None if content is None else json.loads(content)
        return None

    def keep_draft(self, name: str, draft: Any) -> None:
        """Keep the text that is being typed about a document, or forget it, if it is None.

        Raises:
            CorrectionsError: it is too long.
            OutputError: it cannot be written.
        """
        folder = self._editions.folder
        path = folder.draft(folder.document(name).name)
        if draft is None:
            with suppress(OSError):
                path.unlink()
            return
        content = json.dumps(draft).encode()
        if len(content) > _LONGEST_DRAFT:
            raise CorrectionsError("The text is too long.", remedy="Shorten it.", where=as_text(name))
        folder.write(path, content)


def _key_of(values: Any) -> tuple[str, str]:
    try:
        return str(values["pointer"]), str(values["field"])
    except (TypeError, LookupError):
        raise _not_a_correction() from None


def _not_a_correction() -> CorrectionsError:
    return CorrectionsError("This is not a correction.", remedy="Reload the page and try again.")


def _require_applied(appendix: Appendix, key: tuple[str, str]) -> None:
    """Make sure that a correction applies.

    Raises:
        CorrectionsError: it does not.
    """
    if any((each.pointer, each.field) == key for each in appendix.corrections):
        return
    where = "/".join(key)
    refused = [each for each in appendix.findings if each.code.startswith("correction-")]
    found = next((each for each in refused if each.pointer == where), refused[-1] if refused else None)
    problem = found.message if found else "The correction does not apply."
    raise CorrectionsError(problem, remedy=found.remedy if found else "Reload the page and try again.")
