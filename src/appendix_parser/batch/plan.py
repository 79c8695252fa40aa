"""Plans a run: each input with its place, its output folder, and whether it was done before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from appendix_parser.batch.folders import RESERVED, output_folders
from appendix_parser.errors import ExitStatus, InputError
from appendix_parser.exporters.texts import datapackage
from appendix_parser.exporters.texts.manifest import Manifest, ManifestEntry, Options
from appendix_parser.inputs.documents import STANDARD_INPUT
from appendix_parser.inputs.sanitize import sanitize
from appendix_parser.version import VERSION

_WRITTEN = (ExitStatus.DONE, ExitStatus.FINDINGS)


@dataclass(frozen=True, slots=True)
class Plan:
    """The inputs in order.

    Attributes:
        folders: document → its output folder within the output.
        problems: what leads to no document, by the text that stands for it.
        places: document or problem → its place in the order.
    """

    folders: Mapping[str, str]
    problems: Mapping[str, InputError]
    places: Mapping[str, int]


def make_plan(found: Iterable[str | InputError]) -> Plan:
    """Return the plan for what was found; a document or a problem that was found twice counts once."""
    found = list(found)
    folders = output_folders((each for each in found if isinstance(each, str)), RESERVED)
    problems = {str(each): each for each in found if isinstance(each, InputError)}
    keys = (str(each) for each in found if isinstance(each, InputError) or each in folders)
    return Plan(folders, problems, {key: place for place, key in enumerate(dict.fromkeys(keys))})


def done_before(
    plan: Plan, previous: Manifest | None, options: Options, output: Path
) -> Iterator[tuple[str, ManifestEntry]]:
    """Yield each document that need not be done, with what the manifest says of it.

    Its output was written by this version with the same options from a file with the same content, and is
    still as it was written.
    """
    if previous is None or previous.version != VERSION or previous.options != options:
        return
    entries = {(entry.input, entry.folder): entry for entry in previous.documents if entry.status in _WRITTEN}
    for path, folder in plan.folders.items():
        entry = entries.get((sanitize(path), folder))
        if entry is not None and _is_still(path, entry) and is_as_written(output / folder, entry.datapackage):
            yield path, entry


def _is_still(path: str, entry: ManifestEntry) -> bool:
    """Return whether a file is the one of the entry; standard input can be read only once."""
    if path == STANDARD_INPUT:
        return False
    try:
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == entry.sha256
    except (OSError, ValueError):
        return False


def is_as_written(folder: Path, hash_of_descriptor: str | None) -> bool:
    """Return whether an output folder holds what the data package with this hash says, all of it and nothing else."""
    descriptor = folder / datapackage.PATH
    try:
        if datapackage.hash_of(descriptor.read_bytes()) != hash_of_descriptor:
            return False
        written = datapackage.hashes(descriptor)
        return {path.name for path in folder.iterdir()} == {datapackage.PATH, *written} and all(
            datapackage.hash_of((folder / name).read_bytes()) == written[name] for name in written
        )
    except OSError:
        return False
