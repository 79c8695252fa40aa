"""Starting a child process, and ending it.

A process with one thread copies itself, which costs next to nothing. One with several has a program of a single thread do
it (`nursery.py`). Where processes cannot be copied, a new program is started for each child.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import signal
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from appendix_parser.errors import DEBUG_VARIABLE
from appendix_parser.isolation.child import work

FORKED = struct.Struct("q")
"""What the nursery says of a new child: its number."""

ENDED = struct.Struct("qq")
"""What it says of one that ended: the fields of `Ending`."""

_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""Keeps libraries from starting threads when they are loaded."""


class Ending(NamedTuple):
    """How a process ended: its exit status, or a signal as a negative number; and the bytes that it had at most."""

    status: int
    memory: int


class Process(Protocol):
    """A child process."""

    @property
    def number(self) -> int:
        """Its number in the system."""
        ...

    def end(self) -> Ending:
        """End it, should it not have ended."""
        ...


def start(end: socket.socket, errors: int) -> Process:
    """Start a child that takes a task from a socket.

    Args:
        end: the child's end; the caller closes his copy.
        errors: the descriptor for what native code says when it gives up.
    """
    if not _CAN_FORK:
        return _Alone(end)
    if _has_one_thread():
        return _Copy(end, errors)
    return _the_nursery().start(end, errors)


def preload(*modules: str) -> None:
    """Have these modules loaded where the children of a process with several threads come from; before the first one."""
    _preloaded.update(dict.fromkeys(modules))


def get_ready(*modules: str) -> None:
    """Do the same and begin at once, while this process continues: it will have several threads."""
    preload(*modules)
    if _CAN_FORK:
        _the_nursery()


def reap(process: int, *, wait: bool) -> Ending | None:
    """Return how a process ended, waiting for it if asked to; None if it has not."""
    try:
        found, status, usage = os.wait4(process, 0 if wait else os.WNOHANG)
    except ChildProcessError:  # somebody else took it
        return Ending(0, 0)
    if not found:
        return None
    unit = 1 if sys.platform == "darwin" else 1024
    return Ending(os.waitstatus_to_exitcode(status), usage.ru_maxrss * unit)


class _Copy:
    """A copy of this process."""

    def __init__(self, end: socket.socket, errors: int) -> None:
        this = os.getpid()
        with _interrupts_held_back():
            self.number = os.fork()
            if self.number == 0:
                work(end, errors, this)
            self._ending: Ending | None = None

    def end(self) -> Ending:
        if self._ending is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.number, signal.SIGKILL)
            self._ending = reap(self.number, wait=True)
        assert self._ending is not None
        return self._ending


class _Nursed:
    """A child of the nursery."""

    def __init__(self, lifeline: socket.socket) -> None:
        self._lifeline = lifeline
        (self.number,) = FORKED.unpack(self._told(FORKED.size))
        self._ending: Ending | None = None

    def end(self) -> Ending:
        if self._ending is None:
            with contextlib.suppress(OSError):
                self._lifeline.shutdown(socket.SHUT_WR)
            self._ending = Ending(*ENDED.unpack(self._told(ENDED.size)))
            self._lifeline.close()
        return self._ending

    def _told(self, length: int) -> bytes:
        received = b""
        while len(received) < length:
            piece = self._lifeline.recv(length - len(received))
            if not piece:  # the nursery was killed, and its children with it
                return ENDED.pack(-signal.SIGKILL, 0)[:length]
            received += piece
        return received


class Nursery:
    """The program that makes children, and the way to ask it."""

    def __init__(self) -> None:
        self._control, theirs = socket.socketpair()
        with theirs:
            self._program = _program(
                "nursery.main(given[0], given[1])", theirs.fileno(), [*_preloaded], pass_fds=[theirs.fileno()]
            )
        self._asking = threading.Lock()
        atexit.register(self._end)

    def is_there(self) -> bool:
        """Return whether it runs."""
        return self._program.poll() is None

    def start(self, end: socket.socket, errors: int) -> _Nursed:
        """Have a child started, as `start` of this module does."""
        ours, theirs = socket.socketpair()
        with theirs, self._asking:
            socket.send_fds(self._control, [b"+"], [end.fileno(), errors, theirs.fileno()])
        return _Nursed(ours)

    def _end(self) -> None:
        self._control.close()
        self._program.wait()


class _Alone:
    """A program of its own, where processes cannot be copied."""

    def __init__(self, end: socket.socket) -> None:
        self._program = _program("child.work_alone(sys.stdin.buffer.read())", stdin=subprocess.PIPE)
        self.number = self._program.pid
        self._program.communicate(end.share(self.number))  # type: ignore[attr-defined,unused-ignore] # Windows has it

    def end(self) -> Ending:
        self._program.kill()
        return Ending(self._program.wait(), 0)


def _program(call: str, *given: object, **options: Any) -> subprocess.Popen[bytes]:
    """Start a program that calls a function of this package with values that JSON can say."""
    module = call.partition(".")[0]
    code = (
        "import json, sys\n"
        "sys.path[:], given = json.loads(sys.argv[1])\n"
        f"from appendix_parser.isolation import {module}\n{call}"
    )
    heard = None if DEBUG_VARIABLE in os.environ else subprocess.DEVNULL
    return subprocess.Popen(
        [sys.executable, "-c", code, json.dumps((sys.path, given))],
        **{"stdin": subprocess.DEVNULL, "stdout": heard, "stderr": heard, **options},
        env={**os.environ, **_ONE_THREAD},
    )


_CAN_FORK = hasattr(os, "fork")
_preloaded: dict[str, None] = {}
nurseries: dict[int, Nursery] = {}
"""By the process that started it: a copy has none."""
_starting = threading.Lock()


def _the_nursery() -> Nursery:
    with _starting:
        nursery = nurseries.get(os.getpid())
        if nursery is None or not nursery.is_there():
            nursery = nurseries[os.getpid()] = Nursery()
        return nursery


def _has_one_thread() -> bool:
    """Return whether this process has a single thread, which Linux alone says of all threads, Python's or not."""
    threads = Path("/proc/self/task")
    return threads.is_dir() and len(list(threads.iterdir())) == 1


@contextlib.contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Let no interrupt strike between the start of a child and the moment that somebody looks after it."""
    held = {signal.SIGINT, signal.SIGTERM}
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, held)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
