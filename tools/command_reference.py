"""The reference of the command line, as Markdown: the help texts of all commands."""

from __future__ import annotations

import click

from appendix_parser.cli.application import COMMANDS, application, command
from appendix_parser.cli.screen import PROGRAM

_WIDTH = 92
"""Columns of the help texts, whatever the terminal is that they are generated in."""


def command_reference() -> str:
    """Return a section for the program and for each command, with its help text."""
    names = [PROGRAM, *(f"{PROGRAM} {name}" for name in COMMANDS)]
    return "\n\n".join(map(_section, names, [application, *map(command, COMMANDS)]))


def _section(name: str, command: click.Command) -> str:
    settings = application.context_settings
    context = click.Context(command, info_name=name, terminal_width=_WIDTH, **settings)
    return f"## {name}\n\n```text\n{command.get_help(context)}\n```"
