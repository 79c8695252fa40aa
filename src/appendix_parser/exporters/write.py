"""Write all outputs of one document into its folder: whole, or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from appendix_parser.errors import OutputError
from appendix_parser.exporters import datapackage
from appendix_parser.exporters.failures import telling_what_failed
from appendix_parser.exporters.formats import APPENDIX
from appendix_parser.exporters.package import Document, OutputFile, Package
from appendix_parser.exporters.staging import locked, staging_folder
from appendix_parser.exporters.swap import recover, swap
from appendix_parser.records import Appendix

# What desktops leave in any folder that is looked at, and make again when it is gone.
_DESKTOP_NAMES = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})

_MOVE_AWAY = "Choose another folder, or move it away."


def write_outputs(
    appendix: Appendix, folder: Path, formats: Collection[str], *, force: bool = False
) -> list[Path]:
    """Write `appendix` into `folder` in the given formats (names in `formats.FORMATS`); see `write_package`."""
    return write_package(APPENDIX, appendix, folder, formats, force=force)


def write_package(
    package: Package[Document],
    document: Document,
    folder: Path,
    formats: Collection[str],
    *,
    force: bool = False,
) -> list[Path]:
    """Write `document` into `folder` in the given formats (names in `package.formats`), with the data package.

    The folder then holds the files of this run and no others: it is built beside its place and put there in
    one step, so that a run that fails or is killed leaves what was there before. Parent folders are made.

    A folder that is there is replaced if it holds nothing but what an earlier run wrote, unchanged: the data
    package in it says what that was. With `force`, files of the names that runs write are replaced whoever
    wrote them; anything else still is not.

    Returns:
        The files written, in a fixed order.

    Raises:
        OutputError: a format is unknown or none was given, the folder holds something that is not an output
            of this package, or it cannot be written; what was there before is untouched.
    """
    files = _files_of(package, formats, folder)
    place = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() would follow a link that stands at the place
    with telling_what_failed(folder), _parents_of(place), staging_folder(place.parent) as staging:
        names = _fill(staging, package, document, files)
        with locked(place.parent):
            _put_in_place(staging, place, folder, package.paths | {datapackage.PATH}, force=force)
    return [folder / name for name in names]


def _files_of(
    package: Package[Document], formats: Collection[str], folder: Path
) -> list[OutputFile[Document]]:
    unknown = sorted(set(formats) - package.formats.keys())
    if unknown or not formats:
        problem = f"There is no output format “{unknown[0]}”." if unknown else "No output format was given."
        raise OutputError(problem, remedy=f"Choose from {', '.join(package.formats)}.", where=str(folder))
    return [file for name, files in package.formats.items() if name in formats for file in files]


def _fill(
    staging: Path, package: Package[Document], document: Document, files: list[OutputFile[Document]]
) -> list[str]:
    written = []
    for file in files:
        content = file.render(document)
        _write_file(staging / file.path, content)
        written.append(datapackage.WrittenFile.of(file, content))
    descriptor = datapackage.to_datapackage(package, document, written)
    _write_file(staging / datapackage.PATH, descriptor.encode())
    _flush_folder(staging)
    return [*(file.path for file in files), datapackage.PATH]


def _write_file(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _put_in_place(
    staging: Path, place: Path, folder: Path, our_names: frozenset[str], *, force: bool
) -> None:
    recover(place)
    replaces = os.path.lexists(place)
    if replaces:
        _refuse_unless_ours(place, folder, our_names, force=force)
        swap(staging, place)
    else:
        staging.rename(place)
    try:
        _flush_folder(place.parent)
    except OSError:
        if replaces:
            swap(staging, place)
        else:
            place.rename(staging)
        raise


def _refuse_unless_ours(place: Path, folder: Path, our_names: frozenset[str], *, force: bool) -> None:
    if place.is_symlink() or not place.is_dir():
        kind = "a link" if place.is_symlink() else "a file"
        problem = f"Where the output folder should be there is {kind}."
        raise OutputError(problem, remedy=_MOVE_AWAY, where=str(folder))
    with os.scandir(place) as entries:
        found = [entry for entry in entries if not _is_named(entry, _DESKTOP_NAMES)]
    foreign = sorted(entry.name for entry in found if not _is_named(entry, our_names))
    if foreign:
        problem = f"The folder holds something that this program did not write: {_quoted(foreign)}."
        raise OutputError(problem, remedy=_MOVE_AWAY, where=str(folder))
    if force:
        return
    written = datapackage.hashes(place / datapackage.PATH)
    changed = sorted(
        entry.name
        for entry in found
        if entry.name != datapackage.PATH
        and written.get(entry.name) != datapackage.hash_of(Path(entry.path).read_bytes())
    )
    if changed:
        problem = f"The folder holds files that this program did not write as they are: {_quoted(changed)}."
        remedy = "Choose another folder, move them away, or replace them with --force (force=True)."
        raise OutputError(problem, remedy=remedy, where=str(folder))


def _quoted(names: list[str]) -> str:
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f"“{names[0]}”{more}"


def _is_named(entry: os.DirEntry[str], names: frozenset[str]) -> bool:
    return entry.is_file(follow_symlinks=False) and entry.name in names


def _flush_folder(folder: Path) -> None:
    """Make the names in `folder` last through a loss of power, where the system has a way to."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:  # some network disks have no such call
            raise
    finally:
        os.close(handle)


@contextmanager
def _parents_of(place: Path) -> Iterator[None]:
    """Make the folders above `place`; if the block fails, those that were made are gone again."""
    missing = [parent for parent in place.parents if not parent.exists()]
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for parent in missing:
            with suppress(OSError):  # not empty: another run uses it by now
                parent.rmdir()
        raise
