"""A file of corrections: CSV as people and spreadsheets write it.

The escape of `exporters.spreadsheet` is undone, so that a `corrections.csv` that `convert` wrote can be read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from appendix_parser.corrections.correctable import FIELDS
from appendix_parser.errors import CorrectionsError
from appendix_parser.exporters.texts.saved_csv import SavedCsvError, saved_rows, score_behind
from appendix_parser.exporters.texts.spreadsheet import escape, unescape
from appendix_parser.inputs.files import Source, load
from appendix_parser.inputs.limits import Limits
from appendix_parser.records import Correction
from appendix_parser.text import clean_text

COLUMNS = tuple(Correction.model_fields)

_FORM = "docs/corrections.md describes the file."
_SAVE_AS = "Save it as “CSV UTF-8” with these columns."


def read_corrections(source: Source, name: str | None = None) -> tuple[Correction, ...]:
    """Read a file of corrections: a header row with the names of the columns, then a row per correction.

    Empty rows are left out, and empty columns at the right. The file may be as Excel saves it: in UTF-8 or code
    page 1252, with commas or semicolons, and with line ends of every kind. docs/corrections.md describes it.

    Args:
        source: the file: its path, its bytes, or a file that is open in binary mode.
        name: what messages call the file; None for its own name.

    Returns:
        The corrections in the order of the file, for `parse`.

    Raises:
        InputError: the file cannot be opened.
        CorrectionsError: the file has another form, a row is incomplete, or two rows are about one value;
            `where` names the line.
    """
    unnamed = "corrections.csv" if isinstance(source, bytes) else None
    data, name = load(source, name or unnamed, Limits())
    header, *rows = list(_rows(data, name)) or [(1, [])]
    if tuple(header[1]) != COLUMNS:
        found = ",".join(header[1]) or "nothing"
        raise _error(f"The columns must be {','.join(COLUMNS)}, not {found}.", _SAVE_AS, name, header[0])
    corrections: dict[tuple[str, str], Correction] = {}
    for line, cells in rows:
        correction = _correction(cells, name, line)
        key = correction.pointer, correction.field
        if key in corrections:
            problem = f"There is a second correction of {correction.field} at {correction.pointer!r}."
            raise _error(problem, "Keep one of the two.", name, line)
        corrections[key] = correction
    return tuple(corrections.values())


def write_corrections(corrections: Iterable[Correction]) -> bytes:
    """Return a file of corrections, which `read_corrections` reads; a spreadsheet neither runs nor converts a cell of it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for correction in corrections:
        writer.writerow(escape(getattr(correction, column)) for column in COLUMNS)
    return text.getvalue().encode()


def _rows(data: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not empty, each with the line that it starts on."""
    try:
        for line, row in saved_rows(data, COLUMNS):
            cells = [clean_text(unescape(cell.strip())) for cell in row]
            while len(cells) > len(COLUMNS) and not cells[-1]:
                cells.pop()
            if any(cells):
                yield line, cells
    except SavedCsvError as error:
        raise _error(error.problem, _SAVE_AS, name, error.line) from None


def _correction(cells: Sequence[str], name: str, line: int) -> Correction:
    if len(cells) != len(COLUMNS):
        raise _error(f"The row has {len(cells)} cells instead of {len(COLUMNS)}.", _FORM, name, line)
    values = dict(zip(COLUMNS, cells, strict=True))
    correction = Correction(**values)
    if correction.pointer and not correction.pointer.startswith("/"):
        problem = f"{correction.pointer!r} is not a JSON Pointer, which begins with a slash."
        raise _error(problem, "Copy it from appendix.json or from the review page.", name, line)
    if correction.field not in FIELDS:
        problem = f"There is no field {correction.field!r} that can be corrected."
        raise _error(problem, f"Choose from {', '.join(FIELDS)}.", name, line)
    for column in ("reason", "who"):
        if not values[column]:
            raise _error(f"The column {column} is empty.", "Say why, and who answers for it.", name, line)
    for column in ("printed", "corrected"):
        score = score_behind(values[column]) if correction.field == "score" else None
        if score is not None:
            problem = f"“{values[column]}” in the column {column} is a date. A spreadsheet probably made it from {score}."
            raise _error(
                problem, f"Write '{score}, with the apostrophe, and save the file again.", name, line
            )
    if correction.corrected == correction.printed:
        problem = "The corrected value is the printed one."
        raise _error(problem, "Put in what it should be, or take the row out.", name, line)
    return correction


def _error(problem: str, remedy: str, name: str, line: int) -> CorrectionsError:
    return CorrectionsError(problem, remedy=remedy, where=f"{name}, line {line}")
