"""Limits what a child may use of the system, and keeps it from disturbing its parent."""

from __future__ import annotations

import ctypes
import gc
import logging
import os
import signal
import sys
import warnings
from pathlib import Path

from appendix_parser.errors import DEBUG_VARIABLE
from appendix_parser.inputs.limits import MEGABYTE, Limits

_GRACE_SECONDS = 5
"""How long after the limit on its time a child is ended by the system, should its parent not do it."""

_ALLOCATIONS = 50_000
"""How many objects a child makes before it looks for garbage in cycles."""

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3
_KEPT = 32 * MEGABYTE
"""Of mallopt(3), glibc: what is freed up to this size is kept for what comes next, such as the picture of the next page.
To give it back to the system for each page, and get it again, takes longer than to compare the page."""

_FRAMES_PER_LEVEL = 20
"""Python's own calls for one level of the limit on nesting, with room to spare."""

_PR_SET_PDEATHSIG = 1
"""Of prctl(2), Linux: the signal that this process gets when the one above it ends."""

_STANDARD_STREAMS = (0, 1, 2)


def cut_off(parent: int, kept: set[int], errors: int) -> None:
    """Let this process, a new child, hear and say nothing but by its channel, and end with its parent.

    Args:
        parent: the process that it ends with.
        kept: the descriptors that stay open.
        errors: the descriptor for what native code says when it gives up.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it too, and ends the child
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "linux":  # also while native code lets no other thread run
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it ended before
            os._exit(1)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_SETMASK, set())
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    if DEBUG_VARIABLE not in os.environ:
        logging.disable()
        warnings.simplefilter("ignore")
        os.dup2(nowhere, 1)  # standard output is for data alone
        os.dup2(errors, 2)
    for descriptor in _open_descriptors():
        if descriptor not in kept and descriptor not in _STANDARD_STREAMS:
            try:
                os.close(descriptor)
            except OSError:  # the listing's own
                continue


def limit(limits: Limits) -> None:
    """Hold this process to limits on memory and, a little later than its parent does, on time."""
    gc.set_threshold(_ALLOCATIONS)  # little is made in cycles, and looking for them takes longer page by page
    sys.setrecursionlimit(max(sys.getrecursionlimit(), _FRAMES_PER_LEVEL * limits.nesting))
    if sys.platform == "win32":
        return
    if hasattr(library := ctypes.CDLL(None), "mallopt"):
        for threshold in (_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD):
            library.mallopt(threshold, _KEPT)
    import resource  # not on every platform

    _lower(resource.RLIMIT_AS, limits.memory_mb * MEGABYTE)
    _lower(resource.RLIMIT_CPU, limits.seconds + _GRACE_SECONDS)
    _lower(resource.RLIMIT_CORE, 0)  # a crash leaves no file behind
    if DEBUG_VARIABLE not in os.environ:  # or what it says could not be kept in a file
        _lower(resource.RLIMIT_FSIZE, 0)


def _lower(kind: int, value: int) -> None:
    import resource  # not on every platform

    _, hard = resource.getrlimit(kind)
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (value, hard))


def _open_descriptors() -> list[int]:
    for folder in ("/proc/self/fd", "/dev/fd"):
        try:
            return [int(entry.name) for entry in Path(folder).iterdir()]
        except OSError:
            continue
    return [*range(256)]
