"""One Parquet data set over all documents: a folder for each table, and in it one for each document.

`dataset/assessments/document=NAME/part.parquet` is what Hive made of partitions; programs that read Parquet take
`document` from there as a column. Each part is the table in the document's own folder, byte for byte.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from appendix_parser.batch.folders import DATASET
from appendix_parser.exporters.folders.write import check_destination, write_files
from appendix_parser.exporters.tabular.appendix_tables import TABLES
from appendix_parser.exporters.texts import datapackage

FORMAT = "parquet"
"""The format that each document needs for it."""

_PART = "part.parquet"
_OURS = re.compile(
    rf"(?:{'|'.join(table.name for table in TABLES)})/(?:document=[^/]+/(?:{re.escape(_PART)})?)?"
)
_IN_THE_WAY = re.compile(r"[%=#&+\"'{}\[\]^]")
"""What means something in such a name, to one program or another."""


def write_dataset(output: Path, documents: Sequence[str], *, force: bool) -> str:
    """Write the data set into the output folder: whole, or not at all; what an earlier run wrote is replaced.

    Args:
        output: the output folder.
        documents: the documents' folders in it, in order; each has its tables as Parquet.
        force: replace it also if it was changed.

    Returns:
        The hash of its data package.

    Raises:
        OutputError: something else is in its place, or it cannot be written.
    """
    hashed = ""

    def contents() -> Iterator[tuple[str, bytes]]:
        nonlocal hashed
        for path, content in _files(output, documents):
            hashed = datapackage.hash_of(content)
            yield path, content

    write_files(contents(), output / DATASET, is_in_dataset, force=force, in_bulk=True)
    return hashed


def require_place(output: Path, *, force: bool) -> None:
    """Make sure that `write_dataset` will find its place in the output folder free, or what it may replace.

    Raises:
        OutputError: something else is there.
    """
    check_destination(output / DATASET, is_in_dataset, force=force)


def partition(document: str) -> str:
    """Return the name of a document's folder in a table."""
    return "document=" + _IN_THE_WAY.sub(lambda found: f"%{ord(found[0]):02X}", document)


def is_in_dataset(name: str) -> bool:
    """Return whether a file or, with a slash at its end, a folder within a data set has a name that we would give it."""
    return name == datapackage.PATH or _OURS.fullmatch(name) is not None


def _files(output: Path, documents: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    resources = []
    for table in TABLES:
        for number, document in enumerate(documents, start=1):
            content = (output / document / f"{table.name}.{FORMAT}").read_bytes()
            path = f"{table.name}/{partition(document)}/{_PART}"
            resources.append(
                {
                    "name": f"{table.name}-{number}",
                    "path": path,
                    "title": document,
                    "description": table.meaning,
                    "format": "apache-parquet",
                    "mediatype": "application/vnd.apache.parquet",
                    "bytes": len(content),
                    "hash": datapackage.hash_of(content),
                }
            )
            yield path, content
    descriptor = {
        "$schema": datapackage.PROFILE,
        "name": "appendices",
        "description": "The tables of many appendices, each table in one folder, partitioned by document.",
        "resources": resources,
    }
    yield datapackage.PATH, (json.dumps(descriptor, ensure_ascii=True, indent=2) + "\n").encode()
