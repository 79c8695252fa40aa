"""`appendix-parser history`: editions side by side, in one folder."""

from __future__ import annotations

import math
import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import click

from appendix_parser import inputs
from appendix_parser.cli.boundary import guarded
from appendix_parser.cli.correcting import read_corrections
from appendix_parser.cli.options import (
    ReadingCommand,
    csv_option,
    force_option,
    keep_option,
    read_options,
    refuse_second_standard_input,
)
from appendix_parser.cli.reading import read_records
from appendix_parser.cli.screen import say, say_kept
from appendix_parser.errors import ExitStatus, most_serious
from appendix_parser.exporters.csv_style import CsvStyle
from appendix_parser.read_options import ReadOptions
from appendix_parser.summary import counted, summarise

if TYPE_CHECKING:
    from appendix_parser.records import Appendix, Source
    from appendix_parser.timeline.records import History

DEFAULT_FORMATS = ("json", "csv", "parquet", "xlsx", "html")
PICTURES = ("png", "svg")

_FORMS = {"--name": "FILE=NAME", "--corrections": "FILE=CORRECTIONS.csv"}

EXAMPLES = """\b
Examples:
  appendix-parser history appendix-2023.pdf appendix-2024.pdf
  appendix-parser history out/*/appendix.json -o out/history -f csv -f html
  appendix-parser history appendix-*.pdf --matches decided.csv
  appendix-parser history a.pdf b.pdf --corrections b.pdf=corrections.csv
  appendix-parser history appendix-*.pdf -f svg -o report
  appendix-parser history a.pdf b.pdf --title "Procurement 2023-2024" --name a.pdf=2023 --name b.pdf=2024
"""


def _number(_context: click.Context, _option: click.Parameter, value: float) -> float:
    if math.isnan(value):  # which no comparison keeps out of a range
        message = "nan is not a number."
        raise click.BadParameter(message)
    return value


@click.command(cls=ReadingCommand, epilog=EXAMPLES)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, readable=False),
    default=Path("out/history"),
    show_default=True,
    metavar="FOLDER",
    help="Folder for all files of the history.",
)
@click.option(
    "-f",
    "--format",
    "formats",
    type=click.Choice((*DEFAULT_FORMATS, *PICTURES)),
    multiple=True,
    default=DEFAULT_FORMATS,
    help="Write only this format; can be given more than once. The pictures png and svg need the extra "
    "appendix-parser[plot].  [default: json, csv, parquet, xlsx, html]",
)
@click.option(
    "--matches",
    metavar="FILE.csv",
    help="Follow the decisions in this copy of matches.csv: “same” or “different” under decision.",
)
@click.option(
    "--confidence",
    type=click.FloatRange(0.5, 1, min_open=True),
    callback=_number,
    default=0.9,
    show_default=True,
    help="Join objectives from this confidence on; likelier to be the same than not, but below it, is doubtful.",
)
@click.option("--title", default="", metavar="TEXT", help="Title of the page, the workbook and the pictures.")
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar=_FORMS["--name"],
    help="What to call an edition, such as appendix-2024.pdf='Review 2024'; can be given more than once.",
)
@click.option(
    "--corrections",
    multiple=True,
    metavar=_FORMS["--corrections"],
    help="Correct the values of this PDF first, as the file of corrections says; can be given more than once.",
)
@csv_option
@force_option
@keep_option
@read_options
def history(
    files: tuple[str, ...],
    output: Path,
    formats: tuple[str, ...],
    matches: str | None,
    confidence: float,
    title: str,
    names: tuple[str, ...],
    corrections: tuple[str, ...],
    csv_style: CsvStyle,
    force: bool,
    keep: bool,
    options: ReadOptions,
) -> ExitStatus:
    """Put editions side by side: one series per objective.

    Each FILE is an appendix of another year: a PDF, or the JSON that parse and convert write; "-" is standard
    input. Their order does not matter. If one cannot be read, nothing is written.
    """
    refuse_second_standard_input("--matches", matches, files)
    named = _named(names, files)
    to_correct = {
        file: read_corrections(path, options.limits, files=[file])
        for file, path in _by_file("--corrections", corrections, files).items()
    }
    if set(formats) & {*PICTURES}:
        from appendix_parser.picture.plot import require_library

        require_library()  # before the work, not after it
    from appendix_parser import isolation
    from appendix_parser.batch.bundle import unpack
    from appendix_parser.exporters.history_formats import history_package
    from appendix_parser.exporters.keep import keeping
    from appendix_parser.exporters.write import names_of, write_files

    read: dict[str, bytes] = {}

    def read_one(file: str) -> ExitStatus:
        read[file] = read_records(file, options, to_correct.get(file, ()))
        return ExitStatus.DONE

    status = most_serious([guarded(partial(read_one, file), where=file) for file in dict.fromkeys(files)])
    if status is not ExitStatus.DONE:
        say("nothing was written: a history needs all of its editions")
        return status
    decided = inputs.read(matches, options.limits) if matches is not None else None
    where = f"comparing {counted(len(read), 'edition')}"
    answer = isolation.run(
        make_files,
        read,
        decided,
        confidence,
        title,
        named,
        output,
        formats,
        csv_style,
        limits=options.limits,
        where=where,
    )
    summary, made = unpack(answer)
    is_ours = names_of(history_package({}))
    with keeping(output, is_ours) if keep else nullcontext() as kept:
        write_files(made.items(), output, is_ours, force=force)
    if kept:
        say_kept(output, kept)
    say(f"{summary}; written to {output}")
    return ExitStatus.DONE


def _by_file(option: str, values: Sequence[str], files: Sequence[str]) -> dict[str, str]:
    """Return what an option such as `--name FILE=NAME` says, by file.

    Raises:
        click.UsageError: a value names no file of these, or says nothing of it.
    """
    said: dict[str, str] = {}
    for value in values:
        file = next((each for each in files if value.startswith(f"{each}=")), None)
        if file is None or not value.removeprefix(f"{file}=").strip():
            form = _FORMS[option]
            message = (
                f"{option} {value!r} does not fit: give {form}, with a FILE as you named it to the command."
            )
            raise click.UsageError(message)
        said[file] = value.removeprefix(f"{file}=").strip()
    return said


def _named(names: Sequence[str], files: Sequence[str]) -> Mapping[str, str]:
    """Return the names of editions by file, from options such as `FILE=NAME`.

    Raises:
        click.UsageError: one names no file of these, has no name, or one that another edition has.
    """
    named = _by_file("--name", names, files)
    others = [Path(file).name for file in files if file not in named]
    shared = [
        name
        for name, count in Counter([*named.values(), *others]).items()
        if count > 1 and name in named.values()
    ]
    if shared:
        message = f"Two editions would be called {shared[0]!r}: give them different names."
        raise click.UsageError(message)
    return named


def make_files(
    read: Mapping[str, bytes],
    decided: inputs.Document | None,
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
    # Imported here because the child alone needs them.
    from appendix_parser.batch.bundle import pack
    from appendix_parser.exporters.history_formats import history_package
    from appendix_parser.exporters.json_text import from_json
    from appendix_parser.exporters.match_file import read_decisions
    from appendix_parser.exporters.write import render_package
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
    del appendices
    package = history_package(_addresses(made, sources, output), csv_style)
    return pack(_summary(made, refused), render_package(package, made, formats, output))


def _called(appendices: Mapping[str, Appendix], named: Mapping[str, str]) -> Callable[[Appendix], str | None]:
    """Return what gives the name of an edition, if it was given one."""
    return lambda edition: next((name for file, name in named.items() if appendices[file] == edition), None)


def _addresses(made: History, sources: Mapping[str, Source], output: Path) -> dict[str, str]:
    """Return where each edition's PDF is, seen from the folder; nothing for one that was not given as a file."""
    addresses = {}
    for file, source in sources.items():
        # What was read from JSON names its PDF, but does not tell where it lies.
        if file != inputs.STANDARD_INPUT and Path(file).name == source.filename:
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


def _summary(made: History, refused: Mapping[str, int]) -> str:
    """Return a history in numbers, and how many corrections of each file were not applied."""
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
    lost = (f"; {counted(n, 'correction')} of {file} not applied" for file, n in refused.items() if n)
    return "".join((numbers, *lost))
