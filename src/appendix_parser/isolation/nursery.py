"""A program that makes children: a copy of itself for each, with what they need already loaded.

A process with several threads cannot copy itself safely: another thread may hold a lock that nobody would release in the
copy. This program has one thread. It ends, and all its children with it, when the process that started it is no more.

For each child, the control socket brings its socket, the descriptor for its last words, and its lifeline: another
socket, on which this program says the child's number and, when it has ended, how. The child lives as long as the other
end of its lifeline is open for writing.
"""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import socket
from collections.abc import Sequence
from importlib import import_module

from appendix_parser.isolation.child import work
from appendix_parser.isolation.process import ENDED, FORKED, reap

_MANY = 65_536


def main(descriptor: int, modules: Sequence[str]) -> None:
    """Serve the process at the other end of a socket until it ends.

    Args:
        descriptor: the control socket.
        modules: what children need.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    for module in modules:
        with contextlib.suppress(ImportError):  # the task that needs it says so
            import_module(module)
    _Nursery(socket.socket(fileno=descriptor)).serve()


class _Nursery:
    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._lifelines: dict[int, socket.socket] = {}
        self._selector = selectors.DefaultSelector()
        self._selector.register(control, selectors.EVENT_READ, None)
        self._woken, waker = os.pipe()
        for end in (self._woken, waker):
            os.set_blocking(end, False)
        self._selector.register(self._woken, selectors.EVENT_READ, None)
        signal.set_wakeup_fd(waker)
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def serve(self) -> None:
        while True:
            for key, _ in self._selector.select():
                if key.data is not None:  # nobody holds on to this child any more
                    self._selector.unregister(key.fileobj)
                    os.kill(key.data, signal.SIGKILL)
                elif key.fileobj is self._control:
                    if not self._make_next():
                        for process in self._lifelines:
                            os.kill(process, signal.SIGKILL)
                        return
                else:
                    with contextlib.suppress(BlockingIOError):
                        os.read(self._woken, _MANY)
            self._reap()

    def _make_next(self) -> bool:
        """Make the next child that is asked for; return whether there is anybody to ask."""
        message, descriptors, *_ = socket.recv_fds(self._control, 1, 3)
        if descriptors:
            self._fork(*descriptors)
        return bool(message)

    def _fork(self, end: int, errors: int, lifeline: int) -> None:
        this = os.getpid()
        process = os.fork()
        if process == 0:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            work(socket.socket(fileno=end), errors, this)
        os.close(end)
        os.close(errors)
        held = self._lifelines[process] = socket.socket(fileno=lifeline)
        self._selector.register(held, selectors.EVENT_READ, process)
        _tell(held, FORKED.pack(process))

    def _reap(self) -> None:
        for process in [*self._lifelines]:
            ending = reap(process, wait=False)
            if ending is not None:
                held = self._lifelines.pop(process)
                with contextlib.suppress(KeyError):  # it was ended
                    self._selector.unregister(held)
                _tell(held, ENDED.pack(*ending))
                held.close()


def _tell(lifeline: socket.socket, message: bytes) -> None:
    with contextlib.suppress(OSError):  # nobody wants to know
        lifeline.sendall(message)
