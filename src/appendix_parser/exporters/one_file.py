"""Write a single file: whole, or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from appendix_parser.exporters.failures import telling_what_failed


def write_file(path: Path, content: bytes) -> None:
    """Write `content` to `path`, in the place of what was there; parent folders are made.

    It is written beside its place and put there in one step.

    Raises:
        OutputError: it cannot be written; what was there before is untouched.
    """
    with telling_what_failed(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, staged = tempfile.mkstemp(prefix=".appendix-parser-", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(staged).chmod(0o666 & ~_umask())
            Path(staged).replace(path)
        except BaseException:
            Path(staged).unlink()
            raise


def _umask() -> int:
    """Return the process's mask of permissions; there is no way to ask for it but to set it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
