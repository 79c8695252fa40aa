"""Files from outside: their bytes, within the limits on size and time, and their names."""

from __future__ import annotations

import hashlib
import os
import select
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, TypeAlias

from appendix_parser.errors import InputError
from appendix_parser.inputs.limits import MEGABYTE, Limits

# A pipe without a writer would hold up the opening itself; not every system has these.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


Source: TypeAlias = str | Path | bytes | BinaryIO
"""A file from outside, as a caller has it: its path, its bytes, or the open file."""

_UNNAMED = "document.pdf"


def load(source: Source, name: str | None, limits: Limits) -> tuple[bytes, str]:
    """Return the bytes of a file and its name, without folders.

    Args:
        source: the file: its path, its bytes, or a file that is open in binary mode, which is read from where it stands.
        name: the name to use; None for the file's own.
        limits: `file_mb` holds, and for a path also `seconds`.

    Raises:
        InputError: the file cannot be read, or is open as text.
        LimitError: it is larger than the limit, or its end does not come in time.
    """
    if isinstance(source, bytes):
        return source, as_text(name or _UNNAMED)
    if isinstance(source, str | Path):
        return read_file(source, limits, where=str(source)), as_text(name or Path(source).name)
    own = getattr(source, "name", None)
    name = as_text(name or (Path(own).name if isinstance(own, str) else "") or _UNNAMED)
    return _read_open(source, limits, where=name), name


def _read_open(file: BinaryIO, limits: Limits, *, where: str) -> bytes:
    most = limits.file_mb * MEGABYTE
    try:
        content = file.read(most + 1)
    except (OSError, ValueError) as error:
        problem = f"The file cannot be read: {getattr(error, 'strerror', None) or error}."
        raise InputError(problem, remedy="Check that it is open for reading.", where=where) from error
    if not isinstance(content, bytes):
        raise InputError("The file is open as text.", remedy="Open it in binary mode, “rb”.", where=where)
    if len(content) > most:
        raise limits.reached(limit="file_mb", where=where)
    return content


def read_file(path: str | Path, limits: Limits, *, where: str) -> bytes:
    """Return the content of a file, a pipe or a device.

    Args:
        path: the file.
        limits: `file_mb` holds, and `seconds` for what comes slowly or never.
        where: what messages call the file.

    Raises:
        InputError: there is no such file, it is a folder, or the system does not let it be read.
        LimitError: it is larger than the limit, or its end does not come in time.
    """
    try:
        descriptor = os.open(path, _FLAGS)
        try:
            return read_descriptor(descriptor, limits, where=where)
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        problem = "There is no such file." if str(path) else "The name of the file is empty."
        remedy = "Check the name and the folder."
    except IsADirectoryError:
        problem, remedy = "This is a folder.", "Name a file in it."
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL character
        reason = error.strerror if isinstance(error, OSError) else "Its name is not possible"
        problem, remedy = f"The file cannot be opened: {reason}.", "Check that you may read it."
    raise InputError(problem, remedy=remedy, where=where)


def sha256_of(data: bytes) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def as_text(name: str) -> str:
    """Return a file's name as text that can be written.

    It may be any bytes; those that are not UTF-8 come as lone surrogates, and become U+FFFD.
    """
    return "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in name)


def read_descriptor(descriptor: int, limits: Limits, *, where: str) -> bytes:
    """Return what can be read from an open file from here to its end.

    Raises:
        LimitError: it is more than `limits.file_mb`, or its end does not come within `limits.seconds`.
        OSError: the system does not let it be read.
    """
    left = limits.file_mb * MEGABYTE
    pieces: list[bytes] = []
    for piece in _pieces(descriptor, limits, where):
        pieces.append(piece)
        left -= len(piece)
        if left < 0:
            raise limits.reached(limit="file_mb", where=where)
    return b"".join(pieces)


def _pieces(descriptor: int, limits: Limits, where: str) -> Iterator[bytes]:
    end = time.monotonic() + limits.seconds
    while True:
        if not _has_something(descriptor, end - time.monotonic()):
            raise limits.reached(limit="seconds", where=where)
        try:
            piece = os.read(descriptor, MEGABYTE)
        except BlockingIOError:  # another process was quicker
            continue
        if not piece:
            return
        yield piece


def _has_something(descriptor: int, seconds: float) -> bool:
    """Wait that long for bytes or the end of the file, and return whether they came."""
    if seconds <= 0:
        return False
    if not hasattr(select, "poll"):  # Windows, where only sockets can be waited for
        return True
    waiting = select.poll()
    waiting.register(descriptor, select.POLLIN)
    return bool(waiting.poll(seconds * 1000))
