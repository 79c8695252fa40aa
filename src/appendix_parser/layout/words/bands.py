"""Splits the text of a table into bands: what is between two stretches of white through all columns."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from appendix_parser.layout.tolerances import INDENT, LAP, MOST, SAME_START
from appendix_parser.layout.words.page_text import Segment
from appendix_parser.page import Word, are_bold


@dataclass(slots=True)
class Band:
    """Text between two stretches of white that run through all columns: mostly one line of the table.

    `columns` maps each column that has text here to that text's segments; `spanning` says that some segment crosses a
    gutter, and `heads` that it is a heading in the middle of the table.
    """

    top: float
    bottom: float
    columns: dict[int, list[Segment]] = field(default_factory=lambda: defaultdict(list))
    spanning: bool = False
    heads: bool = False

    @property
    def words(self) -> list[Word]:
        """All of its words, column by column."""
        return [word for found in self.columns.values() for s in found for word in s.words]

    def text(self, column: int) -> str:
        """Return the text in a column."""
        return " ".join(segment.text for segment in self.columns.get(column, ()))


def bands_of(segments: Sequence[Segment], inner: Sequence[float]) -> list[Band]:
    """Split a table's segments into bands, from top to bottom.

    Args:
        segments: all text of the table.
        inner: the boundaries between the columns.
    """
    bands: list[Band] = []
    for segment in sorted(segments, key=lambda s: ink(s)[0]):
        top, bottom = ink(segment)
        if not bands or top >= bands[-1].bottom:
            bands.append(Band(top, bottom))
        band = bands[-1]
        band.bottom = max(band.bottom, bottom)
        first, last = bisect_right(inner, segment.x0), bisect_right(inner, segment.x1)
        band.columns[bisect_right(inner, segment.x_mid)].append(segment)
        band.spanning = band.spanning or first != last
    return bands


def mark_headings(bands: Sequence[Band]) -> None:
    """Mark bands with nothing but a bold text that does not begin where the plain texts of its column do.

    It is in the middle of the table, above rows to which it belongs. A text aligned with the heading of its column is
    more of that.
    """
    starts: dict[int, list[float]] = defaultdict(list)
    headings: dict[int, list[Segment]] = defaultdict(list)
    for band in bands:
        for column, found in band.columns.items():
            starts[column] += [s.x0 for s in found if not are_bold(s.words)]
            headings[column] += [s for s in found if are_bold(s.words) and len(band.columns) > 1]
    for band in bands:
        [(column, found), *others] = band.columns.items()
        text, usual = found[0], starts[column]
        if not (others or len(found) > 1) and are_bold(text.words) and usual:
            band.heads = not (_begins_as(text, usual) or any(_aligned(text, s) for s in headings[column]))
            band.spanning |= band.heads


def _begins_as(text: Segment, starts: Sequence[float]) -> bool:
    """Return whether a text begins where others do, or these begin at different places."""
    left = min(starts)
    differ = sum(x0 - left <= SAME_START for x0 in starts) < MOST * len(starts)
    return differ or -SAME_START <= text.x0 - left <= INDENT * text.words[0].size


def _aligned(one: Segment, other: Segment) -> bool:
    sides = (one.x0 - other.x0, one.x_mid - other.x_mid, one.x1 - other.x1)
    return any(abs(distance) <= SAME_START for distance in sides)


def ink(segment: Segment) -> tuple[float, float]:
    """Return top and bottom of a segment, in points, without the room for rare strokes."""
    return (
        min(word.box.top + LAP * word.size for word in segment.words),
        max(word.box.bottom - LAP * word.size for word in segment.words),
    )
