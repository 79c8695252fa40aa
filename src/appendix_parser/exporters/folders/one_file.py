"""Write a single file: whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from appendix_parser.errors import OutputError
from appendix_parser.exporters.folders.output_errors import output_errors
from appendix_parser.exporters.folders.staging import locked, place_of, staging_folder, write_new
from appendix_parser.exporters.folders.swap import move

# What marks a file that this program wrote, by its ending; it is near the start. A profile has none: it is written to be
# edited, so that it is replaced only if somebody says so.
_PAGE_MARK = b'<meta name="generator" content="appendix-parser">'
_MARKS = {
    ".html": _PAGE_MARK,
    ".htm": _PAGE_MARK,
    ".json": b'"program": "appendix-parser"',
    ".png": b"Software\0appendix-parser",
}
_REACH = 1024  # bytes


def write_file(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write `content`, an HTML page, a manifest, a PNG or a profile, to `path`; parent folders are made.

    It is written beside its place and put there in one step. A file that is there is replaced if this program
    wrote it, or with `force`; a link never is.

    Raises:
        OutputError: there is something that is not to be replaced, or it cannot be written; what was there
            before is untouched.
    """
    with output_errors(path), place_of(path) as place, staging_folder(place.parent) as staging:
        staged = staging / "file"
        write_new(staged, content)
        with locked(place.parent):
            if os.path.lexists(place):
                _refuse_unless_ours(place, path, force=force)
            move(staged, place)


def _refuse_unless_ours(place: Path, path: Path, *, force: bool) -> None:
    if place.is_symlink():
        raise OutputError(
            "There is a link where the file should be.",
            remedy="Choose another name, or move it away.",
            where=str(path),
        )
    if place.is_file() and not force and not _is_ours(place):
        is_edited = place.suffix.lower() not in _MARKS
        raise OutputError(
            "There is a file of that name, which you may have edited."
            if is_edited
            else "There is a file of that name that this program did not write.",
            remedy="Choose another name, move it away, or replace it with --force.",
            where=str(path),
        )


def _is_ours(place: Path) -> bool:
    mark = _MARKS.get(place.suffix.lower())
    if mark is None:  # made to be edited, such as a profile
        return False
    with place.open("rb") as file:
        return mark in file.read(_REACH)
