"""The one place where what went wrong becomes a message and an exit status."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable

import click

from appendix_parser.cli.screen import say
from appendix_parser.errors import AppendixParserError, ExitStatus

DEBUG_VARIABLE = "APPENDIX_PARSER_DEBUG"
"""Environment variable that, when set, shows where in the program an unexpected failure happened."""

SERIOUSNESS = (
    ExitStatus.DONE,
    ExitStatus.DIFFERENT,
    ExitStatus.FINDINGS,
    ExitStatus.NO_APPENDIX,
    ExitStatus.NOT_READABLE,
    ExitStatus.USAGE,
    ExitStatus.LIMIT,
    ExitStatus.NOT_WRITTEN,
    ExitStatus.INTERRUPTED,
)
"""Exit statuses from the least to the most serious: a run over many files ends with the most serious one."""


def most_serious(statuses: list[ExitStatus]) -> ExitStatus:
    """Return the status that a run with all these outcomes ends with."""
    return max(statuses, key=SERIOUSNESS.index, default=ExitStatus.DONE)


def guarded(work: Callable[[], ExitStatus], *, where: str = "") -> ExitStatus:
    """Do the work and return its status; if it fails, say what is wrong and return the status for that.

    Args:
        work: what may fail.
        where: the file that an unexpected failure is about.

    Raises:
        BrokenPipeError: nobody reads standard output any more, so that no other file need be tried.
        click.ClickException: the command line is wrong.
    """
    try:
        return work()
    except AppendixParserError as error:
        say(f"error: {error}")
        return error.exit_status
    except (BrokenPipeError, click.ClickException, click.exceptions.Exit):
        raise
    except Exception as bug:  # whatever it is, no traceback is shown to people
        return _unexpected(bug, where)


def _unexpected(bug: Exception, where: str) -> ExitStatus:
    if os.environ.get(DEBUG_VARIABLE):
        for line in "".join(traceback.format_exception(bug)).splitlines():
            say(line)
    from appendix_parser.isolation import TaskFailedError  # loaded only now, as it takes its time

    what = str(bug) if isinstance(bug, TaskFailedError) else f"{type(bug).__name__}: {bug}"
    problem = f"An unexpected failure ({what})."
    remedy = f"This is a bug: please report it, with what {DEBUG_VARIABLE}=1 in the environment shows."
    say(f"error: {AppendixParserError(problem, remedy=remedy, where=where)}")
    return AppendixParserError.exit_status
