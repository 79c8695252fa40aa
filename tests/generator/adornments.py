"""Adornments of the body: a letterhead, underlined words, footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from tests.generator.brush import letter_starts
from tests.generator.flow import Flow
from tests.generator.marks import WHITE, Box, Page, Shape
from tests.generator.text import FAMILIES, Type

_LETTERHEAD = 32.0
"""The height of a letterhead, in points."""

_FOOTNOTES = ("1 As agreed by the panel of officers.", "2 Subject to audit.")


def add_letterhead(flow: Flow) -> None:
    """Put the letterhead of the style at the top of the first page."""
    style, frame = flow.style, flow.frame
    if style.letterhead == "no":
        return
    right = frame.x1 if style.letterhead == "bar" else frame.x0 + 2.5 * _LETTERHEAD
    flow.page.shapes.append(Shape(style.letterhead, Box(frame.x0, flow.y, right, flow.y + _LETTERHEAD)))
    if style.letterhead == "bar":
        kind = Type(FAMILIES[style.font][1], 10.0)
        flow.put_text(
            frame.x0 + 10, flow.y + 9, "Vale and Harrow Council", kind, "context", bold=True, colour=WHITE
        )
    flow.y += _LETTERHEAD + 14


def underline_words(pages: Sequence[Page], glyphs: str, random: Random) -> None:
    """Draw a line below some words of the body."""
    for page in pages:
        for text in page.texts:
            words = [match.span() for match in re.finditer(r"[^\W\d_]{4,}", text.text)]
            if text.role == "record" and words and random.random() < 0.1:
                starts = letter_starts(text, glyphs)
                start, end = random.choice(words)
                y = text.y + 0.12 * text.size
                box = Box(text.x + starts[start], y, text.x + starts[end], y + 0.05 * text.size)
                page.shapes.append(Shape("underline", box, text.colour))


def add_footnotes(flow: Flow) -> None:
    """Put notes in small print below the last table."""
    kind = flow.setter.type(bold=False, scale=0.7)
    flow.y += 2 * flow.setter.leading
    for note in _FOOTNOTES:
        if flow.room < 3 * kind.size:
            flow.new_page()
        flow.put_text(flow.frame.x0, flow.y, note, kind, "context")
        flow.y += 1.3 * kind.size
