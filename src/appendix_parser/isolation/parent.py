"""Having children do tasks, and holding them to their limits."""

from __future__ import annotations

import contextlib
import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from appendix_parser.errors import AppendixParserError, LimitError, UnreadablePdfError
from appendix_parser.inputs.limits import MEGABYTE, Limits
from appendix_parser.isolation.answers import error_reply, open_reply
from appendix_parser.isolation.channel import Kind
from appendix_parser.isolation.child import Feed, Order, page_reported
from appendix_parser.isolation.held import HasDescriptor, HeldChild, speaking
from appendix_parser.read_options import OnPage, ignore

_AHEAD = 8 * MEGABYTE
"""Bytes to take from a child before the slowest of those that work on them asks for more."""


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
    with contextlib.closing(HeldChild(_order(task, arguments, limits, where), _sources(arguments))) as worker:
        return _work_with(worker, cancel)


def _work_with(worker: HeldChild, cancel: HasDescriptor | None) -> bytes:
    """Give children what they ask for from each other, and return what this one answers in the end."""
    sources = dict.fromkeys(itertools.chain(worker.sources, *(each.child.sources for each in worker.sources)))
    while True:
        for taker in (worker, *(source.child for source in sources)):
            taker.serve()
        making = {source.child: source for source in sources if source.is_wanted}
        for each in speaking([worker, *making], cancel):
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
                for _ in speaking([source.child], None):
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
        waiting = [sum(len(content) for _, content in ready) for ready in self._ready.values()]
        return not self._has_ended and (0 in waiting or max(waiting, default=0) < _AHEAD)

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

    def _next_child(self) -> HeldChild:
        order = self._order
        given = (*order.arguments, self._made) if self._do_without else order.arguments
        return HeldChild(replace(order, arguments=given), self._sources)


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
