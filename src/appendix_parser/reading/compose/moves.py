"""Moves of glyphs from one line to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from appendix_parser.reading.compose.glyph_lines import GlyphLine


class Moves:
    """Collects what is taken out of the lines of a page, and what is put into them or beside them."""

    def __init__(self, lines: Sequence[GlyphLine]) -> None:
        self._lines = lines
        self._taken: dict[int, set[int]] = defaultdict(set)
        self._put: dict[int, list[GlyphLine]] = defaultdict(list)
        self._own: list[GlyphLine] = []

    def take(self, line: int, glyphs: Iterable[int]) -> None:
        """Take glyphs out of a line, by the indices of both."""
        self._taken[line].update(glyphs)

    def put(self, line: int | None, piece: GlyphLine) -> None:
        """Put a piece into the line of an index, or, without one, beside the others as a line of its own."""
        if line is None:
            self._own.append(piece)
        else:
            self._put[line].append(piece)

    def lines(self) -> list[GlyphLine]:
        """Return the lines after the moves, none of them empty."""
        found = [self._moved(at, line) for at, line in enumerate(self._lines)]
        return [line for line in (*found, *self._own) if line.texts]

    def _moved(self, at: int, line: GlyphLine) -> GlyphLine:
        if not (at in self._taken or at in self._put):
            return line
        rest = line.only([glyph for glyph in range(len(line.texts)) if glyph not in self._taken[at]])
        joined = rest.joined_with(self._put[at])
        return joined.only(joined.from_left(range(len(joined.texts))))
