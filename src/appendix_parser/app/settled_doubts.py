"""Doubts that a person has looked at and found right, in a file beside the PDF that nothing else reads.

A doubt is settled for what its finding says, for the record that it is about, and for one PDF. If one of them changes, it
is open again. The finding itself stays in every output.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from appendix_parser.app.cache import key_of
from appendix_parser.errors import InputError
from appendix_parser.exporters.texts.saved_csv import SavedCsvError, saved_rows
from appendix_parser.exporters.texts.spreadsheet import escape, unescape
from appendix_parser.records import Appendix, Finding, Record, Section
from appendix_parser.records.pointers import way


class Settled(NamedTuple):
    """A row of the file; `key` alone counts, and the rest is for people."""

    key: str
    code: str
    pointer: str
    message: str


class SettledError(InputError):
    """The file of settled doubts cannot be read."""


def keys_of(appendix: Appendix) -> list[str]:
    """Return a key for each finding of a document, in order. It changes with all that the doubt is settled for."""
    return [_key(appendix, each) for each in appendix.findings]


def open_findings(appendix: Appendix, settled: Collection[str]) -> list[Finding]:
    """Return the findings whose keys are not among the settled ones."""
    pairs = zip(appendix.findings, keys_of(appendix), strict=True)
    return [finding for finding, key in pairs if key not in settled]


def read_settled(content: bytes, where: str) -> list[Settled]:
    """Return the rows of a file of settled doubts; it may be as a spreadsheet saves it.

    Args:
        content: the file.
        where: what it is called in messages.

    Raises:
        SettledError: it is not such a file.
    """
    try:
        (line, header), *rows = [*saved_rows(content, Settled._fields)] or [(1, [])]
    except SavedCsvError as error:
        raise _unreadable(error.problem, where, error.line) from None
    names = [name.strip() for name in header]
    if not set(names).issuperset(Settled._fields):
        raise _unreadable(f"The columns must be {','.join(Settled._fields)}.", where, line)
    cells = (dict(zip(names, map(unescape, row), strict=False)) for _, row in rows)
    return [Settled(*(each.get(name, "") for name in Settled._fields)) for each in cells]


def write_settled(rows: Iterable[Settled]) -> bytes:
    """Return a file of settled doubts, which `read_settled` reads."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(Settled._fields)
    writer.writerows(map(escape, row) for row in rows)
    return text.getvalue().encode()


def with_doubt(rows: Sequence[Settled], appendix: Appendix, key: str, *, settled: bool) -> list[Settled]:
    """Return the rows after a doubt is settled, or open again.

    Raises:
        InputError: no finding of the document has this key.
    """
    found = next((at for at, each in enumerate(keys_of(appendix)) if each == key), None)
    if found is None:
        raise InputError("There is no such doubt.", remedy="Reload the page and try again.")
    rest = [row for row in rows if row.key != key]
    finding = appendix.findings[found]
    return [*rest, Settled(key, finding.code, finding.pointer, finding.message)] if settled else rest


def _key(appendix: Appendix, finding: Finding) -> str:
    records = [_record_at(appendix, each) for each in (finding.pointer, *finding.pointers)]
    # The letter keeps a spreadsheet from taking it for a number.
    return f"f{key_of(appendix.source.sha256, finding.model_dump_json(), *records)}"


def _record_at(appendix: Appendix, pointer: str) -> str:
    """Return the innermost record of a list that a pointer leads into, as JSON; a section is without its objectives."""
    try:
        through = way(appendix, pointer)
    except LookupError:
        return ""
    items = (each for before, each in pairwise(through) if isinstance(before, tuple))
    record = [appendix, *(each for each in items if isinstance(each, Record))][-1]
    match record:
        case Appendix():
            return record.model_dump_json(include={"title", "levels", "years"})
        case Section():
            return record.model_dump_json(exclude={"rubrics", "objectives"})
    return record.model_dump_json()


def _unreadable(problem: str, name: str, line: int) -> SettledError:
    remedy = f"Move “{name}” away; then all doubts are open again."
    return SettledError(problem, remedy=remedy, where=f"{name}, line {line}")
