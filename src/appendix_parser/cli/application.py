"""The program: its commands, and how one is run."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from appendix_parser.cli import screen
from appendix_parser.cli.boundary import guarded
from appendix_parser.cli.screen import PROGRAM, Verbosity
from appendix_parser.errors import ExitStatus

COMMANDS = (
    "parse",
    "convert",
    "check",
    "review",
    "inspect",
    "history",
    "diff",
    "tables",
    "profile",
    "app",
    "schema",
)
"""The commands; each is defined in the module of its name, which is loaded when it is used."""

EXAMPLES = """\b
Examples:
  appendix-parser convert appendix-2024.pdf
  appendix-parser check appendix-2024.pdf
  appendix-parser COMMAND --help

\b
Exit status:
  0 done - 1 different (diff) - 2 wrong usage - 3 not a readable PDF - 4 a PDF without an
  appendix's tables - 5 could not write - 6 findings of severity error - 7 a limit was reached
  130 interrupted
"""


def command(name: str) -> click.Command:
    """Return the command of that name, one of `COMMANDS`."""
    found: click.Command = getattr(import_module(f"appendix_parser.cli.commands.{name}"), name)
    return found


def _suggestion(name: str) -> str:
    """Say what to type for a word that is not a command; "" if there is no good guess."""
    if Path(name).suffix.lower() == ".pdf" or Path(name).exists():
        return f" It looks like a file: try: {PROGRAM} convert {shlex.quote(name)}"
    from difflib import get_close_matches  # few words are not a command

    close = get_close_matches(name, COMMANDS, n=1)
    return f" Did you mean '{close[0]}'?" if close else ""


class _Group(click.Group):
    """A group whose commands are places for those that are loaded when they are used."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name; None if there is none."""
        return command(cmd_name) if super().get_command(ctx, cmd_name) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is named first, or refuse with what may be meant.

        Raises:
            click.UsageError: there is no command of that name.
        """
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            message = f"No such command '{name}'.{_suggestion(name)}"
            raise click.UsageError(message, ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Group,
    commands={name: click.Command(name) for name in COMMANDS},
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=EXAMPLES,
)
@click.version_option(package_name=PROGRAM, prog_name=PROGRAM, message="%(prog)s %(version)s")
def application() -> None:
    """Turn a council's PDF appendix of scored objectives into data that can be trusted.

    Nothing is lost and nothing invented: every word of the PDF is accounted for, every value points to its
    page and place, and every doubt is a finding.
    """


def run(arguments: Sequence[str] | None = None) -> ExitStatus:
    """Run the command line and return its exit status, having said what went wrong.

    Args:
        arguments: those of the process, if None.
    """
    try:
        return guarded(lambda: _invoke(arguments))
    except click.ClickException as error:
        return _wrong_usage(error)
    finally:
        screen.close()


def _invoke(arguments: Sequence[str] | None) -> ExitStatus:
    try:
        status = application.main(arguments, prog_name=PROGRAM, standalone_mode=False)
    except SystemExit:  # click's own answer when nobody reads standard output any more
        return ExitStatus.NOT_WRITTEN
    except OSError as error:
        if error.filename is None:  # click's help and version, which standard output did not take
            raise screen.not_shown(error) from error
        raise
    return ExitStatus(status or 0)


def _wrong_usage(error: click.ClickException) -> ExitStatus:
    context = getattr(error, "ctx", None)
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return ExitStatus.USAGE
    screen.say(f"error: {error.format_message()}", Verbosity.QUIET)
    if context is not None:
        screen.say(f"see '{context.command_path} --help'", Verbosity.QUIET)
    return ExitStatus.USAGE
