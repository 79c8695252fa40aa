"""`appendix-parser parse`: the records as JSON."""

from __future__ import annotations

import click

from appendix_parser.cli import screen
from appendix_parser.cli.correcting import corrections_option, read_corrections
from appendix_parser.cli.options import (
    ReadingCommand,
    file_argument,
    read_options,
    strict_option,
)
from appendix_parser.cli.read_input import read_appendix
from appendix_parser.cli.verdict import status_of
from appendix_parser.errors import ExitStatus
from appendix_parser.read_options import ReadOptions
from appendix_parser.summary import tally

EXAMPLES = """\b
Examples:
  appendix-parser parse appendix.pdf > appendix.json
  appendix-parser parse --strict appendix.pdf > appendix.json
  appendix-parser parse --corrections corrections.csv appendix.pdf > appendix.json
  curl -s https://council.example/appendix.pdf | appendix-parser parse -
"""


@click.command(cls=ReadingCommand, epilog=EXAMPLES)
@file_argument
@corrections_option
@strict_option
@read_options
def parse(file: str, corrections: str | None, strict: bool, options: ReadOptions) -> ExitStatus:
    """Write the records of an appendix as JSON.

    They go to standard output. FILE.pdf is the appendix; "-" reads it from standard input.
    """
    to_correct = read_corrections(corrections, options.limits, files=[file])
    appendix = read_appendix(file, options, to_correct)
    from appendix_parser.exporters.texts.json_text import to_json  # by now, most of what it needs is loaded

    screen.show(to_json(appendix))
    status = status_of(appendix, strict=strict)
    if status is ExitStatus.FINDINGS:
        screen.say(f"{file}: {tally(appendix).in_words}; the command `check` lists them")
    return status
