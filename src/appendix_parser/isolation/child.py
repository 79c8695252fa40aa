"""What a child process does: it takes one task from its channel, answers, and ends."""

from __future__ import annotations

import os
import pickle
import socket
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any, NoReturn

from appendix_parser.isolation.answers import opened, sealed
from appendix_parser.isolation.channel import Channel, Kind
from appendix_parser.isolation.confine import cut_off, limit
from appendix_parser.limits import Limits

_channel: Channel | None = None
"""In a child, what leads to its parent."""


@dataclass(frozen=True, slots=True)
class Feed:
    """In a task, the place of something that another child makes; see `fed`."""

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


def report_page(number: int) -> None:
    """Tell the parent, from a task, which page is worked on now; 0 for none.

    Without effect in a process that is no child.
    """
    if _channel is not None:
        _channel.send(Kind.PAGE, str(number).encode())


def fed(feed: Feed) -> Iterator[bytes]:
    """Yield, in a task, what another child makes.

    Raises:
        AppendixParserError: what the task there raised, or what became of that child.
    """
    assert _channel is not None
    while True:
        _channel.send(Kind.NEXT, str(feed.number).encode())
        kind, content = _channel.receive()
        if kind is Kind.END:
            opened(content)
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
        reply = sealed(
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
    task: Callable[..., bytes] = getattr(import_module(order.module), order.name)
    return task(*order.arguments)


def _in_pieces(order: Order) -> bytes:
    assert _channel is not None
    task: Callable[..., Iterable[bytes]] = getattr(import_module(order.module), order.name)
    for piece in task(*order.arguments):
        _channel.send(Kind.PIECE, piece)
    return b""
