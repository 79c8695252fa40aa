"""Keep what somebody changed or added in an output folder, under another name, before the folder is written again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from appendix_parser.errors import OutputError
from appendix_parser.exporters.folders.output_errors import output_errors
from appendix_parser.exporters.folders.staging import locked, place_of
from appendix_parser.exporters.folders.swap import move, recover
from appendix_parser.exporters.folders.write import IsOurs, check_destination

_SUFFIX = "kept"


@contextmanager
def keeping(folder: Path, is_ours: IsOurs) -> Iterator[Path | None]:
    """Give an output folder another name while the block writes a new one, if writing would not replace it.

    If the block fails and leaves no folder in its place, it has its old name again.

    Args:
        folder: the output folder.
        is_ours: what may be replaced there, as for `write_files`.

    Yields:
        Where the folder is now: `NAME.kept`, or `NAME.kept-2` and so on; None if it was left where it is.

    Raises:
        OutputError: it cannot be renamed, or is the current folder.
    """
    kept = _set_aside(folder, is_ours)
    try:
        yield kept
    except BaseException:
        if kept is not None and not os.path.lexists(folder):
            with suppress(OSError):
                move(kept, folder)
        raise


def _set_aside(folder: Path, is_ours: IsOurs) -> Path | None:
    with output_errors(folder):
        if not os.path.lexists(folder):
            return None
        with place_of(folder) as place, locked(place.parent):
            recover(place)
            try:
                check_destination(folder, is_ours, force=False)
            except OutputError:
                if folder.is_symlink() or not folder.is_dir() or folder.samefile(Path()):
                    raise
                kept = _free_name(folder)
                move(folder, kept)
                return kept
    return None


def _free_name(folder: Path) -> Path:
    names = (f"{folder.name}.{_SUFFIX}{'' if number == 1 else f'-{number}'}" for number in count(1))
    return next(place for name in names if not os.path.lexists(place := folder.with_name(name)))
