"""A disk on which calls fail."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable
from typing import Any

import pytest

from appendix_parser.exporters.folders import swap

Fails = Callable[[int], bool]
"""Tells by its number, from 1, whether a call fails."""

_WRITES = ("mkdir", "chmod", "rename", "replace")
_OTHERS = ("rmdir", "unlink", "open", "scandir", "listdir", "stat", "lstat")


def once(number: int) -> Fails:
    """Let the call with this number fail."""
    return number.__eq__


def from_then_on(number: int) -> Fails:
    """Let the call with this number fail, and all after it."""
    return number.__le__


class Faults:
    """Makes calls that change the disk fail as if it were full.

    Args:
        fails: which of them.
        done: the renames that fail are done nevertheless, as on a network disk that loses an answer.
        everything: calls that look at the disk, lock it or clean it up are counted, and fail, as well.
    """

    def __init__(self, fails: Fails, *, done: bool = False, everything: bool = False) -> None:
        self.fails = fails
        self.done = done
        self.everything = everything
        self.count = 0
        self.struck = False

    def step(self) -> None:
        self.count += 1
        if self.fails(self.count):
            self.struck = True
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def before(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def with_fault(*arguments: Any, **options: Any) -> Any:
            if self.done and function.__name__ in {"rename", "replace"}:
                function(*arguments, **options)
                return self.step()
            self.step()
            return function(*arguments, **options)

        return with_fault

    def install(self, patch: pytest.MonkeyPatch) -> None:
        faults = self

        class FaultyFile(io.FileIO):
            def write(self, content: Any) -> int:
                faults.step()
                return super().write(content)

        real_open = io.open

        def open_(file: Any, mode: str = "r", *arguments: Any, **options: Any) -> Any:
            if mode != "xb":
                return real_open(file, mode, *arguments, **options)
            faults.step()
            return io.BufferedWriter(FaultyFile(file, "xb"))

        patch.setattr(io, "open", open_)
        for name in (*_WRITES, *(_OTHERS if self.everything else ())):
            patch.setattr(os, name, self.before(getattr(os, name)))
        patch.setattr(os, "fsync", lambda _: faults.step())  # may fail, and is slow when it does not
        if self.everything and os.name == "posix":
            import fcntl

            patch.setattr(fcntl, "flock", self.before(fcntl.flock))
        patch.setattr(swap, "_exchange", self.before(swap._exchange))
