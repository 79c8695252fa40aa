"""The one place where what went wrong becomes a message and an exit status."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable
from typing import NoReturn

import click

from appendix_parser.cli import Interrupted, is_interrupt
from appendix_parser.cli.screen import Verbosity, say
from appendix_parser.errors import DEBUG_VARIABLE, AppendixParserError, ExitStatus, UnexpectedError


def guarded(work: Callable[[], ExitStatus], *, where: str = "") -> ExitStatus:
    """Do the work and return its status; if it fails, say what is wrong and return the status for that.

    Args:
        work: what may fail.
        where: the file that an unexpected failure is about.

    Raises:
        BrokenPipeError: nobody reads standard output any more, so there is no point in trying other files.
        click.ClickException: the command line is wrong.
        Interrupted: the program is to stop.
    """
    try:
        return work()
    except UnexpectedError as bug:
        return _unexpected(bug)
    except AppendixParserError as error:
        say(f"error: {error}", Verbosity.QUIET)
        return error.exit_status
    except (BrokenPipeError, click.ClickException, click.exceptions.Exit):
        raise
    except Exception as bug:  # whatever it is, people see no traceback
        unexpected = UnexpectedError.of(bug, where=where)
        unexpected.__cause__ = bug
        return _unexpected(unexpected)


def report(error: AppendixParserError) -> ExitStatus:
    """Say what is wrong and return the status for it."""

    def fail() -> NoReturn:
        raise error

    return guarded(fail)


def _unexpected(bug: UnexpectedError) -> ExitStatus:
    if is_interrupt(bug):
        raise Interrupted from bug
    if os.environ.get(DEBUG_VARIABLE):
        for line in "".join(traceback.format_exception(bug)).splitlines():
            say(line, Verbosity.QUIET)
    say(f"error: {bug}", Verbosity.QUIET)
    return bug.exit_status
