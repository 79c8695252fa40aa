"""A disk on which any one call fails."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable
from typing import Any

import pytest

from appendix_parser.exporters import swap


class Faults:
    """Makes the call with the given number, of all calls that change the disk, fail as on a full disk."""

    def __init__(self, fail_at: int) -> None:
        self.fail_at = fail_at
        self.count = 0

    def step(self) -> None:
        self.count += 1
        if self.count == self.fail_at:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    @property
    def struck(self) -> bool:
        return self.count >= self.fail_at

    def before(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def with_fault(*arguments: Any, **options: Any) -> Any:
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
        for name in ("mkdir", "chmod", "rename", "replace"):
            patch.setattr(os, name, self.before(getattr(os, name)))
        patch.setattr(os, "fsync", lambda _: faults.step())  # may fail, and is slow when it does not
        patch.setattr(swap, "_exchange", self.before(swap._exchange))
