"""Files from outside: their bytes, no more than the limit on a file's size, and their names."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from appendix_parser.errors import InputError
from appendix_parser.limits import MEGABYTE, Limits


def read_file(path: str | Path, limits: Limits, *, where: str) -> bytes:
    """Return the content of a file.

    Args:
        path: the file.
        limits: `file_mb` holds.
        where: what messages call the file.

    Raises:
        InputError: there is no such file, it is a folder, or the system does not let it be read.
        LimitError: it is larger than the limit.
    """
    try:
        with Path(path).open("rb") as stream:
            return read_stream(stream, limits, where=where)
    except FileNotFoundError:
        problem, remedy = "There is no such file.", "Check the name and the folder."
    except IsADirectoryError:
        problem, remedy = "This is a folder.", "Name the PDFs in it."
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL character
        reason = error.strerror if isinstance(error, OSError) else "Its name is not possible"
        problem, remedy = f"The file cannot be opened: {reason}.", "Check that you may read it."
    raise InputError(problem, remedy=remedy, where=where)


def as_text(name: str) -> str:
    """Return a file's name as text that can be written.

    It may be any bytes; those that are no UTF-8 come as lone surrogates, and become U+FFFD.
    """
    return "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in name)


def read_stream(stream: BinaryIO, limits: Limits, *, where: str) -> bytes:
    """Return what a stream holds from here to its end.

    Raises:
        LimitError: it is more than `limits.file_mb`.
    """
    most = limits.file_mb * MEGABYTE
    data = stream.read(most + 1)
    if len(data) > most:
        raise limits.reached(limit="file_mb", where=where)
    return data
