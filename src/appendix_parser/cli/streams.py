"""Standard streams that the process was started without."""

from __future__ import annotations

import os
import sys

# The null device, opened so that using a stream that does not exist is an error.
_STREAMS = (("stdin", "r", os.O_WRONLY), ("stdout", "w", os.O_RDONLY), ("stderr", "w", os.O_WRONLY))


def complete() -> None:
    """Replace each standard stream that is closed by the null device.

    Else the next file that is opened would get its number, and messages or noise would go there. Reading from
    a closed standard input and writing to a closed standard output fail as the system's own errors; messages
    to a closed standard error go nowhere.
    """
    for number, (name, mode, flags) in enumerate(_STREAMS):
        try:
            os.fstat(number)
        except OSError:
            opened = os.open(os.devnull, flags)
            if opened != number:
                os.dup2(opened, number)
                os.close(opened)
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))
