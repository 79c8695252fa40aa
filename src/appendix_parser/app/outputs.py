"""The files in the output folders, as the pages list them and give them out."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from appendix_parser.app.folder import Folder
from appendix_parser.errors import InputError

_SHOWN = (".xlsx", ".html", ".json", ".csv")
_FIRST = ("appendix.xlsx", "history.html", "history.xlsx", "appendix.json", "history.json", "assessments.csv")


def output_files(path: Path) -> list[str]:
    """Return the names of the files in an output folder that people want, those that most want first."""
    names = [name for name in _names(path) if name.endswith(_SHOWN) and name != "datapackage.json"]
    return sorted(names, key=lambda name: (_FIRST.index(name) if name in _FIRST else len(_FIRST), name))


def output_file(folder: Folder, output: str, name: str) -> bytes:
    """Return the content of a file in an output folder.

    Raises:
        InputError: there is none of these names.
    """
    found = _folders(folder.outputs).get(output)
    content = folder.read(found / name) if found is not None and name in _names(found) else None
    if content is None:
        raise InputError("There is no such file.", remedy="Save the outputs again.", where=name)
    return content


def _folders(path: Path) -> Mapping[str, Path]:
    if not path.is_dir():
        return {}
    with os.scandir(path) as entries:
        return {entry.name: Path(entry.path) for entry in entries if entry.is_dir(follow_symlinks=False)}


def _names(path: Path) -> list[str]:
    if path.is_symlink() or not path.is_dir():
        return []
    with os.scandir(path) as entries:
        return [entry.name for entry in entries if entry.is_file(follow_symlinks=False)]
