"""Write a single file: whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from appendix_parser.exporters.failures import telling_what_failed
from appendix_parser.exporters.staging import staging_folder


def write_file(path: Path, content: bytes) -> None:
    """Write `content` to `path`, in the place of what was there; parent folders are made.

    It is written in a folder beside its place and put there in one step.

    Raises:
        OutputError: it cannot be written; what was there before is untouched.
    """
    with telling_what_failed(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with staging_folder(path.parent) as staging:
            staged = staging / path.name
            with staged.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            staged.replace(path)
