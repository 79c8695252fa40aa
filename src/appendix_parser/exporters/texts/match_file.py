"""The match file: `matches.csv` with an analyst's decisions in it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from appendix_parser.errors import DecisionError
from appendix_parser.exporters.tabular.history_tables import DECISIONS
from appendix_parser.exporters.texts.saved_csv import SavedCsvError, saved_rows
from appendix_parser.exporters.texts.spreadsheet import escape, unescape
from appendix_parser.timeline.decisions import Decision, Place

_NEEDED = (
    "edition",
    "objective_position",
    "title",
    "earlier_edition",
    "earlier_position",
    "earlier_title",
    "decision",
)
_KEEP = "Start from matches.csv as `history` writes it, and save it as “CSV UTF-8”."


def read_decisions(content: bytes, where: str) -> list[Decision]:
    """Return the decisions in a match file; rows in which nothing is decided are skipped.

    Other columns may be there or not, in any order. The file may be as Excel saves it: in UTF-8 or code page 1252, with
    commas or semicolons.

    Args:
        content: the CSV file.
        where: what the file is called in messages.

    Raises:
        DecisionError: it is not such a file, or a row cannot be read.
    """
    try:
        return [*_decisions(saved_rows(content, _NEEDED), where)]
    except SavedCsvError as error:
        raise DecisionError(error.problem, remedy=_KEEP, where=f"{where}, line {error.line}") from None


def write_decisions(decisions: Iterable[Decision]) -> bytes:
    """Return a match file with these decisions and no more, which `read_decisions` reads."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_NEEDED)
    for each in decisions:
        later, earlier = (
            (escape(place.edition), place.position, escape(place.title))
            for place in (each.later, each.earlier)
        )
        writer.writerow((*later, *earlier, "same" if each.same else "different"))
    return text.getvalue().encode()


def with_decisions(content: bytes, decisions: Iterable[Decision]) -> bytes:
    """Return a match file with more decisions at its end: those about editions that are not there now.

    Args:
        content: the file as `history` writes it.
        decisions: what to add.
    """
    text = io.StringIO(newline="")
    names = next(csv.reader(io.StringIO(content.decode(), newline="")))
    writer = csv.DictWriter(text, names, restval="", lineterminator="\r\n")
    for row in csv.DictReader(io.StringIO(write_decisions(decisions).decode(), newline="")):
        writer.writerow(row)
    return content + text.getvalue().encode()


def _decisions(rows: Iterator[tuple[int, list[str]]], where: str) -> Iterator[Decision]:
    _, header = next(rows, (1, []))
    names = [name.strip() for name in header]
    missing = [name for name in _NEEDED if name not in names]
    if missing:
        raise DecisionError(f"The match file has no column “{missing[0]}”.", remedy=_KEEP, where=where)
    for number, row in rows:
        cells = dict.fromkeys(_NEEDED, "") | dict(zip(names, map(unescape, row), strict=False))
        decision = cells["decision"].strip().casefold()
        if not decision:
            continue
        line = f"{where}, line {number}"
        if decision not in DECISIONS.values():
            problem = f"The decision “{cells['decision']}” is not understood."
            raise DecisionError(problem, remedy="Write “same” or “different”, or nothing.", where=line)
        yield Decision(
            later=_place(cells["edition"], cells["objective_position"], cells["title"], line),
            earlier=_place(cells["earlier_edition"], cells["earlier_position"], cells["earlier_title"], line),
            same=decision == "same",
            where=line,
        )


def _place(edition: str, position: str, title: str, line: str) -> Place:
    if not re.fullmatch(r"[0-9]{1,9}", position):
        problem = f"The position “{position}” is not a whole number."
        raise DecisionError(problem, remedy=_KEEP, where=line)
    return Place(edition, int(position), title)
