"""`appendix-parser convert`: JSON and tables of each document, in a folder of its own."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from appendix_parser.cli.boundary import guarded, most_serious
from appendix_parser.cli.correcting import corrections_option, read_corrections
from appendix_parser.cli.folders import folder_name, output_folders
from appendix_parser.cli.options import (
    files_argument,
    force_option,
    limit_options,
    password_option,
    reader_option,
    strict_option,
)
from appendix_parser.cli.reading import read_appendix
from appendix_parser.cli.screen import say
from appendix_parser.cli.verdict import counted, status_of, tally
from appendix_parser.errors import ExitStatus
from appendix_parser.limits import Limits
from appendix_parser.reading import Reader

if TYPE_CHECKING:
    from appendix_parser.records import Appendix

FORMATS = ("json", "csv", "parquet")

EXAMPLES = """\b
Examples:
  appendix-parser convert appendix-2024.pdf
  appendix-parser convert 2023/*.pdf 2024/*.pdf -o results
  appendix-parser convert appendix-2024.pdf -f csv -f parquet --strict
  appendix-parser convert appendix-2024.pdf --corrections corrections.csv
"""


@click.command(epilog=EXAMPLES)
@files_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("out"),
    show_default=True,
    metavar="FOLDER",
    help="Folder in which each document gets a folder of its own.",
)
@click.option(
    "-f",
    "--format",
    "formats",
    type=click.Choice(FORMATS),
    multiple=True,
    default=FORMATS,
    help="Write only this format; can be given more than once.  [default: all three]",
)
@corrections_option
@force_option
@strict_option
@reader_option
@password_option
@limit_options
def convert(
    files: tuple[str, ...],
    output: Path,
    formats: tuple[str, ...],
    corrections: str | None,
    force: bool,
    strict: bool,
    password: str,
    limits: Limits,
    reader: Reader,
) -> ExitStatus:
    """Write the records of appendices as JSON, CSV and Parquet.

    Each FILE.pdf ("-" is standard input) gets a folder with the name of the PDF, in which all files are
    written or none. A document that fails does not stop the others; the exit status is that of the most
    serious failure.
    """
    from appendix_parser.exporters.write import write_outputs

    folders = output_folders(files)
    if corrections and Path(corrections).resolve().parent in {
        (output / folder).resolve() for folder in folders.values()
    }:
        message = f"{corrections} lies in a folder that is about to be written; keep it in another place."
        raise click.UsageError(message)
    to_correct = read_corrections(corrections, limits, files=files)

    def convert_one(file: str, folder: Path) -> ExitStatus:
        appendix = read_appendix(file, limits, reader, password, to_correct)
        write_outputs(appendix, folder, formats, force=force)
        reason = "" if folder.name == folder_name(file) else " (another of the files has the same name)"
        say(f"{file}: {_summary(appendix)}; written to {folder}{reason}")
        return status_of(appendix, strict=strict)

    return most_serious(
        [guarded(partial(convert_one, file, output / folder), where=file) for file, folder in folders.items()]
    )


def _summary(appendix: Appendix) -> str:
    objectives = sum(len(section.objectives) for section in appendix.sections)
    found = (
        counted(len(appendix.sections), "section"),
        counted(objectives, "objective"),
        counted(len(appendix.years), "year"),
    )
    return f"{', '.join(found)}; {tally(appendix)}"
