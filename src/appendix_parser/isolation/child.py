"""The work of a child process: it takes one task from its channel, answers, and ends."""

from __future__ import annotations

import os
import pickle
import socket
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any, NoReturn, TypeVar

from appendix_parser.inputs.limits import Limits
from appendix_parser.isolation.answers import open_reply, run_to_reply
from appendix_parser.isolation.channel import Channel, Kind
from appendix_parser.isolation.confine import cut_off, limit
from appendix_parser.isolation.sandbox import give_up_rights
from appendix_parser.read_options import PageNumber

Task = TypeVar("Task", bound=Callable[..., Any])

_channel: Channel | None = None
"""In a child, what leads to its parent."""


@dataclass(frozen=True, slots=True)
class Feed:
    """In a task, the place of something that another child makes; see `read_feed`."""

    number: int


@dataclass(frozen=True, slots=True)
class Order:
    """A task for a child.

    Attributes:
        module: where it is defined.
        name: its name there.
        arguments: what it is called with.
        limits: what it may cost.
        where: the document's name, for messages.
        in_pieces: it yields parts, and does not return an answer.
    """

    module: str
    name: str
    arguments: tuple[Any, ...]
    limits: Limits
    where: str
    in_pieces: bool


def needs(*modules: str) -> Callable[[Task], Task]:
    """Have a child load these modules before a task begins, and before it gives up the right to write files.

    So Python can keep what it compiles of them for the next run.
    """

    def mark(task: Task) -> Task:
        vars(task)["needs"] = modules
        return task

    return mark


def report_page(number: int) -> None:
    """Tell the parent, from a task, which page is worked on now, a `PageNumber` where the count is known; 0 for none.

    Without effect in a process that is not a child.
    """
    if _channel is not None:
        of = number.of if isinstance(number, PageNumber) else 0
        _channel.send(Kind.PAGE, f"{number} {of}".encode())


def page_reported(content: bytes) -> PageNumber:
    """Return what a child reported with `report_page`."""
    return PageNumber(*map(int, content.split()))


def read_feed(feed: Feed) -> Iterator[bytes]:
    """Yield, in a task, what another child makes.

    Raises:
        AppendixParserError: what the task there raised, or why that child ended.
    """
    assert _channel is not None
    while True:
        _channel.send(Kind.NEXT, str(feed.number).encode())
        kind, content = _channel.receive()
        if kind is Kind.END:
            open_reply(content)
            return
        yield content


def work(end: socket.socket, errors: int, parent: int) -> NoReturn:
    """Do the task that comes over a socket, and end this process, which must be a new one.

    Args:
        end: the socket.
        errors: the descriptor for what native code says when it gives up.
        parent: the process that made this one.
    """
    global _channel
    try:
        cut_off(parent, {end.fileno()}, errors)
        _channel = Channel(end)
        _, content = _channel.receive()
        order: Order = pickle.loads(content)
        del content
        limit(order.limits)
        reply = run_to_reply(
            _in_pieces if order.in_pieces else _at_once, order, limits=order.limits, where=order.where
        )
        _channel.send(Kind.DONE, reply)
    except BaseException:  # its parent reads it
        traceback.print_exc()
        os._exit(1)
    os._exit(0)  # nothing that the parent would do at its end is this process's to do


def work_alone(shared: bytes) -> NoReturn:
    """Do the task that comes over a socket that another process has shared, in a program that was started for it."""
    work(socket.fromshare(shared), 2, os.getppid())  # type: ignore[attr-defined,unused-ignore] # Windows has it


def _at_once(order: Order) -> bytes:
    answer: bytes = _ready_for(order)(*order.arguments)
    return answer


def _in_pieces(order: Order) -> bytes:
    assert _channel is not None
    for piece in _ready_for(order)(*order.arguments):
        _channel.send(Kind.PIECE, piece)
    return b""


def _ready_for(order: Order) -> Callable[..., Any]:
    """Return the task that is ordered, when this process can do no harm any more."""
    task: Callable[..., Any] = getattr(import_module(order.module), order.name)
    for module in getattr(task, "needs", ()):
        import_module(module)
    give_up_rights()
    return task
