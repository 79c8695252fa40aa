"""Fonts, the width of text, and breaking it into lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FAMILIES: Mapping[str, tuple[str, str]] = {
    "Helvetica": ("Helvetica", "Helvetica-Bold"),
    "Times": ("Times-Roman", "Times-Bold"),
    "Courier": ("Courier", "Courier-Bold"),
    "Vera": ("Vera", "VeraBd"),
}
"""The regular and the bold font of each family; Vera is a TrueType font that reportlab brings along."""

_AFTER_HYPHEN = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_])")


def register_fonts() -> None:
    """Make the embedded fonts known to reportlab."""
    for name in FAMILIES["Vera"]:
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))


register_fonts()


@lru_cache(maxsize=50_000)
def _em_width(text: str, font: str) -> float:
    """Return the width of the text at size 1."""
    return float(pdfmetrics.stringWidth(text, font, 1))


@dataclass(frozen=True, slots=True)
class Type:
    """A font at a size, with letter spacing in points."""

    font: str
    size: float
    spacing: float = 0.0

    def width(self, text: str) -> float:
        """Return the width of the text in points, without the spacing after its last character."""
        return _em_width(text, self.font) * self.size + self.spacing * max(0, len(text) - 1)


def pieces(word: str) -> list[str]:
    """Cut a word after each hyphen between letters: where a line may end.

    >>> pieces("follow-up"), pieces("2022-23")
    (['follow-', 'up'], ['2022-23'])
    """
    return _AFTER_HYPHEN.split(word)


def longest_piece(text: str, kind: Type) -> float:
    """Return the width of the longest unbreakable piece of the text; 0 for none."""
    return max((kind.width(piece) for word in text.split() for piece in pieces(word)), default=0.0)


def wrap(text: str, width: float, kind: Type, *, break_words: bool = False) -> list[str]:
    """Break a paragraph into lines no wider than `width`, at spaces and after hyphens between letters.

    A piece that is wider than a line stands on a line of its own, or with `break_words` is cut where the line
    ends.
    """
    lines: list[str] = []
    line = ""
    for word in text.split():
        joint = " " if line else ""
        for piece in pieces(word):
            tried = f"{line}{joint}{piece}"
            if not line or kind.width(tried) <= width:
                line = tried
            else:
                lines.append(line)
                line = piece
            while break_words and kind.width(line) > width:
                end = _fitting(line, width, kind)
                lines.append(line[:end])
                line = line[end:]
            joint = ""
    return [*lines, line] if line else lines


def _fitting(text: str, width: float, kind: Type) -> int:
    """Return how many characters fit; at least 1."""
    end = len(text) - 1
    while end > 1 and kind.width(text[:end]) > width:
        end -= 1
    return end
