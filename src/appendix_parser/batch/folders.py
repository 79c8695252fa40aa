"""Names of output folders: from the name of the PDF, safe on every system, and never shared by two files."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from appendix_parser.inputs.documents import STANDARD_INPUT, name_of
from appendix_parser.inputs.sanitize import HARMFUL_CATEGORIES

_FORBIDDEN = frozenset('/\\:*?"<>|\ufffd')
"""Characters that no name may have on Windows, the first two also elsewhere; and what stands for no character."""

_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{digit}" for port in ("com", "lpt") for digit in "123456789"))
)
"""Names that Windows keeps for devices."""

DATASET = "dataset"
"""The folder of the data set over all documents."""

RESERVED = (DATASET, "manifest.json")
"""Names in the output of a run over many documents that no document's folder can have."""

_LONGEST = 200
"""Bytes in the name of a folder; file systems allow 255."""


def folder_name(file: str) -> str:
    """Return the name of the output folder of a file that shares its name with no other."""
    return _safe(Path(name_of(file)).stem)


def output_folders(files: Iterable[str], reserved: Iterable[str] = ()) -> Mapping[str, str]:
    """Return the name of the output folder for each file, in order; a file that is named twice counts once.

    The folder has the name of the PDF. Where several files share it, it begins with the name of the folder
    that the PDF is in (`2023-appendix`, `2024-appendix`); if that is not enough, it ends with
    a digest of the file's whole path. So a file's folder does not depend on the order of the files. The same
    goes for a file whose name is one of `reserved`, which is for something else in the output.
    """
    reserved, files = (
        tuple(reserved),
        tuple({_place(file): file for file in reversed([*files])}.values())[::-1],
    )
    names: dict[str, str] = {}
    for naming in (folder_name, _by_folder_and_name):
        proposed = {file: naming(file) for file in files if file not in names}
        held = Counter(_key(name) for name in (*reserved, *names.values(), *proposed.values()))
        names |= {file: name for file, name in proposed.items() if held[_key(name)] == 1}
    taken = {_key(name) for name in (*reserved, *names.values())}
    for file in files:
        if file not in names:
            names[file] = next(name for name in _by_digest(file) if _key(name) not in taken)
    return {file: names[file] for file in files}


def _place(file: str) -> str:
    """Return one text for one file, however its folder is written; a link is a file of its own."""
    return file if file == STANDARD_INPUT else str(Path(file).parent.resolve() / Path(file).name)


def _key(name: str) -> str:
    """Return what two names have in common that are one folder where the case of letters does not count."""
    return unicodedata.normalize("NFKC", name).casefold()


def _by_folder_and_name(file: str) -> str:
    return _safe(f"{Path(_place(file)).parent.name}-{Path(name_of(file)).stem}")


def _by_digest(file: str) -> Iterable[str]:
    digest = hashlib.sha256(_place(file).encode(errors="surrogateescape")).hexdigest()
    return (f"{folder_name(file)}-{digest[:length]}" for length in range(8, len(digest)))


def _safe(name: str) -> str:
    """Return the name as a single path component that every file system takes."""
    kept = "".join(
        "_" if letter in _FORBIDDEN or unicodedata.category(letter) in HARMFUL_CATEGORIES else letter
        for letter in name
    )
    short = kept.encode()[:_LONGEST].decode(errors="ignore").strip(". ")
    return f"_{short}" if short.casefold().split(".")[0] in _DEVICES or not short else short
