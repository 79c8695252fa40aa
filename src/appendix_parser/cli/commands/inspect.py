"""`appendix-parser inspect`: a page as the parser sees it."""

from __future__ import annotations

from pathlib import Path

import click

from appendix_parser.cli.options import ReadingCommand, file_argument, file_option, force_option, read_options
from appendix_parser.cli.read_input import read_inspection
from appendix_parser.cli.screen import say
from appendix_parser.errors import ExitStatus
from appendix_parser.read_options import ReadOptions

EXAMPLES = """\b
Examples:
  appendix-parser inspect appendix-2024.pdf --page 7
  appendix-parser inspect report.pdf --page 2 -o second-page.png
"""


@click.command(cls=ReadingCommand, epilog=EXAMPLES)
@file_argument
@click.option(
    "-p",
    "--page",
    type=click.IntRange(min=1),
    required=True,
    metavar="NUMBER",
    help="The page to draw, counted from 1.",
)
@file_option(
    "The image is PNG",
    ".png",
    help="The image to write; an earlier one is replaced.  [default: page-NUMBER.png]",
)
@force_option
@read_options
def inspect(file: str, page: int, output: Path | None, force: bool, options: ReadOptions) -> ExitStatus:
    """Draw a page of any PDF as the parser sees it.

    The image shows the page with its words, ruling lines and cells, coloured by how they were read, and a
    legend. Use it to find out why a layout is misread. FILE.pdf need not be an appendix; "-" reads it from
    standard input.
    """
    from appendix_parser.exporters.folders.one_file import write_file

    output = output or Path(f"page-{page}.png")
    write_file(output, read_inspection(file, options, page), force=force)
    by = "" if options.profile is None else f", read by the profile {options.profile.name}"
    say(f"{file}: page {page} drawn to {output}{by}")
    return ExitStatus.DONE
