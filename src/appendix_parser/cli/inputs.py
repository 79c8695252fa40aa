"""The documents that a command is given: files, or standard input."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import click

from appendix_parser.errors import AppendixParserError, ExitStatus
from appendix_parser.limits import MEGABYTE, Limits

STANDARD_INPUT = "-"
"""What stands for standard input on the command line."""


class InputError(AppendixParserError):
    """A file that cannot be opened: the command must change, or what surrounds it, but not the PDF."""

    exit_status = ExitStatus.USAGE


class Document(NamedTuple):
    """A PDF's bytes; `name` is the file's own, without folders, `where` what the command line calls it."""

    data: bytes
    name: str
    where: str


def name_of(path: str) -> str:
    """Return the file name that stands for this argument in the records and in the names of outputs."""
    return "standard-input.pdf" if path == STANDARD_INPUT else Path(path).name


def read(path: str, limits: Limits) -> Document:
    """Read a file, or standard input for `-`, as far as the limit on its size allows.

    Raises:
        InputError: there is no such file, it is a folder, or the system does not let it be read.
        LimitError: it is larger than `limits.file_mb`.
    """
    where = "standard input" if path == STANDARD_INPUT else path
    most = limits.file_mb * MEGABYTE
    try:
        with click.open_file(path, "rb") as stream:
            data = stream.read(most + 1)
    except FileNotFoundError:
        raise InputError(
            "There is no such file.", remedy="Check the name and the folder.", where=where
        ) from None
    except OSError as error:
        if Path(path).is_dir():
            raise InputError("This is a folder.", remedy="Name the PDFs in it.", where=where) from None
        raise InputError(
            f"The file cannot be opened: {error.strerror}.",
            remedy="Check that you may read it.",
            where=where,
        ) from None
    if len(data) > most:
        raise limits.reached(limit="file_mb", where=where)
    return Document(data, name_of(path), where)
