"""`appendix-parser tables`: the tables of any PDF."""

from __future__ import annotations

import click

from appendix_parser.cli.options import ReadingCommand, file_argument, read_options
from appendix_parser.cli.read_input import read_tables
from appendix_parser.cli.screen import say, show
from appendix_parser.errors import ExitStatus
from appendix_parser.read_options import ReadOptions

EXAMPLES = """\b
Examples:
  appendix-parser tables report.pdf > tables.json
"""


@click.command(cls=ReadingCommand, epilog=EXAMPLES)
@file_argument
@read_options
def tables(file: str, options: ReadOptions) -> ExitStatus:
    """Write the tables of any PDF as JSON.

    Standard output gets them under "tables", and the findings about them under "findings". FILE.pdf need not
    be an appendix; "-" reads it from standard input. Each table has its page, its place on the page ("bbox", in
    points from the top left), its kind, and its rows. A cell is null if the one to its left or above covers it.
    """
    from appendix_parser.exporters.texts.json_text import to_json

    found = read_tables(file, options)
    show(to_json(found))
    for finding in found.findings:
        if finding.severity != "info":
            say(f"{file}: {finding.message}")
    return ExitStatus.DONE
