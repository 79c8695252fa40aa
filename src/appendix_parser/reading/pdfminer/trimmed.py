"""Letters that a clip cuts lengthwise: of the last line in a frame that is too low, the upper part can be seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from appendix_parser.geometry import Box
from appendix_parser.reading.compose.glyph_runs import ASCENT, DESCENT, GlyphRun
from appendix_parser.reading.pdfminer.page_clip import Clip

# Font sizes above the baseline.
_FEET = 0.04  # a clip at the baseline may lack the curve of an `o`, one above it cuts all letters
_HEADS = 0.45  # small letters are at least as high
_MARGIN = 1.0  # points between a clip and the edge of the page, which is a finding of its own


class Trimmed(NamedTuple):
    """What a clip leaves of a run between its sides, and where that is."""

    text: str
    box: Box


def drawn_once(cut: Sequence[tuple[GlyphRun, Trimmed]], runs: Sequence[GlyphRun]) -> list[Trimmed]:
    """Return what is cut of runs, without those drawn again at the same place: some programs draw text in slices."""
    counts = Counter(glyph for run in runs for glyph in _glyphs(run)) if cut else Counter()

    def times(text: str, x: int, y: int) -> int:
        return sum(counts[text, x + right, y + down] for right, down in product((-1, 0, 1), repeat=2))

    return [trimmed for run, trimmed in cut if any(times(*glyph) == 1 for glyph in _glyphs(run))]


def _glyphs(run: GlyphRun) -> Iterator[tuple[str, int, int]]:
    """Yield the text and the place of each letter or figure, in whole points."""
    for text, place in zip(run.texts, run.places, strict=True):
        if text.isalnum():
            yield text, round(run.x + place), round(run.y)


class Window(Clip):
    """What is left of a page by all the clips that content is drawn in."""

    def trim(self, run: GlyphRun) -> Trimmed | None:
        """Return what can be seen of an upright run whose letters lose their feet or their heads; else None."""
        box, page = self._clip, self._page
        if run.angle or not run.visible:
            return None
        feet, heads = run.y - _FEET * run.size, run.y - _HEADS * run.size
        is_cut_below = heads < box.bottom < feet and box.bottom < page.bottom - _MARGIN
        is_cut_above = heads < box.top < feet and box.top > page.top + _MARGIN
        if not (is_cut_below or is_cut_above):
            return None
        shown = [
            at
            for at, place in enumerate(run.places)
            if box.x0 <= run.x + place and run.x + place + run.advances[at] <= box.x1
        ]
        text = "".join(run.texts[at] for at in shown).strip()
        if not any(map(str.isalnum, text)):
            return None
        x0, x1 = run.x + run.places[shown[0]], run.x + run.places[shown[-1]] + run.advances[shown[-1]]
        return Trimmed(text, Box(x0, run.y - ASCENT * run.size, x1, run.y + DESCENT * run.size))
