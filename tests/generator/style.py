"""How an appendix is drawn: one field per choice, the choices, and what must not be combined.

To add a choice, add it to `CHOICES` (the first is the plain one) and, if it can make a document that no human
could read, to `Style.doubts`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Any, Literal

from tests.generator.wording import NUMBERINGS, OTHER_NUMBERINGS, WORDINGS

Level = Literal["plain", "ruled", "any", "framed", "sparse", "other", "adorned", "narrow"]


@dataclass(frozen=True, slots=True)
class Style:
    """Every choice of one drawing; lengths in points unless said otherwise.

    Page:
        paper: A4, A3 or Letter; `landscape` turns it. `margin` on all sides.
        rotations: the /Rotate of the pages, taken in turn; what is shown is upright all the same.
        sideways: tables and text of the body read up or down the page (running headers don't).
        boxes: `plain`; `moved` media box off the origin; `cropped` a crop box in the media box; `negative`
            a media box whose origin is negative.
        user_unit: /UserUnit; the page as shown has the size of its paper all the same.
    Text:
        font: a family of `text.FAMILIES`; `size` in points; `leading` in sizes; `paragraph_gap` in lines.
        fonts: `usual`; `drawn` Type 3 fonts; `unnamed` a body font whose glyph names tell no characters.
        glyphs: `lines` one string a line; `words` each word placed on its own, without spaces; `glyphs` each
            character placed on its own, without spaces; `kerned` one string a line with kerning.
        letter_spacing: in sizes, added after every character.
        doubled: `bold` headings and headers are drawn twice for fake bold; `shadow` headings have a grey
            copy; `all` everything is drawn twice, a fraction of a point apart.
        order: the order of drawing: `reading`, `backward`, `columns`, `shuffled`.
        tags: a structure tree: `no`, `flat` (each line a paragraph), `lying`.
        hidden_text: words in render mode 3 on top of the body. outside_text: words beyond the shown page.
        broken_words: words may be cut anywhere at the end of a line, without a hyphen. narrow_columns: those of
            numbers and scores are, so that even their headings and numbers are cut.
    Rules:
        rules: `grid`, `open sides` (a grid without outer verticals), `horizontal`, `between` (none of these at
            top and bottom), `below header` (no others), `framed` (`horizontal`, and a frame around the table),
            `frame` (nothing else), `none`.
        line: `solid`, `hairline` (light grey), `rectangle` (filled), `dashed` (a dash pattern), `dotted`
            (tiny strokes), `dots` (tiny rectangles), `double`, `boxes` (each cell strokes its own), `pieces`
            (a stroke per side of a cell, once), `missing` (lines end a point before they meet), `white`.
        shading: `none`, `header`, `dark header` (with white text), `zebra`, `cells` (all).
        page_end: `closed`, or `open`: a row that goes on has no rule at the page end and the page start.
    Tables:
        column_widths: how much wider a column is that holds more: 0 evenly, 1 in proportion to its text.
        pad_x, pad_y: between rule and text, in sizes.
        align, score_align: `left`, `centre`, `right`, `justified` (not for scores). valign: `top`, `middle`,
            `bottom`.
        row_break: `split` a row at any line, or `keep` it whole while it fits on a page.
        keep_with_next: headings and header rows stay with the first row.
        header_repeat: the header row stands on each `page`, once per `table`, or once per `document` (of the
            objectives' tables; rubrics always have theirs).
        header_break: a page may end inside a header row.
        headings: `text` above the table; `merged` first row of the section's first table; `band` a full-width
            row in one long table that is the whole appendix.
        gapless: a table starts where the one before it ends.
        two_row_header: the year over score and comments.
        column_order: `per year`, `scores first`, `newest first`.
        numbers: a key of `NUMBERINGS` or `OTHER_NUMBERINGS`. wording: a key of `WORDINGS`.
        rubric_turned: levels as rows. rubric_label: rubrics have a column for their label.
        bold_header: header words are bold.
    Adornments: what is drawn beside the text and must disturb nobody.
        letterhead: above the title `no`, a drawn `logo`, a `picture`, or a `bar` with white words.
        title_box: around the title `no`, `rounded` corners, a `shadow`, or a `gradient` behind it.
        ink: the colour of text in tables: `black`, `grey`, `coloured` (cell by cell).
        bullets: `text`, or `drawn` discs, which no text has.
        underlined: some words are.
        footnotes: notes in small print below the last table.
        raised: scores have footnote marks, and there are ordinals and powers; all of them are small, raised figures.
        forms: the body is in a form XObject.
        clips: each text is drawn within the clip path of its cell.
        stamp: words that run up the margin of the page.
    Around the tables: running_header, footer, page_numbers (a template, "" for none), watermark, cover,
        contents, prose (paragraphs after the title and between sections), foreign_table.
    """

    paper: str = "A4"
    landscape: bool = True
    margin: float = 40.0
    rotations: tuple[int, ...] = (0,)
    sideways: str = "no"
    boxes: str = "plain"
    user_unit: float = 1.0
    font: str = "Helvetica"
    size: float = 9.0
    leading: float = 1.2
    paragraph_gap: float = 0.3
    fonts: str = "usual"
    glyphs: str = "lines"
    letter_spacing: float = 0.0
    doubled: str = "no"
    order: str = "reading"
    tags: str = "no"
    hidden_text: bool = False
    outside_text: bool = False
    broken_words: bool = False
    narrow_columns: bool = False
    rules: str = "grid"
    line: str = "solid"
    shading: str = "header"
    page_end: str = "closed"
    column_widths: float = 0.7
    pad_x: float = 0.5
    pad_y: float = 0.3
    align: str = "left"
    score_align: str = "left"
    valign: str = "top"
    row_break: str = "split"
    keep_with_next: bool = True
    header_repeat: str = "page"
    header_break: bool = False
    headings: str = "text"
    gapless: bool = False
    two_row_header: bool = False
    column_order: str = "per year"
    numbers: str = "12"
    wording: str = "usual"
    rubric_turned: bool = False
    rubric_label: bool = True
    bold_header: bool = True
    running_header: bool = False
    footer: bool = False
    page_numbers: str = ""
    watermark: bool = False
    cover: bool = False
    contents: bool = False
    prose: bool = False
    foreign_table: bool = False
    letterhead: str = "no"
    title_box: str = "no"
    ink: str = "black"
    bullets: str = "text"
    underlined: bool = False
    footnotes: bool = False
    raised: bool = False
    forms: bool = False
    clips: bool = False
    stamp: bool = False

    @property
    def cuts_words(self) -> bool:
        """Whether words are cut without a hyphen, so that spaces cannot be compared."""
        return self.broken_words or self.narrow_columns

    @property
    def columns_ruled(self) -> bool:
        """Whether something drawn parts the columns."""
        return self.rules in ("grid", "open sides")

    @property
    def rows_ruled(self) -> bool:
        """Whether something drawn parts the rows."""
        return self.rules not in ("none", "below header", "frame") or self.shading == "zebra"

    def doubts(self) -> list[str]:
        """Say why a careful human could not be sure of a document drawn like this; empty when all is well."""
        lines_drawn = self.rules not in ("none", "below header", "frame")
        said = {
            "white lines show on shaded cells only": self.line == "white" and self.shading != "cells",
            "cells shaded edge to edge need lines to part them": self.shading == "cells"
            and not self.columns_ruled,
            "zebra stripes want rows, not cells, to be parted": self.shading == "zebra"
            and self.line == "white",
            "without ruled rows only a top-aligned number says where a row starts": (
                not self.rows_ruled and self.valign != "top"
            ),
            "without lines a header must look like one": not lines_drawn and not self.bold_header,
            "tables that touch must have a rule between them": (
                (self.gapless or self.headings == "band")
                and self.rules in ("none", "between", "below header")
            ),
            "a heading in a table must be parted from the rows by rules": self.headings != "text"
            and not lines_drawn,
            "one long table has no gaps": self.headings == "band" and not self.gapless,
            "one long table has no foreign table inside": self.headings == "band" and self.foreign_table,
            "without a number a split row is told by its empty cells": (
                self.numbers == "none"
                and self.row_break == "split"
                and (self.valign != "top" or not self.rows_ruled)
            ),
            "an open page end leaves out rules; there must be some": self.page_end == "open"
            and not lines_drawn,
            "columns without header and rules can't be told apart": (
                self.header_repeat == "document" and not self.columns_ruled
            ),
            "without column rules the gap must be wider than any space": (
                not self.columns_ruled and (self.pad_x < 0.8 or self.letter_spacing > 0.1)
            ),
            "words cut anywhere need a rule to be cut at": (
                (self.broken_words or self.narrow_columns) and not self.columns_ruled
            ),
            "a cut heading must be shown to be one": self.narrow_columns
            and (not self.rows_ruled or self.header_break or self.line == "white"),
            "half a number may not be at a page end": self.narrow_columns and self.row_break != "keep",
            "a header that is repeated on each page is not cut": self.header_break
            and self.header_repeat == "page",
            "a header that is cut must still look like one": self.header_break and not self.bold_header,
            "a header is not cut where it must stay with its rows": self.header_break and self.keep_with_next,
            "a turned rubric is known by its header": self.rubric_turned and not self.rubric_label,
            "double rules need room between them and the text": self.line == "double" and self.pad_x < 0.5,
        }
        return [reason for reason, applies in said.items() if applies]

    def is_readable(self) -> bool:
        """Whether a careful human can read the document without doubt from the picture alone."""
        return not self.doubts()


PLAIN = Style()

CHOICES: Mapping[str, tuple[Any, ...]] = {
    "paper": ("A4", "A3", "Letter"),
    "landscape": (True, False),
    "margin": (40.0, 28.0, 56.7),
    "rotations": ((0,), (90,), (180,), (270,), (0, 90), (90, 0, 270, 180)),
    "sideways": ("no", "up", "down"),
    "boxes": ("plain", "moved", "cropped", "negative"),
    "user_unit": (1.0, 2.0, 1.5, 0.5),
    "font": ("Helvetica", "Times", "Courier", "Vera"),
    "size": (9.0, 6.0, 7.0, 8.0, 10.0, 11.0, 12.0, 14.0),
    "leading": (1.2, 1.1, 1.35),
    "paragraph_gap": (0.3, 0.0, 0.5),
    "glyphs": ("lines", "words", "glyphs", "kerned"),
    "letter_spacing": (0.0, 0.06, 0.15),
    "doubled": ("no", "bold", "shadow", "all"),
    "order": ("reading", "backward", "columns", "shuffled"),
    "tags": ("no", "flat", "lying"),
    "hidden_text": (False, True),
    "outside_text": (False, True),
    "broken_words": (False, True),
    "rules": ("grid", "open sides", "horizontal", "none"),
    "line": (
        "solid",
        "hairline",
        "rectangle",
        "dashed",
        "dotted",
        "dots",
        "double",
        "boxes",
        "pieces",
        "missing",
        "white",
    ),
    "shading": ("header", "none", "dark header", "zebra", "cells"),
    "page_end": ("closed", "open"),
    "column_widths": (0.7, 0.0, 0.4, 1.0),
    "pad_x": (0.5, 0.3, 0.8, 1.0),
    "pad_y": (0.3, 0.15, 0.6),
    "align": ("left", "centre", "justified", "right"),
    "score_align": ("left", "centre", "right"),
    "valign": ("top", "middle", "bottom"),
    "row_break": ("split", "keep"),
    "keep_with_next": (True, False),
    "header_repeat": ("page", "table", "document"),
    "header_break": (False, True),
    "headings": ("text", "merged", "band"),
    "gapless": (False, True),
    "two_row_header": (False, True),
    "column_order": ("per year", "scores first", "newest first"),
    "numbers": tuple(NUMBERINGS),
    "wording": tuple(WORDINGS),
    "rubric_turned": (False, True),
    "bold_header": (True, False),
    "running_header": (False, True),
    "footer": (False, True),
    "page_numbers": ("", "Page {page} of {pages}", "{page}", "- {page} -", "{page}/{pages}"),
    "watermark": (False, True),
    "cover": (False, True),
    "contents": (False, True),
    "prose": (False, True),
    "foreign_table": (False, True),
}
"""The choices of each field, the plain one first."""

_OWN_CHOICES: Mapping[Level, Mapping[str, tuple[Any, ...]]] = {
    "framed": {"rules": ("framed", "frame")},
    "sparse": {"rules": ("between", "below header")},
    "other": {
        "fonts": ("usual", "drawn", "unnamed"),
        "numbers": (*NUMBERINGS, *OTHER_NUMBERINGS),
        "rubric_label": (True, False),
    },
    "adorned": {
        "letterhead": ("no", "logo", "picture", "bar"),
        "title_box": ("no", "rounded", "shadow", "gradient"),
        "ink": ("black", "grey", "coloured"),
        "bullets": ("text", "drawn"),
        "underlined": (False, True),
        "footnotes": (False, True),
        "raised": (False, True),
        "forms": (False, True),
        "clips": (False, True),
        "stamp": (False, True),
    },
    "narrow": {"narrow_columns": (False, True), "rules": ("grid", "open sides")},
}
"""Choices of one level alone: so the seeds of the other levels draw what they always did."""

_PLAIN_FIELDS = frozenset(
    {"paper", "margin", "font", "size", "leading", "paragraph_gap", "row_break", "running_header", "footer"}
    | {"page_numbers"}
)
_PAGE_AND_GLYPH_TRICKS = frozenset(
    {"rotations", "sideways", "boxes", "user_unit", "glyphs", "letter_spacing", "doubled", "order", "tags"}
    | {"hidden_text", "outside_text", "broken_words", "watermark"}
)
VARIED: Mapping[Level, frozenset[str]] = {
    "plain": _PLAIN_FIELDS,
    "ruled": frozenset(CHOICES) - _PAGE_AND_GLYPH_TRICKS,
    "any": frozenset(CHOICES),
    "framed": frozenset(CHOICES),
    "sparse": frozenset(CHOICES),
    "other": frozenset(CHOICES),
    "adorned": frozenset(CHOICES),
    "narrow": frozenset(CHOICES),
}
"""The fields that each level varies; the others are as in `PLAIN`."""


def choices_of(level: Level) -> Mapping[str, tuple[Any, ...]]:
    """Return the fields that a level varies, with the choices of each, the plain one first."""
    return {**{name: CHOICES[name] for name in VARIED[level]}, **_OWN_CHOICES.get(level, {})}


_OFTEN = frozenset(
    {
        "paper",
        "margin",
        "font",
        "size",
        "leading",
        "rules",
        "line",
        "wording",
        "header_repeat",
        "narrow_columns",
    }
)


def random_style(random: Random, *, level: Level = "any") -> Style:
    """Return a readable style; most fields are plain most of the time, so that it is believable."""
    choices = choices_of(level)
    while True:
        style = settle(
            replace(
                PLAIN,
                **{
                    name: random.choice(choices[name])
                    for name in sorted(choices)
                    if random.random() < (0.7 if name in _OFTEN else 0.3)
                },
            )
        )
        if style.is_readable():
            return style


def settle(style: Style) -> Style:
    """Return the style with choices that only make sense together brought together."""
    if style.line == "white":
        style = replace(style, shading="cells")
    if style.headings == "band":
        style = replace(style, gapless=True)
    if not style.columns_ruled:
        style = replace(style, pad_x=max(style.pad_x, 0.8))
    if style.rules in ("none", "below header", "frame"):
        style = replace(style, page_end="closed")
    if style.fonts != "usual" and style.font == "Vera":
        style = replace(
            style, font="Helvetica"
        )  # its letters are redrawn by their codes, which Vera has none of
    if style.narrow_columns:
        style = replace(style, row_break="keep", header_break=False)
    if style.header_break:
        repeat = "table" if style.header_repeat == "page" else style.header_repeat
        style = replace(style, keep_with_next=False, bold_header=True, header_repeat=repeat)
    return style
