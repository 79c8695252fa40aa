"""A child at work, as its parent sees it: held to its limits, and heard."""

from __future__ import annotations

import contextlib
import math
import os
import pickle
import selectors
import signal
import socket
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from appendix_parser.errors import AppendixParserError, KilledError, LimitError, UnreadablePdfError
from appendix_parser.inputs.limits import MEGABYTE
from appendix_parser.isolation.answers import tells_of_no_memory
from appendix_parser.isolation.channel import Channel, Kind
from appendix_parser.isolation.child import Order, page_reported
from appendix_parser.isolation.clock import Clock
from appendix_parser.isolation.process import Ending, start

if TYPE_CHECKING:
    from appendix_parser.isolation.parent import Source

_SILENCE = 30
"""Seconds that a child may make a pause within a message."""

_LAST_WORDS = 65_536
"""Bytes that a child can say when it gives up."""

_MUCH = 0.5
"""The share of its memory that a child that ends without a word had at least if it ended for lack of more: a table that
grows is copied to a place of twice its size."""


class Cancelled(BaseException):
    """The call was ended from outside; nobody waits for its answer."""


class HasDescriptor(Protocol):
    """What can be waited for, such as a connection or a socket."""

    def fileno(self) -> int:
        """Return its descriptor."""
        ...


class HeldChild:
    """A child at work.

    Args:
        order: its task, and what that may cost.
        sources: what it takes from other children.
    """

    def __init__(self, order: Order, sources: Sequence[Source] = ()) -> None:
        self.sources = sources
        self._wanted: Source | None = None
        for source in sources:
            source.keep_for(self)
        self._limits, self._where = order.limits, order.where
        self._is_closed = False
        ours, theirs = socket.socketpair()
        self._last_words, saying = os.pipe()
        os.set_blocking(saying, False)  # who says too much is not held up
        os.set_blocking(self._last_words, False)
        with theirs:
            try:
                self._process = start(theirs, saying)
            finally:
                os.close(saying)
        ours.settimeout(_SILENCE)
        self._channel = Channel(ours, longest=order.limits.memory_mb * MEGABYTE)
        self._clock = Clock(self._process.number, order.limits.seconds)
        self._page = 0
        self._makes_pieces = order.in_pieces
        self._page_clock = self._clock_for_page() if order.in_pieces else None
        self.send(Kind.TASK, pickle.dumps(order))

    def fileno(self) -> int:
        """Return the descriptor of its channel."""
        return self._channel.fileno()

    def left(self) -> float:
        """Return how many seconds the child has at least."""
        return min(self._clock.left(), self._page_clock.left() if self._page_clock else math.inf)

    def left_in_all(self) -> float:
        """Return the same whatever page it is at."""
        return self._clock.left()

    def send(self, kind: Kind, content: bytes) -> None:
        """Tell the child something; what becomes of it is heard afterwards."""
        with contextlib.suppress(OSError):
            self._channel.send(kind, content)

    def serve(self) -> None:
        """Give the child what it waits for, if that is made."""
        part = self._wanted.next_for(self) if self._wanted is not None else None
        if part is not None:
            self._wanted = None
            if self._makes_pieces:
                self._page_clock = self._clock_for_page()
            self.send(*part)

    def hear(self) -> tuple[Kind, bytes]:
        """Return what the child says, once it is one of those that are `speaking`.

        Raises:
            AppendixParserError: it has no time left, or has ended.
        """
        if not _are_readable([self], 0):
            raise self._overdue()
        try:
            kind, content = self._channel.receive()
        except TimeoutError:
            raise self._overdue() from None
        except (EOFError, OSError):
            raise self._death(self.end()) from None
        if kind is Kind.PAGE:
            self._page = page_reported(content)
            self._page_clock = self._clock_for_page() if self._page else None
        elif kind is Kind.PIECE:
            self._page_clock = self._clock_for_page()
        elif kind is Kind.NEXT:
            self._wanted = next(source for source in self.sources if source.number == int(content))
            if self._makes_pieces:  # it waits, and others are held to their time
                self._page_clock = None
        return kind, content

    def end(self) -> Ending:
        """End the child, should it not have ended."""
        return self._process.end()

    def close(self) -> None:
        """End the child and let go of all that is of it."""
        if not self._is_closed:
            self._is_closed = True
            self.end()
            self._channel.close()
            os.close(self._last_words)

    def _clock_for_page(self) -> Clock:
        return Clock(self._process.number, self._limits.page_seconds)

    def _overdue(self) -> LimitError:
        if self._page_clock is None or self._clock.left() <= 0:
            return self._limits.reached(limit="seconds", where=self._where)
        where = f"{self._where}, page {self._page}" if self._page else self._where
        return self._limits.reached(limit="page_seconds", where=where)

    def _death(self, ending: Ending) -> AppendixParserError:
        """Return the error for a child that ended without an answer."""
        status, memory = ending
        cause = signal.Signals(-status).name if status < 0 else f"exit status {status}"
        no_memory = self._limits.reached(limit="memory_mb", where=self._where)
        if cause == "SIGKILL":  # the system's way to get memory back
            return KilledError(no_memory.problem, remedy=no_memory.remedy, where=self._where)
        if cause == "SIGXCPU":
            return self._limits.reached(limit="seconds", where=self._where)
        if tells_of_no_memory(self._words()) or memory > _MUCH * self._limits.memory_mb * MEGABYTE:
            return no_memory
        return UnreadablePdfError(
            f"The program that reads PDFs crashed on it ({cause}).",
            remedy="The file is damaged or made to do harm; if other programs open it, save it again from there.",
            where=self._where,
        )

    def _words(self) -> str:
        with contextlib.suppress(BlockingIOError):
            return os.read(self._last_words, _LAST_WORDS).decode(errors="replace")
        return ""


def speaking(children: Sequence[HeldChild], cancel: HasDescriptor | None) -> list[HeldChild]:
    """Wait, and return the children that say something or have no time left.

    Raises:
        Halted: by `cancel`.
    """
    while True:
        soonest = min(each.left() for each in children)
        ready = _are_readable([*children, *(() if cancel is None else (cancel,))], max(0, soonest))
        if cancel is not None and cancel in ready:
            raise Cancelled
        found = [each for each in children if each in ready or each.left() <= 0]
        if found:
            return found


def _are_readable(these: Sequence[HasDescriptor], seconds: float) -> list[object]:
    with selectors.DefaultSelector() as selector:
        for each in these:
            selector.register(each, selectors.EVENT_READ)
        return [key.fileobj for key, _ in selector.select(seconds)]
