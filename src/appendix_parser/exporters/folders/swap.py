"""Replaces a folder by a new one: at every moment one of the two is there, whole, and neither is lost."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from pathlib import Path

# renameat2(2) of Linux: exchange two names in one step; the current folder as the start of relative paths.
_RENAME_EXCHANGE = 2
_AT_FDCWD = -100

# How a kernel, a C library or a file system says that it cannot exchange names.
_NO_EXCHANGE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP})


class LeftAsideError(OSError):
    """What a name stood for could not be put back; `kept_as` is where it is now, whole."""

    def __init__(self, cause: OSError, kept_as: Path) -> None:
        super().__init__(cause.errno, cause.strerror)
        self.kept_as = kept_as


def swap(one: Path, other: Path) -> None:
    """Give each of two folders on the same file system the name of the other.

    Where the system can, this is one step. Elsewhere it is three renames; should the run end between them,
    `recover(other)` restores.

    Raises:
        LeftAsideError: it could not be done, nor undone; what `other` was is elsewhere.
        OSError: it could not be done; nothing has changed.
    """
    try:
        _exchange(one, other)
    except OSError as error:
        if error.errno not in _NO_EXCHANGE:
            raise
        _swap_in_steps(one, other)


def move(source: Path, destination: Path) -> None:
    """Rename a file or a folder to a name that is free, or that belongs to a file to be replaced.

    Raises:
        OSError: it could not be done; nothing has changed.
    """
    try:
        source.replace(destination)
    except OSError:
        # A network disk may have done it and lost the answer: what it says when it is asked again is an error.
        if os.path.lexists(source) or not os.path.lexists(destination):
            raise


def recover(folder: Path) -> None:
    """Undo or finish a swap of `folder` that was cut off between its steps.

    Raises:
        OSError: the old folder could not be put back.
    """
    aside = _aside(folder)
    if not aside.is_dir():
        return
    if folder.exists():
        shutil.rmtree(aside, ignore_errors=True)
    else:
        move(aside, folder)


def _aside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.previous")


def _swap_in_steps(one: Path, other: Path) -> None:
    aside = _aside(other)
    done: list[tuple[Path, Path]] = []
    try:
        for source, destination in ((other, aside), (one, other), (aside, one)):
            move(source, destination)
            done.append((source, destination))
    except OSError as error:
        try:
            for source, destination in reversed(done):
                move(destination, source)
        except OSError:
            raise LeftAsideError(error, aside) from error
        raise


def _exchange(one: Path, other: Path) -> None:
    if sys.platform != "linux":
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    library = ctypes.CDLL(None, use_errno=True)
    try:
        renameat2 = library.renameat2
    except AttributeError:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS)) from None
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(other))
