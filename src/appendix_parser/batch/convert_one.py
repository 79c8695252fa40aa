"""Converts one document, on this machine or another: bytes in, bytes out.

A first process reads the PDF and may be harmed by it. A second one, which sees nothing of the PDF but the records,
checks these against the schema and makes the files; so a PDF that takes over its reader cannot write files of its own.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import asdict
from multiprocessing.connection import Connection
from pathlib import Path

from pydantic_core import to_json

from appendix_parser import isolation, pipeline
from appendix_parser.batch.file_bundle import pack
from appendix_parser.batch.order import Order, needed
from appendix_parser.errors import InputError, KilledError
from appendix_parser.exporters.folders.formats import appendix_package
from appendix_parser.exporters.folders.write import render_package
from appendix_parser.exporters.texts.csv_style import CsvStyle
from appendix_parser.inputs.limits import Limits
from appendix_parser.read_options import ReadOptions
from appendix_parser.records import Appendix, Correction
from appendix_parser.summary import summarise
from appendix_parser.version import VERSION

ATTEMPTS = 2
"""How often a document is tried whose process was killed: what killed it may have been the others' hunger for memory."""


def convert(data: bytes, name: str, order: bytes, cancel: Connection | None = None) -> bytes:
    """Do what is ordered with a PDF.

    Args:
        data: the PDF.
        name: the file's name.
        order: an `Order`.
        cancel: ends the work, as for `isolation.run`.

    Returns:
        The seconds that it took, a line end, and the sealed answer: a bundle, or the error.

    Raises:
        Cancelled: by `cancel`.
    """
    start = time.monotonic()
    answer = isolation.run_to_reply(_convert, data, name, order, cancel, limits=Limits(), where=name)
    return b"%.3f\n%b" % (time.monotonic() - start, answer)


def _convert(data: bytes, name: str, order: bytes, cancel: Connection | None) -> bytes:
    wanted = Order.from_bytes(order)
    if wanted.version != VERSION:
        raise InputError(
            f"Version {VERSION} of appendix-parser is installed on a worker, and this is {wanted.version}.",
            remedy="Install the same one everywhere.",
            where=name,
        )
    isolation.preload(*needed(wanted))
    attempt = 1
    while True:
        try:
            return _read_and_render(data, name, wanted, cancel)
        except KilledError:
            if attempt == ATTEMPTS:
                raise
            attempt += 1


def _read_and_render(data: bytes, name: str, order: Order, cancel: Connection | None) -> bytes:
    limits = order.options.limits
    records = isolation.run(
        _read,
        data,
        name,
        order.options,
        tuple(Correction(**each) for each in order.corrections),
        limits=limits,
        where=name,
        cancel=cancel,
    )
    return isolation.run(
        render, records, order.formats, order.csv_style, name, limits=limits, where=name, cancel=cancel
    )


def _read(
    data: bytes,
    name: str,
    options: ReadOptions,
    corrections: Sequence[Correction],
) -> bytes:
    return to_json(pipeline.read_appendix(data, name, options, corrections, isolation.report_page))


def render(records: bytes, formats: tuple[str, ...], csv_style: CsvStyle, name: str) -> bytes:
    """Return the files of an appendix, packed, with what there is to say about them.

    Args:
        records: the appendix as JSON.
        formats: names of the formats.
        csv_style: how CSV files are written.
        name: the file's name.
    """
    appendix = Appendix.model_validate_json(records)
    package = appendix_package(csv_style)
    return pack(asdict(summarise(appendix)), render_package(package, appendix, formats, Path(name)))
