"""Layers: texts on one baseline that lap over each other, as one does that is too long for its cell."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence

from appendix_parser.reading.compose.glyph_lines import GlyphLine

_LAP = -0.3  # font sizes: glyphs of one text do not lap over each other by more, whatever the kerning


def layers_of(line: GlyphLine) -> list[tuple[GlyphLine, list[float]]]:
    """Part a line where two texts lap over each other.

    Each stretch of glyphs that were drawn one after the other is whole; a single glyph over others is an accent.

    Returns:
        Each layer with its gaps.
    """
    gaps = line.gaps()
    if min(gaps, default=0.0) > _LAP:
        return [(line, gaps)]
    layers: list[_Layer] = [_Layer(line)]
    for stretch in _stretches(line):
        layer = next((each for each in layers if len(stretch) == 1 or each.has_room(stretch)), None)
        if layer is None:
            layer = _Layer(line)
            layers.append(layer)
        layer.add(stretch)
    split_lines = [line.only(line.from_left(layer.glyphs)) for layer in layers]
    return [(layer, layer.gaps()) for layer in split_lines]


class _Layer:
    """Stretches of glyphs of a line, by their indices, that do not lap over each other."""

    def __init__(self, line: GlyphLine) -> None:
        self._line = line
        self.glyphs: list[int] = []
        self._extents: list[tuple[float, float]] = []

    def has_room(self, stretch: Sequence[int]) -> bool:
        """Return whether a stretch laps over none that is here."""
        start, end = self._extent(stretch)
        after = bisect_left(self._extents, (start, end))
        return all(b <= start or end <= a for a, b in self._extents[max(0, after - 1) : after + 1])

    def add(self, stretch: Sequence[int]) -> None:
        """Take a stretch in."""
        self.glyphs += stretch
        if len(stretch) > 1:
            insort(self._extents, self._extent(stretch))

    def _extent(self, stretch: Sequence[int]) -> tuple[float, float]:
        """Return where a stretch begins and ends, except for what kerning may lap over its neighbours."""
        line, first, last = self._line, stretch[0], stretch[-1]
        start = line.starts[first] - _LAP * line.sizes[first] / 2
        return start, line.ends[last] + _LAP * line.sizes[last] / 2


def _stretches(line: GlyphLine) -> list[list[int]]:
    """Split a line's glyphs into those that follow each other as they were drawn."""
    stretches: list[list[int]] = []
    for index in sorted(range(len(line.orders)), key=line.orders.__getitem__):
        last = stretches[-1][-1] if stretches else None
        if last is not None and _LAP < _gap(line, last, index) < -_LAP:
            stretches[-1].append(index)
        else:
            stretches.append([index])
    return stretches


def _gap(line: GlyphLine, left: int, right: int) -> float:
    """Return the white between two glyphs of a line in multiples of the font size."""
    return (line.starts[right] - line.ends[left]) / max(line.sizes[left], line.sizes[right])
