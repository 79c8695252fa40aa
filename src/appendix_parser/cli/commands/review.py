"""`appendix-parser review`: a page to look at every value beside its place in the PDF."""

from __future__ import annotations

from pathlib import Path

import click

from appendix_parser.cli.correcting import corrections_option, read_corrections
from appendix_parser.cli.options import (
    ReadingCommand,
    file_argument,
    file_option,
    force_option,
    read_options,
)
from appendix_parser.cli.read_input import read_review
from appendix_parser.cli.screen import say
from appendix_parser.errors import ExitStatus
from appendix_parser.read_options import ReadOptions

EXAMPLES = """\b
Examples:
  appendix-parser review appendix-2024.pdf
  appendix-parser review appendix-2024.pdf -o appendix-2024.html
  appendix-parser review appendix-2024.pdf --corrections corrections.csv
"""


@click.command(cls=ReadingCommand, epilog=EXAMPLES)
@file_argument
@file_option(
    "The page is HTML",
    ".html",
    ".htm",
    help="The page to write; an earlier one is replaced.",
    default=Path("review.html"),
    show_default=True,
)
@force_option
@corrections_option
@read_options
def review(
    file: str,
    output: Path,
    force: bool,
    corrections: str | None,
    options: ReadOptions,
) -> ExitStatus:
    """Write a page that shows each value beside its place in the PDF.

    FILE.pdf is the appendix; "-" reads it from standard input. The page is one HTML file that opens in a
    browser without a network. It has an overview of scores and findings, every value beside its place in the
    PDF, and the place of each word. You can correct errors there.
    """
    from appendix_parser.exporters.folders.one_file import write_file

    page = read_review(file, options, read_corrections(corrections, options.limits, files=[file]))
    write_file(output, page, force=force)
    say(f"{file}: review written to {output}")
    return ExitStatus.DONE
