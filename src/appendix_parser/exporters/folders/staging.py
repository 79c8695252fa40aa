"""A private folder beside the output, in which it is built before it is put in its place."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from appendix_parser.errors import OutputError
from appendix_parser.exporters.folders.swap import LeftAsideError

try:
    import fcntl
except ImportError:  # Windows has no locks on folders: what a killed run leaves must be removed by hand
    fcntl = None  # type: ignore[assignment]

_PREFIX = ".appendix-parser-"
_DIGITS = 16


@contextmanager
def staging_folder(parent: Path) -> Iterator[Path]:
    """Make an empty folder in `parent`; what has its name when the block ends is removed.

    The folder is locked while the block runs. A run that was killed leaves its folder unlocked; the next run
    in the same parent removes it.

    Raises:
        OSError: the folder could not be made.
    """
    folder = parent / f"{_PREFIX}{secrets.token_hex(_DIGITS // 2)}"
    with ExitStack() as locks:
        with locked(parent):  # so that nobody takes the new folder for a leftover before it is locked
            _remove_leftovers(parent)
            folder.mkdir()
            locks.enter_context(locked(folder))
        try:
            yield folder
        except LeftAsideError:  # what this folder holds may be all that is left of the old output
            raise
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def place_of(path: Path) -> Iterator[Path]:
    """Make the folders above `path` and yield it in full; if the block fails, those that were made are gone again.

    Raises:
        OSError: a folder could not be made, or the current one is no more.
        OutputError: it is the root of a disk, which has no name that something else could take.
    """
    place = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow a link that is at the place
    if not place.name:
        problem = "The output folder needs a name of its own."
        raise OutputError(problem, remedy="Name a folder below it.", where=str(path))
    missing = [parent for parent in place.parents if not parent.exists()]
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        yield place
    except BaseException:
        for parent in missing:
            with suppress(OSError):  # not empty: another run uses it by now
                parent.rmdir()
        raise


def write_new(path: Path, content: bytes, *, flush: bool = True) -> None:
    """Write a file that is not there yet; with `flush`, down to the disk."""
    with path.open("xb") as file:
        file.write(content)
        if flush:
            file.flush()
            os.fsync(file.fileno())


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of `folder`, waiting for it; without effect where the system cannot lock folders."""
    handle = _lock(folder, wait=True)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _remove_leftovers(parent: Path) -> None:
    for leftover in parent.glob(_PREFIX + "[0-9a-f]" * _DIGITS):
        handle = _lock(leftover, wait=False)
        if handle is not None:
            shutil.rmtree(leftover, ignore_errors=True)
            os.close(handle)


def _lock(folder: Path, *, wait: bool) -> int | None:
    """Lock `folder` and return the open handle that holds the lock; None if it cannot be locked."""
    if fcntl is None:
        return None
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle
