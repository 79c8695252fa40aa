"""Messages for when the system refuses to write."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from appendix_parser.errors import OutputError
from appendix_parser.exporters.folders.swap import LeftAsideError

_ANOTHER_FOLDER = "Choose another folder, or change who may write there."
_SPACE = "Free some space, or choose a folder on another disk."
_MOVE_AWAY = "Choose another folder, or move the file away."

# By error number: what is wrong, and what to do.
_CAUSES: Mapping[int, tuple[str, str]] = {
    errno.EACCES: ("There is no permission to write there.", _ANOTHER_FOLDER),
    errno.EPERM: ("There is no permission to write there.", _ANOTHER_FOLDER),
    errno.EROFS: ("The disk can only be read.", "Choose a folder on another disk."),
    errno.ENOSPC: ("The disk is full.", _SPACE),
    errno.EDQUOT: ("The disk quota is used up.", _SPACE),
    errno.EFBIG: ("A file would be larger than is allowed there.", _SPACE),
    errno.ENAMETOOLONG: ("The name is too long for the disk.", "Choose a shorter name."),
    errno.ENOTDIR: ("There is a file where a folder is needed.", _MOVE_AWAY),
    errno.EISDIR: ("There is a folder where the file should be.", "Choose another name."),
    errno.EEXIST: ("There is a file where a folder is needed.", _MOVE_AWAY),
    errno.EBUSY: ("The system uses this folder itself: a disk may be mounted there.", "Name a folder in it."),
}


@contextmanager
def output_errors(folder: Path) -> Iterator[None]:
    """Turn what the system or an encoder raises while `folder` is written into an `OutputError` from it."""
    try:
        yield
    except OSError as error:
        unknown = (
            f"Writing failed: {error.strerror or error}.",
            "Look at the folder and the disk, and try again.",
        )
        problem, remedy = _CAUSES.get(error.errno or 0, unknown)
        if error.errno in {errno.ENOTDIR, errno.EEXIST} and (file := _file_above(folder)):
            problem = f"There is a file where a folder is needed: “{file}”."
        if isinstance(error, LeftAsideError):
            problem += f" What was there before could not be put back: it is in “{error.kept_as}”."
            remedy = f"Rename that folder to “{folder.name}” before you run the program again."
        raise OutputError(problem, remedy=remedy, where=str(folder)) from error
    except UnicodeEncodeError as error:
        problem = "A text holds half of a character, which cannot be written as UTF-8."
        raise OutputError(problem, remedy="Please report the document.", where=str(folder)) from error


def _file_above(path: Path) -> Path | None:
    """Return the file that stands where a folder above `path` should be."""
    return next((parent for parent in reversed(path.parents) if parent.is_file()), None)
