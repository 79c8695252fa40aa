"""All editions side by side: the history, and the decisions about doubtful matches.

A `fingerprint` stands for the editions and decisions as they are, and costs nothing. A key is made of their content.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from appendix_parser import isolation
from appendix_parser.app import child_tasks
from appendix_parser.app.cache import key_of
from appendix_parser.app.edit_corrections import refuse_conflict
from appendix_parser.app.read_editions import Editions, mark_of
from appendix_parser.batch.file_bundle import unpack
from appendix_parser.errors import AppendixParserError, DecisionError
from appendix_parser.exporters.texts.match_file import read_decisions, write_decisions
from appendix_parser.inputs.documents import Document
from appendix_parser.timeline.decisions import Decision, Place
from appendix_parser.timeline.history_records import Outcome


@dataclass(frozen=True, slots=True)
class Comparison:
    """A history of some editions.

    Attributes:
        key: what stands for the editions and decisions that it is made of.
        mark: that of the match file.
        about: what there is to say about it.
        page: the page, as HTML.
        matches: the match file that `history` would write, with the decisions about editions that are not there.
    """

    key: str
    mark: str
    about: child_tasks.Compared
    page: bytes
    matches: bytes


_FEW = 30
"""Up to this many editions are compared without being asked for, so that the list can show doubtful matches."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a history: its doubtful matches, or why it cannot be made; None if it is not known."""

    doubtful: int | None = None
    problem: str = ""


class Comparing:
    """Puts the editions side by side, and keeps the last result."""

    def __init__(self, editions: Editions) -> None:
        self._editions = editions
        self._lock = threading.Lock()
        self._last: Comparison | None = None
        self._known: tuple[int, Known] = (0, Known())

    def look(self, names: list[str], fingerprint: int) -> Known:
        """Return what is known of the history of these documents, and have it made if there are few."""
        at, known = self._known
        if at == fingerprint:
            return known
        if 1 < len(names) <= _FEW:
            self._known = fingerprint, Known()
            threading.Thread(target=self._find_out, args=(names, fingerprint), daemon=True).start()
        return Known()

    def _find_out(self, names: list[str], fingerprint: int) -> None:
        try:
            pairs = self.compare(names).about.pairs
            found = Known(sum(pair.outcome is Outcome.DOUBTFUL for pair in pairs))
        except AppendixParserError as error:
            found = Known(problem=str(error))
        if self._known[0] == fingerprint:
            self._known = fingerprint, found

    def key(self, names: list[str]) -> str:
        """Return what stands for the history of these documents as they are now."""
        parts = [f"{name} {self._editions.key(name)} {self._editions.corrections(name)[1]}" for name in names]
        return key_of(*parts, mark_of(self.decided))

    @property
    def decided(self) -> bytes | None:
        """The match file, if there is one."""
        return self._editions.folder.read(self._editions.folder.matches)

    def compare(self, names: list[str]) -> Comparison:
        """Return the history of these documents.

        Raises:
            DecisionError: the match file does not fit them.
            AppendixParserError: one of them has not been read.
        """
        with self._lock:
            key = self.key(names)
            if self._last is None or self._last.key != key:
                self._last = self._made(names, key, self.decided)
            return self._last

    def decide(self, names: list[str], mark: str, pair: Any, decision: str) -> Comparison:
        """Write down that two objectives are the same, or not.

        Args:
            names: the documents.
            mark: that of the match file as the page knows it.
            pair: the fields of a `Pair` that name them.
            decision: `same` or `different`; empty to decide nothing.

        Raises:
            ConflictError: the match file was changed in the meantime.
            DecisionError: they are not there, or it contradicts another decision.
            OutputError: it cannot be written.
        """
        with self._lock:
            before = self.decided
            refuse_conflict(mark_of(before), mark)
            later, earlier = _places(pair)
            path = self._editions.folder.matches
            known = [] if before is None else read_decisions(before, path.name)
            rest = [each for each in known if (each.later.key, each.earlier.key) != (later.key, earlier.key)]
            if decision in ("same", "different"):
                rest.append(Decision(later, earlier, decision == "same"))
            # Tried before it is written, and written as `history` writes it.
            tried = self._made(names, "", write_decisions(rest))
            self._editions.folder.write(path, tried.matches)
            self._last = self._made(names, self.key(names), self.decided)
            return self._last

    def _made(self, names: list[str], key: str, decided: bytes | None) -> Comparison:
        folder = self._editions.folder
        read = {str(folder.root / name): self._editions.appendix(name) for name in names}
        addresses: Mapping[str, str] = {
            str(folder.root / name): f"/editions/{quote(name, safe='')}" for name in names
        }
        document = None if decided is None else Document(decided, folder.matches.name, folder.matches.name)
        answer = isolation.run(
            child_tasks.compare,
            read,
            document,
            addresses,
            limits=folder.limits,
            where="comparing the editions",
        )
        about, files = unpack(answer)
        return Comparison(
            key,
            mark_of(decided),
            child_tasks.Compared.model_validate(about, strict=False),
            files["history.html"],
            files["matches.csv"],
        )


def _places(pair: Any) -> tuple[Place, Place]:
    try:
        return (
            Place(str(pair["edition"]), int(pair["position"]), str(pair["title"])),
            Place(str(pair["earlier_edition"]), int(pair["earlier_position"]), str(pair["earlier_title"])),
        )
    except (TypeError, LookupError, ValueError):
        raise DecisionError("This names no match.", remedy="Reload the page and try again.") from None
