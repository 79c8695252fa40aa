"""`appendix-parser profile`: a profile to edit, from what was understood of a document."""

from __future__ import annotations

from pathlib import Path

import click

from appendix_parser.cli.options import ReadingCommand, file_argument, file_option, force_option, read_options
from appendix_parser.cli.read_input import read_proposal
from appendix_parser.cli.screen import say, show
from appendix_parser.errors import ExitStatus
from appendix_parser.read_options import ReadOptions

EXAMPLES = """\b
Examples:
  appendix-parser profile appendix-2024.pdf -o council.toml
  appendix-parser profile --pages 38-57 agenda.pdf -o council.toml
"""


@click.command(cls=ReadingCommand, epilog=EXAMPLES)
@file_argument
@file_option(
    "The profile is TOML", ".toml", help="The file to write; without it, the profile goes to standard output."
)
@force_option
@read_options
def profile(file: str, output: Path | None, force: bool, options: ReadOptions) -> ExitStatus:
    """Write what was understood as a profile that you can edit.

    The profile has each heading with its role, year and kind, the levels and the sections. If something was not
    understood, there is a question in a comment. An unchanged profile gives the same records as no profile. It
    also works for a FILE.pdf without objectives; "-" reads it from standard input.
    """
    text = read_proposal(file, options)
    if output is None:
        show(text.decode().rstrip("\n"))
        return ExitStatus.DONE
    from appendix_parser.exporters.folders.one_file import write_file

    write_file(output, text, force=force)
    say(f"{file}: profile written to {output}")
    say(f"use it with: --profile {output}")
    return ExitStatus.DONE
