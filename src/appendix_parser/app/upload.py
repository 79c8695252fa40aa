"""PDFs that come in: taken as they come, within the limit on their size, and put into the folder whole or not at all."""

from __future__ import annotations

import asyncio
import hashlib
import os
import threading
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import BinaryIO

from starlette.concurrency import run_in_threadpool

from appendix_parser.app.read_editions import Editions
from appendix_parser.errors import AppendixParserError, ExitStatus, InputError
from appendix_parser.exporters.folders.output_errors import output_errors
from appendix_parser.exporters.folders.staging import locked, staging_folder
from appendix_parser.exporters.folders.swap import move
from appendix_parser.inputs.files import as_text
from appendix_parser.inputs.limits import MEGABYTE
from appendix_parser.reading.repair.damage import DamageLog
from appendix_parser.reading.repair.pdf_header import check_header

_SILENCE = 30
_LONGEST = 600
"""Seconds without a byte, and in all."""

_HEAD = 65_536


class DuplicateError(AppendixParserError):
    """The same file is in the folder already."""

    exit_status = ExitStatus.USAGE


async def pieces_in_time(stream: AsyncIterator[bytes], where: str) -> AsyncIterator[bytes]:
    """Yield what comes, as long as it comes.

    Raises:
        InputError: it comes too slowly.
    """
    end = time.monotonic() + _LONGEST
    while True:
        try:
            piece = await asyncio.wait_for(anext(stream), min(_SILENCE, max(0.0, end - time.monotonic())))
        except StopAsyncIteration:
            return
        except TimeoutError:
            raise InputError("The file arrived too slowly.", remedy="Try again.", where=where) from None
        yield piece


class Uploads:
    """Takes PDFs into a folder."""

    def __init__(self, editions: Editions) -> None:
        self._editions = editions
        self._placing = threading.Lock()

    async def take(self, name: str, stream: AsyncIterator[bytes], announced: int = 0) -> str:
        """Put a file into the folder, and return its name there.

        Args:
            name: its name elsewhere.
            stream: its bytes.
            announced: how many they are said to be.

        Raises:
            UnreadablePdfError: it is not a PDF.
            LimitError: it is too large.
            DuplicateError: it is there already.
            InputError: it comes too slowly.
            OutputError: it cannot be written.
        """
        folder = self._editions.folder
        where = as_text(name)
        left = folder.limits.file_mb * MEGABYTE
        if announced > left:
            raise folder.limits.reached(limit="file_mb", where=where)
        head, digest, size = b"", hashlib.sha256(), 0
        with output_errors(folder.root), staging_folder(folder.root) as staging:
            staged = staging / "file"
            with staged.open("xb") as file:
                async for piece in pieces_in_time(stream, where):
                    size += len(piece)
                    if size > left:
                        raise folder.limits.reached(limit="file_mb", where=where)
                    head += piece[: _HEAD - len(head)]
                    digest.update(piece)
                    await run_in_threadpool(file.write, piece)
                check_header(head, DamageLog(), where)
                await run_in_threadpool(_flush, file)
            return await run_in_threadpool(self._place, staged, name, size, digest.hexdigest())

    def _place(self, staged: Path, name: str, size: int, sha256: str) -> str:
        folder = self._editions.folder
        with self._placing, locked(folder.root):
            for known, (_, its_size, _) in folder.documents().items():
                if its_size == size and self._editions.sha256(known) == sha256:
                    raise DuplicateError(
                        f"The same file is already here, as “{known}”.",
                        remedy="There is nothing to do.",
                        where=as_text(name),
                    )
            free = folder.free_name(name)
            move(staged, folder.root / free)
            return free


def _flush(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())
