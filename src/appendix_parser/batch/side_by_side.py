"""The files of a history, from the JSON of its editions: what a child process makes.

What this needs is imported when it is used: the process that waits for the child does not need it.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import quote

from appendix_parser.exporters.texts.csv_style import CsvStyle
from appendix_parser.inputs import documents
from appendix_parser.summary import counted, summarise

if TYPE_CHECKING:
    from appendix_parser.records import Appendix, Source
    from appendix_parser.timeline.history_records import History

DEFAULT_CONFIDENCE = 0.9
"""That of `timeline`, which takes longer to load."""


def make_files(
    read: Mapping[str, bytes],
    decided: documents.Document | None,
    confidence: float,
    title: str,
    named: Mapping[str, str],
    output: Path,
    formats: Sequence[str],
    csv_style: CsvStyle,
) -> bytes:
    """Return the files of a history and its summary, packed.

    Args:
        read: the JSON of each edition, by the name of the file that it was read from.
        decided: the match file.
        confidence: from which on a match is made.
        title: what the history is called, or "".
        named: what editions are called, by file.
        output: the folder that the files are for.
        formats: names of their formats.
        csv_style: how the CSV is written.

    Raises:
        DecisionError: the match file cannot be read, or does not fit the editions.
    """
    from appendix_parser.batch.file_bundle import pack
    from appendix_parser.exporters.folders.history_formats import history_package
    from appendix_parser.exporters.folders.write import render_package

    made, sources, refused = put_side_by_side(read, decided, confidence, title, named)
    package = history_package(_addresses(made, sources, output), csv_style)
    return pack(summary(made, refused), render_package(package, made, formats, output))


def put_side_by_side(
    read: Mapping[str, bytes],
    decided: documents.Document | None = None,
    confidence: float = DEFAULT_CONFIDENCE,
    title: str = "",
    named: Mapping[str, str] = MappingProxyType({}),
) -> tuple[History, Mapping[str, Source], Mapping[str, int]]:
    """Return a history, and by file its source and how many corrections of it were not applied.

    Arguments and errors are those of `make_files`.
    """
    from appendix_parser.exporters.texts.json_text import from_json
    from appendix_parser.exporters.texts.match_file import read_decisions
    from appendix_parser.timeline import make_history

    decisions = read_decisions(decided.data, decided.where) if decided else []
    appendices = {file: from_json(records) for file, records in read.items()}
    made = make_history(
        appendices.values(),
        decisions,
        confidence,
        title=title,
        name=_called(appendices, named),
    )
    sources = {file: appendix.source for file, appendix in appendices.items()}
    refused = {file: summarise(appendix).refused for file, appendix in appendices.items()}
    return made, sources, refused


def _called(appendices: Mapping[str, Appendix], named: Mapping[str, str]) -> Callable[[Appendix], str | None]:
    """Return what gives the name of an edition, if it was given one."""
    return lambda edition: next((name for file, name in named.items() if appendices[file] == edition), None)


def _addresses(made: History, sources: Mapping[str, Source], output: Path) -> dict[str, str]:
    """Return where each edition's PDF is, seen from the folder; nothing for one that was not given as a file."""
    addresses = {}
    for file, source in sources.items():
        # What was read from JSON names its PDF, but does not say where it is.
        if file != documents.STANDARD_INPUT and Path(file).name == source.filename:
            for edition in made.editions:
                if edition.source == source:
                    addresses[edition.name] = _relative(Path(file), output)
    return {name: address for name, address in addresses.items() if address}


def _relative(file: Path, folder: Path) -> str:
    try:
        path = os.path.relpath(file.resolve(), folder.resolve())
    except ValueError:  # another drive of Windows
        return ""
    return quote(Path(path).as_posix().encode(errors="surrogateescape"))


def summary(made: History, refused: Mapping[str, int]) -> str:
    """Return a history in numbers, and how many decisions and corrections of each file were not applied."""
    kinds = Counter(finding.code for finding in made.findings)
    years = {each.year for one in made.series for each in one.statements if each.year is not None}
    numbers = ", ".join(
        (
            counted(len(made.editions), "edition"),
            counted(len(years), "year"),
            counted(len(made.series), "objective"),
            counted(len(made.changes), "change"),
            counted(kinds["match-doubtful"], "doubtful match", "doubtful matches"),
            counted(len(made.findings), "finding"),
        )
    )
    unused = kinds["decision-not-used"]
    left_out = f"; {counted(unused, 'decision')} not used" if unused else ""
    lost = (f"; {counted(n, 'correction')} of {file} not applied" for file, n in refused.items() if n)
    return "".join((numbers, left_out, *lost))
