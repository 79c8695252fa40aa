"""The command line: arguments in, an exit status out. Only this prints, exits or catches every error."""

from __future__ import annotations

import gc
import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import NoReturn

from appendix_parser.cli import streams

INTERRUPTS = (signal.SIGINT, signal.SIGTERM)

_ALLOCATIONS = 100_000
"""How many objects are made before garbage is looked for in cycles: what is loaded holds no garbage."""


class Interrupted(BaseException):
    """The program is to stop.

    Not a `KeyboardInterrupt`: one that passes through code which was made at run time, such as a data class,
    makes CPython end itself by the signal, though it was caught.
    """


def main() -> NoReturn:
    """Run the command line with the arguments of the process, and exit with its status."""
    for number in INTERRUPTS:
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _interrupt)
    streams.complete()
    gc.set_threshold(_ALLOCATIONS)
    try:
        from appendix_parser.cli.application import run  # loading it can be interrupted too

        status = int(run())
        _ignore_interrupts()
    except (Interrupted, RuntimeError) as error:
        if not is_interrupt(error):
            raise
        with suppress(OSError):
            sys.stderr.write("appendix-parser: interrupted\n")
        status = 130
    gc.freeze()  # what is left goes with the process, and need not be looked through for garbage
    sys.exit(status)


def is_interrupt(error: BaseException | None) -> bool:
    """Return whether an error is due to an interrupt: Python 3.11 makes another one of it where a data class is made."""
    while error is not None and not isinstance(error, Interrupted):
        error = error.__cause__
    return error is not None


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    _ignore_interrupts()
    raise Interrupted


def _ignore_interrupts() -> None:
    """Let the clean-up that is running finish."""
    for number in INTERRUPTS:
        signal.signal(number, signal.SIG_IGN)
