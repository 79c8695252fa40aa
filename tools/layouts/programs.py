"""Runs the programs that make PDFs."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path


class MissingProgramError(Exception):
    """A producer is not installed; the message says which."""


def run(program: str, arguments: Sequence[str], folder: Path) -> None:
    """Run a program in a folder.

    Raises:
        MissingProgramError: it is not there.
        subprocess.CalledProcessError: it failed.
    """
    path = shutil.which(program)
    if path is None:
        raise MissingProgramError(program)
    command = [path, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stderr)


def make_pdf(source: str, suffix: str, convert: Callable[[Path], None]) -> bytes:
    """Write a source to an empty folder, have it converted to a PDF of the same name beside it, and return that."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"appendix{suffix}")
        path.write_text(source, encoding="utf-8")
        convert(path)
        return path.with_suffix(".pdf").read_bytes()
