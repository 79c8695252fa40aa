"""`appendix-parser history`: editions side by side, in one folder."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import click

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
from appendix_parser.cli.read_input import read_records
from appendix_parser.cli.screen import say, say_kept
from appendix_parser.errors import ExitStatus, most_serious
from appendix_parser.exporters.texts.csv_style import CsvStyle
from appendix_parser.inputs import documents
from appendix_parser.read_options import ReadOptions
from appendix_parser.summary import counted

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
    help="Join two objectives if the probability that they are the same is at least this.",
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
    help="Correct the values of this PDF first, with this file of corrections; can be given more than once.",
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
    from appendix_parser.batch.file_bundle import unpack
    from appendix_parser.batch.side_by_side import make_files
    from appendix_parser.exporters.folders.history_formats import history_package
    from appendix_parser.exporters.folders.keep import keeping
    from appendix_parser.exporters.folders.write import names_of, write_files

    read: dict[str, bytes] = {}

    def read_one(file: str) -> ExitStatus:
        read[file] = read_records(file, options, to_correct.get(file, ()))
        return ExitStatus.DONE

    status = most_serious([guarded(partial(read_one, file), where=file) for file in dict.fromkeys(files)])
    if status is not ExitStatus.DONE:
        say("nothing was written: a history needs all of its editions")
        return status
    decided = documents.read(matches, options.limits) if matches is not None else None
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
        file, given = _file_of(value, files)
        if file is None or not given.strip():
            message = (
                f"{option} {value!r} names none of the files: give {_FORMS[option]}, with a FILE as you named it "
                "to the command, or its name without the folder if no other file has that name."
            )
            raise click.UsageError(message)
        said[file] = given.strip()
    return said


def _file_of(value: str, files: Sequence[str]) -> tuple[str | None, str]:
    """Return the file that `FILE=NAME` is about, if there is one, and the name; FILE may lack the folder."""
    for shorten in (str, lambda file: Path(file).name):
        found = [file for file in files if value.startswith(f"{shorten(file)}=")]
        if len(found) == 1:
            return found[0], value.removeprefix(f"{shorten(found[0])}=")
    return None, ""


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
