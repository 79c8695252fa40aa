"""The desk: documents are read one after the other, each in processes of its own, and can be given up one by one."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from multiprocessing import Pipe
from multiprocessing.connection import Connection

from appendix_parser import isolation
from appendix_parser.app.about import About, about
from appendix_parser.app.folder import Stamp
from appendix_parser.app.read_editions import Editions
from appendix_parser.errors import (
    AppendixParserError,
    CorrectionsError,
    EncryptedPdfError,
    KilledError,
    ProfileError,
    UnexpectedError,
    UnknownTablesError,
)
from appendix_parser.read_options import OnPage
from appendix_parser.records import Appendix

_PASSWORD = "Type the password of the PDF. It is not stored."
_TEACH = (
    "If one of its tables is the appendix, name the columns and levels of that table. "
    "Otherwise, check that this is the right document."
)
_END = ""


class Stage(StrEnum):
    """How far a document is."""

    WAITING = "waiting"
    READING = "reading"
    LOCKED = "locked"  # needs a password
    FAILED = "failed"
    CANCELLED = "cancelled"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Card:
    """What the desk knows about a document.

    Attributes:
        stage: how far it is.
        page: the page that is being read; 0 for none.
        problem: what is wrong; "" if nothing is.
        remedy: what to do about it.
        teachable: whether a profile may help.
        about: what is in it.
    """

    stage: Stage = Stage.WAITING
    page: int = 0
    problem: str = ""
    remedy: str = ""
    teachable: bool = False
    about: About | None = None


class Desk:
    """Reads what is in the folder.

    Args:
        editions: the documents.
        jobs: how many are read at a time.
    """

    def __init__(self, editions: Editions, jobs: int) -> None:
        self._editions = editions
        self._cards: dict[str, Card] = {}
        self._stamps: dict[str, tuple[Stamp | None, ...]] = {}
        self._cancels: dict[str, Connection] = {}
        self._due = queue.SimpleQueue[str]()
        self._lock = threading.RLock()
        self._is_closed = False
        self._threads = [threading.Thread(target=self._run_jobs, daemon=True) for _ in range(jobs)]
        for thread in self._threads:
            thread.start()

    def look(self) -> dict[str, Card]:
        """Look at what is in the folder, have read what is new or changed, and return the card of each document."""
        documents = self._editions.folder.documents()
        with self._lock:
            for name in [each for each in self._cards if each not in documents]:
                del self._cards[name], self._stamps[name]
                self._cancel(name)
                self._editions.forget(name)
            for name in documents:
                stamps = self._stamps_of(name)
                if self._stamps.get(name) != stamps:
                    self._stamps[name] = stamps
                    self.again(name)
            return {name: self._cards[name] for name in documents}

    def fingerprint(self) -> int:
        """Return a number that changes when a document, what belongs to it, or a decision about matches changes."""
        with self._lock:
            matches = self._editions.folder.stamp(self._editions.folder.matches)
            return hash((matches, *self._stamps.items(), *((n, c.stage) for n, c in self._cards.items())))

    def again(self, name: str) -> None:
        """Have a document read, perhaps again; until then, what is known about it stays."""
        with self._lock:
            if self._cards.get(name, Card()).stage is Stage.READING:
                self._cancel(name)
            known = self._cards.get(name)
            if known is None or known.stage is not Stage.WAITING or not known.about:
                self._cards[name] = Card(about=known.about if known else None)
            self._due.put(name)

    def cancel(self, name: str) -> None:
        """Give up the reading of a document."""
        with self._lock:
            card = self._cards.get(name)
            if card is not None and card.stage in (Stage.WAITING, Stage.READING):
                self._cards[name] = replace(card, stage=Stage.CANCELLED, page=0)
                self._cancel(name)

    def changed(self, name: str, appendix: Appendix) -> None:
        """Take over what a document is after a correction, or after a doubt was settled."""
        with self._lock:
            self._cards[name] = self._ready(name, appendix)
            self._stamps[name] = self._stamps_of(name)

    def close(self) -> None:
        """End all work."""
        with self._lock:
            self._is_closed = True
            for name in [*self._cancels]:
                self._cancel(name)
        for _ in self._threads:
            self._due.put(_END)
        for thread in self._threads:
            thread.join(5)

    def _stamps_of(self, name: str) -> tuple[Stamp | None, ...]:
        folder = self._editions.folder
        paths = (
            folder.root / name,
            folder.corrections(name),
            folder.settled(name),
            folder.profile(name),
            folder.root / "profile.toml",
        )
        return tuple(map(folder.stamp, paths))

    # -- in the threads ------------------------------------------------------------------------------------

    def _run_jobs(self) -> None:
        while (name := self._due.get()) != _END:
            with self._taken(name) as cancel:
                if cancel is not None:
                    self._finish(name, self._read(name, cancel), cancel)

    @contextmanager
    def _taken(self, name: str) -> Iterator[Connection | None]:
        """Yield the pipe that cancels the work on a document; None if it is not to be read."""
        ends = self._begin(name)
        if ends is None:
            yield None
            return
        cancelled, cancel = ends
        try:
            yield cancelled
        finally:
            with self._lock:
                if self._cancels.get(name) is cancel:
                    del self._cancels[name]
                cancel.close()
            cancelled.close()

    def _begin(self, name: str) -> tuple[Connection, Connection] | None:
        """Take the next document, and return the two ends of the pipe that cancels the work on it."""
        with self._lock:
            card = self._cards.get(name)
            if self._is_closed or card is None or card.stage is not Stage.WAITING:
                return None
            cancelled, cancel = Pipe(duplex=False)
            self._cancels[name] = cancel
            self._cards[name] = replace(card, stage=Stage.READING)
            return cancelled, cancel

    def _read(self, name: str, cancel: Connection) -> Card | None:
        """Return the outcome of a document; None if it was cancelled."""
        try:
            try:
                appendix = self._editions.read(name, self._on_page(name), cancel)
            except KilledError:  # another document may have used up the memory
                appendix = self._editions.read(name, self._on_page(name), cancel)
            return self._ready(name, appendix)
        except isolation.Cancelled:
            return None
        except EncryptedPdfError as error:
            return Card(Stage.LOCKED, problem=error.problem, remedy=_PASSWORD)
        except AppendixParserError as error:
            return _failed(error)
        except Exception as bug:  # whatever it is, the other documents are read
            return _failed(UnexpectedError.of(bug, where=name))

    def _ready(self, name: str, appendix: Appendix) -> Card:
        return Card(Stage.READY, about=about(appendix, self._editions.settled(name)))

    def _on_page(self, name: str) -> OnPage:
        def report(page: int) -> None:
            with self._lock:
                card = self._cards.get(name)
                if card is not None and card.stage is Stage.READING:
                    self._cards[name] = replace(card, page=page)

        return report

    def _finish(self, name: str, card: Card | None, cancel: Connection) -> None:
        with self._lock:
            is_current = self._cards.get(name, Card()).stage is Stage.READING and not cancel.poll()
            if card is not None and is_current:
                self._cards[name] = card

    def _cancel(self, name: str) -> None:
        with suppress(KeyError, OSError):
            self._cancels.pop(name).close()


def _failed(error: AppendixParserError) -> Card:
    where = f"{error.where}: " if isinstance(error, CorrectionsError | ProfileError) else ""
    teachable = isinstance(error, UnknownTablesError | ProfileError)
    remedy = _TEACH if isinstance(error, UnknownTablesError) else error.remedy
    return Card(Stage.FAILED, problem=f"{where}{error.problem}", remedy=remedy, teachable=teachable)
