"""A workbook as XLSX (Office Open XML): the only module that imports xlsxwriter."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from appendix_parser.design.colours import STEPS, text_on
from appendix_parser.errors import OutputError
from appendix_parser.exporters.workbook.sheet_model import Cell, Link, Page, Scored, Sheet, Style, Styled

MOST_CHARACTERS = 32_767
"""Most UTF-16 units that a cell holds (Excel's limit)."""
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_MOST_LINKS = 65_530
_MOST_HEADING = 120

_NARROWEST, _WIDE, _WIDEST = 8, 32, 72  # characters
_LONG = 200  # characters: a column with a text of this length has comments, and needs the room
_LINE, _TALLEST = 15.0, 409.0  # points; the second is Excel's limit
_FILLED = 1.05  # letters of a line per unit of width, which is that of a digit
_CUT = " … [cut here: a cell holds no more. The whole text is in the JSON and CSV files.]"

_A4 = 9
_MADE = datetime(2000, 1, 1)  # the same in every run
_INK, _QUIET, _HEAD, _RULE = "#1b1f24", "#57606a", "#123f6d", "#d4d8de"

_RULED = {"bottom": 1, "bottom_color": _RULE}
_TEXT = {"num_format": "@", "text_wrap": True, "valign": "top", "font_color": _INK, **_RULED}
_PAGE_TEXT = {"num_format": "@", "valign": "top", "font_color": _INK}
_NUMBER: dict[str, Any] = {"valign": "top", "align": "center", "font_color": _INK}
_APART = {"border": 1, "border_color": "#ffffff"}
_LINK = {"font_color": "#0b5394", "underline": 1}
_HEADER = {**_TEXT, "bold": True, "font_color": "#ffffff", "bg_color": _HEAD, "valign": "vcenter"}
_STYLES: dict[Style, dict[str, Any]] = {
    Style.TITLE: {"num_format": "@", "bold": True, "font_size": 18, "font_color": _HEAD},
    Style.HEADING: {
        "num_format": "@",
        "bold": True,
        "font_size": 13,
        "font_color": _HEAD,
        "bottom": 1,
        "bottom_color": _RULE,
    },
    Style.LABEL: {"num_format": "@", "font_color": _QUIET, "valign": "top"},
    Style.FIGURE: {"num_format": "@", "font_color": _INK, "valign": "top", "align": "center"},
    Style.FIGURE_LABEL: {"num_format": "@", "font_color": _QUIET, "valign": "top", "align": "center"},
}


def to_xlsx(sheets: Iterable[Sheet | Page], title: str) -> bytes:
    """Return a workbook with these sheets, in order; the same sheets give the same bytes.

    Text stays text, whatever it looks like: nothing in it becomes a formula, a number, a date or a link.

    Args:
        sheets: with distinct names.
        title: the document's title, in the file's properties.

    Raises:
        OutputError: a table is larger than a sheet can be.
        UnicodeEncodeError: a text holds half of a character.
    """
    file = io.BytesIO()
    with xlsxwriter.Workbook(
        file,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    ) as workbook:
        workbook.set_properties({"title": _printable(title)[:255], "created": _MADE})
        book = _Book(workbook)
        for sheet in sheets:
            book.add(sheet)
    return file.getvalue()


class _Book:
    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        self._workbook = workbook
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}
        self._links = 0

    def add(self, sheet: Sheet | Page) -> None:
        worksheet = self._workbook.add_worksheet(sheet.name)
        worksheet.set_landscape()
        worksheet.set_paper(_A4)
        worksheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
        worksheet.fit_to_pages(1, 0)
        worksheet.set_footer("&L&8&A&R&8&P / &N")
        self._links = 0
        if isinstance(sheet, Page):
            self._fill_page(worksheet, sheet)
        else:
            self._fill_sheet(worksheet, sheet)

    def _fill_page(self, worksheet: Worksheet, page: Page) -> None:
        worksheet.hide_gridlines(2)
        worksheet.fit_to_pages(1, 1)
        for place, width in enumerate(page.widths):
            worksheet.set_column(place, place, width)
        for row, cells in enumerate(page.rows):
            for column, cell in enumerate(cells):
                self._write(worksheet, row, column, cell, _PAGE_TEXT)
            match cells:
                case [Styled(_, Style.HEADING)]:  # its rule runs over the whole page
                    for column in range(1, len(page.widths)):
                        worksheet.write_blank(row, column, None, self._format(_STYLES[Style.HEADING]))

    def _fill_sheet(self, worksheet: Worksheet, sheet: Sheet) -> None:
        if len(sheet.rows) >= _MOST_ROWS or len(sheet.fields) > _MOST_COLUMNS:
            raise OutputError(
                f"The sheet {sheet.name} would be larger than {_MOST_ROWS:,} rows and {_MOST_COLUMNS:,} columns, "
                "the most that a workbook can hold.",
                remedy="Choose other formats with -f, such as csv.",
                where=sheet.name,
            )
        headings = unique_headings([field.heading for field in sheet.fields])
        widths = [_width(heading, sheet.rows, place) for place, heading in enumerate(headings)]
        for place, width in enumerate(widths):
            worksheet.set_column(place, place, width)
        last_row = max(len(sheet.rows), 1)  # a table has at least one row, even if it is empty
        worksheet.add_table(
            0,
            0,
            last_row,
            len(headings) - 1,
            {
                "name": sheet.name.replace(" ", "_"),
                "style": "Table Style Light 1",
                "banded_rows": False,
                "columns": [
                    {"header": heading, "header_format": self._format(_HEADER)} for heading in headings
                ],
            },
        )
        worksheet.set_row(0, 2.2 * _LINE)
        for row, cells in enumerate(sheet.rows, start=1):
            worksheet.set_row(row, _height(cells, widths))
            for column, cell in enumerate(cells):
                self._write(worksheet, row, column, cell, _TEXT)
                if cell is None:
                    worksheet.write_blank(row, column, None, self._format(_TEXT))
        worksheet.freeze_panes(1, sheet.fixed)
        worksheet.repeat_rows(0)
        worksheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last_row + 1}"})

    def _write(self, worksheet: Worksheet, row: int, column: int, cell: Cell, plain: dict[str, Any]) -> None:
        match cell:
            case None:
                return
            case Scored(value, step):
                look = {**_NUMBER, "bg_color": STEPS[step], "font_color": text_on(STEPS[step]), **_APART}
                if isinstance(value, str):
                    worksheet.write_string(row, column, fitting(value), self._format({**plain, **look}))
                else:
                    worksheet.write_number(row, column, value, self._format(look))
            case Link(text, sheet, target) if self._links < _MOST_LINKS:
                self._links += 1
                place = f"internal:'{sheet}'!A{target}"
                worksheet.write_url(row, column, place, self._format({**plain, **_LINK}), fitting(text))
            case Link(text):
                worksheet.write_string(row, column, fitting(text), self._format(plain))
            case Styled(text, style):
                worksheet.write_string(row, column, fitting(text), self._format(_STYLES[style]))
            case str():
                worksheet.write_string(row, column, fitting(cell), self._format(plain))
            case _:
                rule = _RULED if plain is _TEXT else {}
                worksheet.write_number(row, column, cell, self._format({**_NUMBER, **rule}))

    def _format(self, properties: dict[str, Any]) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._workbook.add_format(properties)
        return self._formats[key]


def fitting(text: str) -> str:
    """Return a text that a cell can hold; a longer one is cut, and says so at its end."""
    if _units(text) <= MOST_CHARACTERS:
        return text
    room = MOST_CHARACTERS - len(_CUT)
    kept = text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore")
    return kept + _CUT


def unique_headings(headings: Sequence[str]) -> list[str]:
    """Return headings that a table accepts: on one line, not empty, and distinct whatever their case."""
    seen: set[str] = set()
    found = []
    for place, heading in enumerate(headings, start=1):
        name = _printable(" ".join(heading.split()))[:_MOST_HEADING] or f"Column {place}"
        unique, count = name, 1
        while unique.casefold() in seen:
            count += 1
            unique = f"{name} ({count})"
        seen.add(unique.casefold())
        found.append(unique)
    return found


def _printable(text: str) -> str:
    """Return a text that XML can hold in any place."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _width(heading: str, rows: Sequence[Sequence[Cell]], place: int) -> float:
    """Return the width of a column in characters: that of its longest line, within reason."""
    longest = max((len(line) for row in rows for line in _lines(row[place])), default=0)
    longest_word = max(map(len, heading.split()), default=0)
    return min(max(longest + 2, longest_word + 4, _NARROWEST), _WIDEST if longest > _LONG else _WIDE)


def _height(cells: Sequence[Cell], widths: Sequence[float]) -> float:
    """Return the height of a row in points, so that the wrapped texts in it are seen."""
    most = max(
        sum(math.ceil(max(len(line), 1) / (width * _FILLED)) for line in _lines(cell)) if cell else 1
        for cell, width in zip(cells, widths, strict=True)
    )
    return min(max(most, 1) * _LINE, _TALLEST)


def _lines(cell: Cell) -> Sequence[str]:
    match cell:
        case None:
            return ()
        case Link(text) | Styled(text):
            return text.splitlines()
        case Scored(value):
            return (str(value),)
        case _:
            return str(cell).splitlines()
