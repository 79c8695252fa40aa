"""What leaves the program: data on standard output, and every message on standard error."""

from __future__ import annotations

import sys

import click

from appendix_parser.errors import OutputError
from appendix_parser.harmless import harmless

PROGRAM = "appendix-parser"


def say(message: str) -> None:
    """Write one line to standard error, whatever file names or words of a PDF are in it."""
    click.echo(f"{PROGRAM}: {harmless(message)}", err=True)


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
        raise OutputError(
            f"Standard output could not be written: {error.strerror}.",
            remedy="Make room there, or send the output elsewhere.",
        ) from error


def close() -> None:
    """Forget what standard output did not take, so that Python does not complain about it at its end."""
    try:
        sys.stdout.flush()
    except OSError:
        sys.stdout = None
