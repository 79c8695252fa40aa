"""CSV that a person edited, as spreadsheets save it: encodings, delimiters, and what they do to a score."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Collection, Iterator

from appendix_parser.notation.months import MONTHS

_DELIMITERS = (",", ";", "\t")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# UTF-8 that was read as code page 1252, such as `â€“` for a dash: the file holds both.
_MISREAD = re.compile("[\u00c2-\u00c5][\u0080-\u00bf]|\u00e2\u20ac")

_MONTHS = tuple(name[:3] for name in MONTHS)
_MONTH = "|".join(_MONTHS)
_DAY_MONTH = re.compile(
    rf"(?P<day>[0-9]{{1,2}})[- ](?P<month>{_MONTH})|(?P<month2>{_MONTH})[- ](?P<day2>[0-9]{{1,2}})"
)
_FULL_DATE = re.compile(r"(?P<day>[0-9]{1,2})[/.-](?P<month>[0-9]{1,2})[/.-][0-9]{4}")


class SavedCsvError(Exception):
    """The text is not such CSV; `problem` says why, and `line` where."""

    def __init__(self, problem: str, line: int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.line = line


def saved_rows(data: bytes, columns: Collection[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not empty, the header row first, each with the line that it starts on.

    UTF-8, UTF-16 with a byte order mark and code page 1252 are understood, and commas, semicolons or tabs between
    the columns.

    Args:
        data: the file.
        columns: names that the header row must have; they show which delimiter is used.

    Raises:
        SavedCsvError: it cannot be decoded, or is not well-formed.
    """
    text = _decoded(data)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text, columns), strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        problem = f"This is not well-formed CSV: {error}."
        raise SavedCsvError(problem, line) from None


def score_behind(text: str) -> str | None:
    """Return the split score that a spreadsheet made this date of, such as `2/3` for `02-Mar`; None if it is not a date."""
    folded = text.strip().casefold()
    if found := _DAY_MONTH.fullmatch(folded):
        day = int(found["day"] or found["day2"])
        month = _MONTHS.index(found["month"] or found["month2"]) + 1
    elif found := _FULL_DATE.fullmatch(folded):
        day, month = int(found["day"]), int(found["month"])
    else:
        return None
    # Which of the two came first depends on the country; in a split score it is the smaller one.
    return "{}/{}".format(*sorted((day, month)))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if not text or _MISREAD.search(text):
        problem = "The text is neither UTF-8 nor the Windows code page 1252."
        raise SavedCsvError(problem, line)
    return text


def _delimiter(text: str, columns: Collection[str]) -> str:
    header = re.split("[\r\n]", text.lstrip(), maxsplit=1)[0]
    for delimiter in _DELIMITERS:
        names = {name.strip().strip('"') for name in header.split(delimiter)}
        if names.issuperset(columns):
            return delimiter
    return _DELIMITERS[0]
