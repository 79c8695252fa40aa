"""The server: one process, on this computer only, that gives nobody time without end."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from appendix_parser.errors import InputError

ADDRESS = "127.0.0.1"
_CONNECTIONS = 100
_HEADER_SECONDS = 10
_IDLE_SECONDS = 60
_LAST_SECONDS = 2


def bound(port: int) -> socket.socket:
    """Return a socket that listens on this computer only.

    Args:
        port: its port; 0 for one that is free.

    Raises:
        InputError: the port cannot be used.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # on Windows, this would let another program take the port too
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((ADDRESS, port))
        listening.listen(_CONNECTIONS)
    except OSError as error:
        listening.close()
        raise InputError(
            f"Port {port} cannot be used: {error.strerror or error}.",
            remedy="Choose another one with --port, or leave --port out.",
        ) from error
    return listening


class Server(uvicorn.Server):
    """Serves an application until it is stopped.

    Args:
        app: the application.
        on_start: is called when it listens.
    """

    def __init__(self, app: ASGIApp, on_start: Callable[[], None]) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http=_Impatient,
                ws="none",
                loop="asyncio",
                lifespan="off",
                log_config=None,
                log_level="critical",
                access_log=False,  # addresses have names of files in them, and the first one the token
                proxy_headers=False,
                server_header=False,
                date_header=False,
                limit_concurrency=_CONNECTIONS,
                timeout_keep_alive=_IDLE_SECONDS,
                timeout_graceful_shutdown=_LAST_SECONDS,
            )
        )
        self._on_start = on_start

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen."""
        await super().startup(sockets)
        self._on_start()

    def stop(self) -> None:
        """End the server, from any thread."""
        self.should_exit = True

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """End the server at an interrupt, which is how people end it."""
        before = {each: signal.signal(each, self._interrupted) for each in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)

    def _interrupted(self, _number: int, _frame: FrameType | None) -> None:
        self.should_exit = True


class _Impatient(H11Protocol):
    """A connection that is closed if the head of a request does not end in time."""

    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait(self) -> None:
        """Have patience with the head of a request, but not with the next piece of the same."""
        is_answered = self.cycle is None or self.cycle.response_complete
        if not is_answered:
            self._stop_waiting()
        elif self._waiting is None:
            self._waiting = self.loop.call_later(_HEADER_SECONDS, self._hang_up)

    def _hang_up(self) -> None:
        self._waiting = None
        if (self.cycle is None or self.cycle.response_complete) and not self.transport.is_closing():
            self.transport.close()

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
