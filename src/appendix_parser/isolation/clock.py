"""The time that is left of a limit. Time is what the processor spent on a process, if the system says so."""

from __future__ import annotations

import sys
import time

_PATIENCE = 10
"""A process may take this many times its limit by the clock on the wall: other programs may slow it down, or it may sleep."""

_CPUCLOCK_SCHED = 2
"""Of Linux: which clock of a process clock_getcpuclockid(3) returns; the bits above it are the process, inverted."""


def seconds_worked(process: int) -> float | None:
    """Return the processor time of a process, all threads together; None if the system does not say."""
    if sys.platform != "linux":
        return None
    try:
        return time.clock_gettime(~process << 3 | _CPUCLOCK_SCHED)
    except OSError:  # it is no more
        return None


class Clock:
    """A limit on the time of a process, from now on."""

    def __init__(self, process: int, seconds: float) -> None:
        self._process = process
        self._seconds = seconds
        self._start = time.monotonic()
        self._before = self._worked = seconds_worked(process)

    def left(self) -> float:
        """Return how many seconds the process has at least; none if that is not more than 0."""
        waited = time.monotonic() - self._start
        if self._before is None or self._worked is None:
            return self._seconds - waited
        self._worked = (
            seconds_worked(self._process) or self._worked
        )  # the last that was known of one that ended
        return min(self._seconds - (self._worked - self._before), _PATIENCE * self._seconds - waited)
