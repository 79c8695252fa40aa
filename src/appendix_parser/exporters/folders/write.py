"""Write all outputs of one document into its folder: whole, or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from appendix_parser.errors import OutputError
from appendix_parser.exporters.folders.formats import appendix_package
from appendix_parser.exporters.folders.output_errors import output_errors
from appendix_parser.exporters.folders.package import Document, OutputFile, Package
from appendix_parser.exporters.folders.staging import locked, place_of, staging_folder, write_new
from appendix_parser.exporters.folders.swap import LeftAsideError, move, recover, swap
from appendix_parser.exporters.texts import datapackage
from appendix_parser.exporters.texts.csv_style import CsvStyle
from appendix_parser.records import Appendix

# What desktops leave in any folder that is looked at, and make again when it is gone.
_DESKTOP_NAMES = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})

IsOurs: TypeAlias = Callable[[str], bool]
"""Returns whether a file within the output, or a folder if it ends with a slash, has a name that we would give it."""

_MOVE_AWAY = "Choose another folder, or move it away."
_KEEP = "Choose another folder, move it away, or keep it under another name with --keep."


def write_outputs(
    appendix: Appendix,
    folder: Path,
    formats: Collection[str],
    *,
    csv_style: CsvStyle = CsvStyle.PLAIN,
    force: bool = False,
) -> list[Path]:
    """Write `appendix` into `folder` in the given formats (names in `formats.FORMATS`); see `write_package`."""
    return write_package(appendix_package(csv_style), appendix, folder, formats, force=force)


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

    An existing folder is replaced if it is exactly what an earlier run wrote: the data
    package in it says what that was. With `force`, files with the names that runs write are replaced,
    even if something else wrote them. Other files are not.

    Returns:
        The files written, in a fixed order.

    Raises:
        OutputError: a format is unknown or none was given, the folder holds something that is not an output
            of this package, or it cannot be written; what was there before is untouched.
    """
    files = _files_of(package, formats, folder)
    return write_files(_rendered(package, document, files), folder, names_of(package), force=force)


def names_of(package: Package[Document]) -> IsOurs:
    """Return a function that says whether a file of this name belongs to such an output folder."""
    return (package.paths | {datapackage.PATH}).__contains__


def render_package(
    package: Package[Document], document: Document, formats: Collection[str], folder: Path
) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each file that `write_package` would write, the data package last.

    Raises:
        OutputError: a format is unknown or none was given, or a text cannot be written; it names `folder`.
    """
    with output_errors(folder):
        yield from _rendered(package, document, _files_of(package, formats, folder))


def write_files(
    contents: Iterable[tuple[str, bytes]],
    folder: Path,
    is_ours: IsOurs,
    *,
    force: bool = False,
    in_bulk: bool = False,
) -> list[Path]:
    """Write files into `folder`, whole or not at all; see `write_package`.

    Args:
        contents: path within the folder, with slashes, and content of each file; the last is a data package.
        folder: the output folder.
        is_ours: what may be replaced there.
        force: replace such files also if they were changed.
        in_bulk: there are thousands of them: let the system write all that it holds at once, not file by file.

    Returns:
        The files written, in order.

    Raises:
        OutputError: as there; and what making the contents raises.
    """
    with output_errors(folder), place_of(folder) as place, staging_folder(place.parent) as staging:
        names = _fill(staging, contents, in_bulk=in_bulk and hasattr(os, "sync"))
        with locked(place.parent):
            _put_in_place(staging, place, folder, is_ours, force=force)
    return [folder / name for name in names]


def check_destination(folder: Path, is_ours: IsOurs, *, force: bool) -> None:
    """Make sure, before the work, that nothing is at `folder` that `write_files` would not replace.

    Raises:
        OutputError: something does.
    """
    with output_errors(folder):
        if os.path.lexists(folder):
            _refuse_unless_ours(folder, folder, is_ours, force=force)


def _files_of(
    package: Package[Document], formats: Collection[str], folder: Path
) -> list[OutputFile[Document]]:
    unknown = sorted(set(formats) - package.formats.keys())
    if unknown or not formats:
        problem = f"There is no output format “{unknown[0]}”." if unknown else "No output format was given."
        raise OutputError(problem, remedy=f"Choose from {', '.join(package.formats)}.", where=str(folder))
    return [file for name, files in package.formats.items() if name in formats for file in files]


def _rendered(
    package: Package[Document], document: Document, files: list[OutputFile[Document]]
) -> Iterator[tuple[str, bytes]]:
    written = []
    for file in files:
        content = file.render(document)
        written.append(datapackage.WrittenFile.of(file, content))
        yield file.path, content
    yield datapackage.PATH, datapackage.to_datapackage(package, document, written).encode()


def _fill(staging: Path, contents: Iterable[tuple[str, bytes]], *, in_bulk: bool) -> list[str]:
    names, folders = [], {staging}
    for name, content in contents:
        path = staging / name
        if path.parent not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.update(parent for parent in path.parents if staging in parent.parents)
        write_new(path, content, flush=not in_bulk)
        names.append(name)
    if in_bulk:
        os.sync()
        return names
    for folder in folders:
        _flush_folder(folder)
    return names


def _put_in_place(staging: Path, place: Path, folder: Path, is_ours: IsOurs, *, force: bool) -> None:
    recover(place)
    replaces = os.path.lexists(place)
    if replaces:
        _refuse_unless_ours(place, folder, is_ours, force=force)
        shutil.copymode(place, staging)
        swap(staging, place)
    else:
        move(staging, place)
    try:
        _flush_folder(place.parent)
    except OSError as error:
        if not replaces:
            move(place, staging)
            raise
        try:
            swap(staging, place)
        except OSError:
            if not _is_gone(staging):
                raise LeftAsideError(error, staging) from error
        raise


def _is_gone(path: Path) -> bool:
    """Return whether it is certain that there is no such file; a disk that does not answer does not prove it."""
    try:
        path.lstat()
    except OSError as error:
        return isinstance(error, FileNotFoundError)
    return False


def _refuse_unless_ours(place: Path, folder: Path, is_ours: IsOurs, *, force: bool) -> None:
    if place.is_symlink() or not place.is_dir():
        kind = "a link" if place.is_symlink() else "a file"
        problem = f"There is {kind} where the output folder should be."
        raise OutputError(problem, remedy=_MOVE_AWAY, where=str(folder))
    if place.samefile(Path()):
        problem = "This is the current folder, which cannot be replaced while it is in use."
        raise OutputError(problem, remedy="Name a folder in it, such as history.", where=str(folder))
    found = dict(_files_in(place, is_ours))
    foreign = sorted(name for name, path in found.items() if path is None)
    if foreign:
        problem = f"The folder contains something that this program did not write: {_quoted(foreign)}."
        raise OutputError(problem, remedy=_KEEP, where=str(folder))
    if force:
        return
    written = datapackage.hashes(place / datapackage.PATH)
    changed = sorted(
        name
        for name, path in found.items()
        if path is not None
        and name != datapackage.PATH
        and written.get(name) != datapackage.hash_of(path.read_bytes())
    )
    if changed:
        problem = f"The folder contains files that were changed, or that this program did not write: {_quoted(changed)}."
        remedy = "Keep the folder under another name with --keep, or replace the files with --force."
        raise OutputError(problem, remedy=remedy, where=str(folder))


def _quoted(names: list[str]) -> str:
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f"“{names[0]}”{more}"


def _files_in(place: Path, is_ours: IsOurs, within: str = "") -> Iterator[tuple[str, Path | None]]:
    """Yield all that is in an output folder by its path there; with None what is not ours by its name or kind."""
    with os.scandir(place) as entries:
        found = [*entries]
    for entry in found:
        name = within + entry.name
        if entry.is_dir(follow_symlinks=False) and is_ours(f"{name}/"):
            yield from _files_in(Path(entry.path), is_ours, f"{name}/")
        elif not entry.is_file(follow_symlinks=False):
            yield name, None
        elif entry.name not in _DESKTOP_NAMES:
            yield name, Path(entry.path) if is_ours(name) else None


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
