"""Messages between a process and its child, over one socket."""

from __future__ import annotations

import socket
import struct
from enum import Enum

_HEAD = struct.Struct(">cQ")
_PIECE = 1 << 20


class Kind(Enum):
    """What a message is."""

    TASK = b"T"
    """To the child: what to do."""
    DONE = b"D"
    """From the child: its answer or its error, sealed. Nothing follows."""
    PIECE = b"+"
    """From the child: a part of what it makes; or to it: a part of what another one makes."""
    END = b"E"
    """To the child: no such part follows; with the answer of the one that made them, sealed."""
    NEXT = b"N"
    """From the child: it waits for a part from the source of this number."""
    PAGE = b"P"
    """From the child: the number of the page that it works on now."""


class Channel:
    """One end of the socket.

    Args:
        end: the socket.
        longest: bytes; a longer message counts as the end of the other side.
    """

    def __init__(self, end: socket.socket, longest: int | None = None) -> None:
        self._socket = end
        self._longest = longest

    def fileno(self) -> int:
        """Return the descriptor, to wait for a message."""
        return self._socket.fileno()

    def send(self, kind: Kind, content: bytes = b"") -> None:
        """Send a message.

        Raises:
            OSError: nobody takes it.
        """
        self._socket.sendall(_HEAD.pack(kind.value, len(content)))
        self._socket.sendall(content)

    def receive(self) -> tuple[Kind, bytes]:
        """Wait for a message.

        Raises:
            EOFError: the other side is no more, or sends what is not a message.
            OSError: it fell silent in the middle of one.
        """
        kind, length = _HEAD.unpack(self._exactly(_HEAD.size))
        if self._longest is not None and length > self._longest:
            raise EOFError
        try:
            return Kind(kind), self._exactly(length)
        except ValueError:
            raise EOFError from None

    def _exactly(self, length: int) -> bytes:
        pieces = []
        while length:
            piece = self._socket.recv(min(length, _PIECE))
            if not piece:
                raise EOFError
            pieces.append(piece)
            length -= len(piece)
        return b"".join(pieces)

    def close(self) -> None:
        """Close this end."""
        self._socket.close()
