"""Having children do tasks, and holding them to their limits."""

from __future__ import annotations

import contextlib
import itertools
import math
import os
import pickle
import selectors
import signal
import socket
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Protocol

from appendix_parser.errors import AppendixParserError, KilledError, LimitError, UnreadablePdfError
from appendix_parser.inputs.limits import MEGABYTE, Limits
from appendix_parser.isolation.answers import error_reply, open_reply, tells_of_no_memory
from appendix_parser.isolation.channel import Channel, Kind
from appendix_parser.isolation.child import Feed, Order, page_reported
from appendix_parser.isolation.clock import Clock
from appendix_parser.isolation.process import Ending, start
from appendix_parser.read_options import OnPage, ignore

_AHEAD = 4
"""Parts to take from a child before the one that works on them asks for more."""

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


def run(
    task: Callable[..., bytes],
    /,
    *arguments: Any,
    limits: Limits,
    where: str,
    cancel: HasDescriptor | None = None,
) -> bytes:
    """Call `task(*arguments)` in a child process and return the bytes that it returns.

    The child ends with this call, however it ends, and when this process dies.

    Args:
        task: a function at the top of a module that can be imported.
        arguments: what it is called with; picklable. For a `Source` it gets a `Feed`.
        limits: `seconds` and `memory_mb` hold for the child, and `page_seconds` between two calls of
            `report_page`.
        where: the document's name, for messages.
        cancel: ends the call when there is something to read from it, or its other end is closed.

    Raises:
        AppendixParserError: what the task raised.
        LimitError: the time or the memory was used up.
        KilledError: the system or somebody else ended the child.
        UnreadablePdfError: the child crashed.
        UnexpectedError: the task raised something else; the child's traceback is a note.
        Cancelled: by `cancel`.
    """
    with contextlib.closing(_Child(_order(task, arguments, limits, where), _sources(arguments))) as worker:
        return _work_with(worker, cancel)


def _work_with(worker: _Child, cancel: HasDescriptor | None) -> bytes:
    """Give children what they ask for from each other, and return what this one answers in the end."""
    sources = dict.fromkeys(itertools.chain(worker.sources, *(each.child.sources for each in worker.sources)))
    while True:
        for taker in (worker, *(source.child for source in sources)):
            taker.serve()
        making = {source.child: source for source in sources if source.is_wanted}
        for each in _speaking([worker, *making], cancel):
            if each is not worker:
                making[each].listen()
                continue
            kind, content = worker.hear()
            if kind is Kind.DONE:
                return open_reply(content)


@contextlib.contextmanager
def start_source(
    task: Callable[..., Iterable[bytes]],
    /,
    *arguments: Any,
    limits: Limits,
    where: str,
    do_without: bool = False,
    on_page: OnPage = ignore,
) -> Iterator[Source]:
    """Let a child process call `task(*arguments)` while another one, of `run`, works on what it yields.

    The child ends with this context, and when this process dies. Its errors, and an error if it dies, are raised by
    `read_feed` in the other one: this one continues if that does.

    Args:
        task: a function at the top of a module that can be imported.
        arguments: what it is called with, as for `run`; a `Source` among them takes from none itself.
        limits: as for `run`; `page_seconds` holds for each part, unless the task reports page 0
            or waits for another child.
        where: the document's name, for messages.
        do_without: if a child fails, an empty part replaces the one that it was making, and another child
            calls `task(*arguments, n)`, n being the number of the parts so far. Each such child has half of the time of the
            one before for a part, and all together the time of one.
        on_page: is called with each page that the task reports.

    Yields:
        What a task of `run` takes as an argument, and gives to `read_feed`.
    """
    source = Source(
        _order(task, arguments, limits, where, in_pieces=True),
        _sources(arguments),
        do_without=do_without,
        on_page=on_page,
    )
    try:
        yield source
    finally:
        source.close()


def pieces(
    task: Callable[..., Iterable[bytes]], /, *arguments: Any, limits: Limits, where: str
) -> Iterator[bytes]:
    """Yield what `task(*arguments)` yields in a child process, which ends with this generator.

    Arguments are those of `start_source`, errors those of `run`.
    """
    with start_source(task, *arguments, limits=limits, where=where) as source:
        source.keep_for(source)
        while True:
            while (part := source.next_for(source)) is None:
                for _ in _speaking([source.child], None):
                    source.listen()
            kind, content = part
            if kind is Kind.END:
                open_reply(content)
                return
            yield content


_numbers = itertools.count()


class Source:
    """What a child makes for others, or for this process."""

    def __init__(self, order: Order, sources: Sequence[Source], *, do_without: bool, on_page: OnPage) -> None:
        self.number = next(_numbers)
        self._on_page = on_page
        self._ready: dict[object, deque[tuple[Kind, bytes]]] = {}
        self._order = order
        self._sources = sources
        self._do_without = do_without
        self._made = 0
        self._has_ended = False
        self.child = self._next_child()

    @property
    def is_wanted(self) -> bool:
        """Whether more is wanted from it."""
        return not self._has_ended and all(len(ready) < _AHEAD for ready in self._ready.values())

    def keep_for(self, taker: object) -> None:
        """Keep what is made from now on for this one, too, until it takes it."""
        self._ready[taker] = deque()

    def forget(self, taker: object) -> None:
        """Keep nothing for this one any more."""
        self._ready.pop(taker, None)

    def next_for(self, taker: object) -> tuple[Kind, bytes] | None:
        """Return what this one takes next; None as long as it is not made."""
        ready = self._ready[taker]
        return ready.popleft() if ready else None

    def listen(self) -> None:
        """Take what the child says next, or what has become of it."""
        try:
            kind, content = self.child.hear()
            if kind is Kind.DONE:
                open_reply(content)
        except (LimitError, UnreadablePdfError) as harm:
            self._go_on_after(harm)
        except AppendixParserError as error:
            self._end(error_reply(error, "".join(getattr(error, "__notes__", ()))))
        else:
            if kind is Kind.DONE:
                self._end(content)
            elif kind is Kind.PIECE:
                self._take(content)
            elif kind is Kind.PAGE:
                self._on_page(page_reported(content))

    def close(self) -> None:
        """End the child."""
        self.child.close()

    def _take(self, piece: bytes) -> None:
        self._made += 1
        self._keep(Kind.PIECE, piece)

    def _end(self, reply: bytes) -> None:
        self._has_ended = True
        self._keep(Kind.END, reply)
        for source in self._sources:
            source.forget(self.child)

    def _keep(self, kind: Kind, content: bytes) -> None:
        for ready in self._ready.values():
            ready.append((kind, content))

    def _go_on_after(self, harm: AppendixParserError) -> None:
        limits = self._order.limits
        left = self.child.left_in_all()
        self.child.close()
        if not self._do_without or left < 1:
            self._end(error_reply(harm))
            return
        self._take(b"")
        share = max(1, limits.page_seconds // 2)
        self._order = replace(self._order, limits=replace(limits, seconds=int(left), page_seconds=share))
        self.child = self._next_child()

    def _next_child(self) -> _Child:
        order = self._order
        given = (*order.arguments, self._made) if self._do_without else order.arguments
        return _Child(replace(order, arguments=given), self._sources)


def _order(
    task: Callable[..., Any],
    arguments: Sequence[Any],
    limits: Limits,
    where: str,
    *,
    in_pieces: bool = False,
) -> Order:
    given = tuple(Feed(each.number) if isinstance(each, Source) else each for each in arguments)
    return Order(task.__module__, task.__qualname__, given, limits, where, in_pieces)


def _sources(arguments: Iterable[Any]) -> Sequence[Source]:
    return [each for each in arguments if isinstance(each, Source)]


class _Child:
    """A child at work, and what it takes from others."""

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
        return self._channel.fileno()

    def left(self) -> float:
        """Return how many seconds the child has at least."""
        return min(self._clock.left(), self._page_clock.left() if self._page_clock else math.inf)

    def left_in_all(self) -> float:
        """Return the same whatever page it is at."""
        return self._clock.left()

    def send(self, kind: Kind, content: bytes) -> None:
        """Send the child a message; if it has ended, that is noticed afterwards."""
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
        """Return what the child says, once it is one of those that are `_speaking`.

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


def _speaking(children: Sequence[_Child], cancel: HasDescriptor | None) -> list[_Child]:
    """Wait, and return the children that say something or have no time left.

    Raises:
        Cancelled: by `cancel`.
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
