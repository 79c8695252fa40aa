"""Writes data to standard output, and every message to standard error."""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from enum import IntEnum
from pathlib import Path

import click

from appendix_parser.errors import OutputError
from appendix_parser.inputs.sanitize import sanitize
from appendix_parser.read_options import PageNumber

PROGRAM = "appendix-parser"

CLEAR_LINE = "\r\x1b[K"

_PATIENCE = 2.0
"""Seconds that reading may take before progress is shown."""


class Verbosity(IntEnum):
    """How much the program says on standard error."""

    QUIET = 0
    NORMAL = 1
    VERBOSE = 2


_verbosity = Verbosity.NORMAL


def set_verbosity(verbosity: Verbosity) -> None:
    """Say no more than this from now on."""
    global _verbosity
    _verbosity = verbosity


def is_quiet() -> bool:
    """Return whether nothing but errors is to be said."""
    return _verbosity is Verbosity.QUIET


def say(message: str, needs: Verbosity = Verbosity.NORMAL) -> None:
    """Write one line to standard error, whatever file names or words of a PDF are in it.

    Args:
        message: the line.
        needs: from which verbosity on; an error is said even if the program is to be quiet.

    If it cannot be written, it is lost; the exit status still says how the run ended.
    """
    if _verbosity < needs:
        return
    with suppress(OSError):
        click.echo(f"{PROGRAM}: {sanitize(message)}", err=True)


def say_kept(folder: Path, kept: Path) -> None:
    """Say that what was in an output folder has another name now."""
    say(f"what was in {folder} is kept in {kept}")


class PageProgress:
    """Says on a terminal which page is read, once reading takes a while; the line is gone when the block ends."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._start = time.monotonic()
        self._is_terminal = sys.stderr is not None and sys.stderr.isatty()
        self._is_shown = False

    def __enter__(self) -> PageProgress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_shown:
            _write_over("")

    def __call__(self, page: PageNumber) -> None:
        """Say that this page is read now, and of how many where that is known; 0 says nothing."""
        patient = time.monotonic() - self._start < _PATIENCE
        if page and self._is_terminal and not is_quiet() and not patient:
            self._is_shown = True
            of = f" of {page.of}" if page.of else ""
            _write_over(f"{PROGRAM}: {sanitize(self._where)}: reading page {page}{of}")


def _write_over(text: str) -> None:
    """Replace the line of standard error that the cursor is in."""
    with suppress(OSError):
        click.echo(f"{CLEAR_LINE}{text}", nl=False, err=True)


def show(data: str) -> None:
    """Write data to standard output, in UTF-8 everywhere, ending with one line end.

    Raises:
        OutputError: standard output takes no more.
        BrokenPipeError: nobody reads it.
    """
    try:
        click.echo(data.rstrip("\n").encode())
    except BrokenPipeError:
        raise
    except OSError as error:
        raise not_shown(error) from error


def not_shown(error: OSError) -> OutputError:
    """Return the error for data that standard output did not take."""
    return OutputError(
        f"Standard output could not be written: {error.strerror}.",
        remedy="Make room there, or send the output elsewhere.",
    )


def close() -> None:
    """Forget what the outputs did not take, so that Python does not complain about it at its end."""
    for name in ("stdout", "stderr"):
        try:
            getattr(sys, name).flush()
        except OSError:
            setattr(sys, name, None)
