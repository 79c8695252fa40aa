"""What stands around the tables: running headers, footers, page numbers, watermark, cover, contents."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.generator.marks import BLACK, Colour, Page, Text
from tests.generator.style import Style
from tests.generator.text import FAMILIES, Type

_SIZE = 7.5
_GREY = (0.35, 0.35, 0.35)
_HEADERS = ("Cabinet, 12 November 2024 – Appendix 1", "OFFICIAL", "Vale and Harrow Council")
_FOOTERS = ("Procurement strategy, yearly report", "Printed from the committee’s papers", "Draft for comment")


def body_margin(style: Style) -> float:
    """Return the margin of the body: wider where something runs above or below it."""
    return style.margin + (8.0 if style.running_header or style.footer or style.page_numbers else 0.0)


def front_pages(truth: dict[str, Any], style: Style, body: list[Page]) -> list[Page]:
    """Return the cover and the contents page, as far as the style has them."""
    pages = []
    width, height = body[0].width, body[0].height
    regular, bold = FAMILIES[style.font]
    if style.cover:
        page = Page(width, height)
        _put(page, 60, height * 0.3, "Harrow Vale Borough Council", Type(bold, 22))
        _put(page, 60, height * 0.3 + 40, truth["title"], Type(regular, 16))
        _put(page, 60, height * 0.3 + 70, f"Report to Cabinet, {truth['years'][-1]}", Type(regular, 11))
        pages.append(page)
    if style.contents:
        page = Page(width, height)
        kind = Type(regular, 11)
        _put(page, 60, 80, "Contents", Type(bold, 15))
        front = len(pages) + 1
        for index, section in enumerate(truth["sections"]):
            y = 110 + 18 * index
            number = str(front + _first_page(body, f"/sections/{index}/name"))
            right = width - 60 - kind.width(number)
            end = 60 + kind.width(section["name"]) + 6
            dots = "." * int((right - 6 - end) / kind.width("."))
            _put(page, 60, y, section["name"], kind)
            _put(page, end, y, dots, kind)
            _put(page, right, y, number, kind)
        pages.append(page)
    return pages


def _first_page(body: list[Page], path: str) -> int:
    """Return the page, from 1, on which the text of a path begins."""
    return next(
        number for number, page in enumerate(body, 1) if any(text.path == path for text in page.texts)
    )


def _put(
    page: Page,
    x: float,
    y: float,
    text: str,
    kind: Type,
    role: str = "context",
    colour: Colour = BLACK,
    angle: float = 0.0,
) -> None:
    mark = Text(x, y, text, kind.font, kind.size, kind.width(text), role, colour=colour, angle=angle)
    page.around.append(mark)


def add_furniture(pages: list[Page], style: Style, random: Random) -> None:
    """Add what runs along all pages; the cover stays free of it."""
    header, footer = random.choice(_HEADERS), random.choice(_FOOTERS)
    small = Type(FAMILIES[style.font][0], _SIZE)
    for number, page in enumerate(pages, 1):
        if number == 1 and style.cover:
            continue
        top, bottom, left = style.margin * 0.7, page.height - style.margin * 0.6, style.margin + 8
        if style.running_header:
            _put(page, left, top, header, small, "furniture", _GREY)
        if style.footer:
            _put(page, left, bottom, footer, small, "furniture", _GREY)
        if style.page_numbers:
            said = style.page_numbers.format(page=number, pages=len(pages))
            _put(page, page.width - left - small.width(said), bottom, said, small, "furniture", _GREY)
        if style.watermark:
            _watermark(page, Type(FAMILIES[style.font][1], 90))
        if style.stamp:
            x, y = page.width - 0.3 * style.margin, 0.7 * page.height
            _put(page, x, y, "RECEIVED 14 MAY 2024", small, "furniture", (0.7, 0.1, 0.1), angle=90.0)
        body = Type(FAMILIES[style.font][0], style.size)
        if style.hidden_text:
            _put(page, page.width / 3, page.height / 2, "checked by proxy 4/5", body, "hidden")
        if style.outside_text:
            _put(page, page.width + 40, page.height / 2, "3 beyond the edge", body, "outside")
            _put(page, page.width / 2, -30, "slug line 2/3", body, "outside")
            _put(page, page.width / 4, page.height + 20, "cut here 4", body, "outside")


def _watermark(page: Page, kind: Type) -> None:
    """Put a large pale word across the page."""
    width = kind.width("DRAFT")
    x, y = page.width / 2 - 0.35 * width, page.height / 2 + 0.35 * width
    _put(page, x, y, "DRAFT", kind, "furniture", (0.9, 0.9, 0.9), angle=45.0)
