"""Composes a page from what was recognised on its sheet, in points of the straight page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from appendix_parser.doubts import Doubt
from appendix_parser.geometry import Box, Rotation
from appendix_parser.page import PageContent, Recognition, RulingLine, Word, WordRecognition
from appendix_parser.reading.compose.glyph_runs import ASCENT, DESCENT
from appendix_parser.reading.scan.drawn_marks import BULLET, as_drawn, flat_blobs, is_drawn_bullet
from appendix_parser.reading.scan.page_diagnostics import page_doubts
from appendix_parser.reading.scan.recognise import Engines, Found, Recognised
from appendix_parser.reading.scan.straight.find_rules import Rule
from appendix_parser.reading.scan.straight.ground import inked
from appendix_parser.reading.scan.straight.sheet import Sheet
from appendix_parser.reading.scan.typography import (
    baseline,
    clustered,
    clustered_sizes,
    measured_size,
    stroke,
)

_OF_LAYER = frozenset(
    {
        *("text-recognised", "text-without-unicode", "tags-removed", "number-order-doubtful"),
        *("text-cut-at-edge", "text-outside-page", "text-invisible", "letters-cut-off"),
    }
)
"""Doubts about the text behind a picture, which is not what was read."""
_USUAL_SIZE = 9.0  # points; for a page whose words do not say it
_LEVEL = 1.0  # points; lines whose baselines are this close are on the same height
_BOLD = 1.3  # times the usual thickness of strokes, for their size
_SHARE = 0.35  # of a size: what is measured of a line that has a few odd words


class _Line(NamedTuple):
    words: list[Found]
    size: float
    base: float


def compose_scan(
    *,
    number: int,
    shown: Box,
    sheet: Sheet,
    recognised: Recognised,
    dpi: float,
    scanned: int,
    engines: Engines,
    doubts: Sequence[Doubt] = (),
) -> PageContent:
    """Make a page's content of what was recognised.

    Args:
        number: the page's number, from 1.
        shown: the page as shown, from 0, 0, in points.
        sheet: the straightened page.
        recognised: its words.
        dpi: pixels of the sheet for each inch.
        scanned: the same of the scan itself.
        engines: what read it.
        doubts: the doubts about the page so far.
    """
    points = 72 / dpi
    words, how = _words(recognised, number, points)
    rotation = Rotation.of_page(90 * sheet.quarter_turns, shown.width, shown.height)
    upright = rotation.box(shown)
    own = page_doubts(recognised, [w.text for w in words], how, points)
    recognition = Recognition(
        engines=(engines.first.name, engines.second.name),
        languages=engines.languages,
        dpi=scanned,
        mesh=sheet.mesh,
        words=tuple(how),
    )
    return PageContent(
        number=number,
        width=upright.width,
        height=upright.height,
        words=tuple(words),
        lines=tuple(_ruling_line(rule, points) for rule in sheet.rules),
        doubts=(*(doubt for doubt in doubts if doubt.code not in _OF_LAYER), *own),
        rotation=rotation,
        recognition=recognition,
    )


def _words(recognised: Recognised, number: int, points: float) -> tuple[list[Word], list[WordRecognition]]:
    lines = [*_lines(recognised.words, points)]
    sizes = clustered_sizes([line.size for line in lines], [float(len(line.words)) for line in lines])
    bases = clustered([line.base for line in lines], _LEVEL / 2)
    bold = _bold_words(recognised, sizes, lines, points)
    drafts = []
    for line, size, base in zip(lines, sizes, bases, strict=True):
        for found in line.words:
            text = _drawn(found, recognised, size / points, base / points)
            box = Box(found.x0 * points, base - ASCENT * size, found.x1 * points, base + DESCENT * size)
            drafts.append((found, text, box, size))
    drafts.sort(key=lambda draft: (round(draft[2].bottom, 1), draft[2].x0, draft[2].top))
    words = [
        Word(text, box, number, index, size, id(found) in bold)
        for index, (found, text, box, size) in enumerate(drafts)
    ]
    return words, [
        WordRecognition(
            round(found.verdict.confidence, 3), found.verdict.agreed, found.verdict.other, found.verdict.sure
        )
        for found, *_ in drafts
    ]


def _drawn(found: Found, recognised: Recognised, size: float, base: float) -> str:
    """Return the text of a word with dashes and bullets as they are drawn; `size` and `base` are in pixels."""
    text, ink = found.verdict.text, recognised.ink_of(found)
    if is_drawn_bullet(text, ink, recognised.blobs, size, base):
        return BULLET
    return as_drawn(text, flat_blobs(ink, recognised.blobs, size), recognised.blobs, size)


def _lines(words: Sequence[Found], points: float) -> Iterator[_Line]:
    """Yield the lines of words with their sizes and baselines in points."""
    by_line: dict[tuple[int, int], list[Found]] = defaultdict(list)
    for word in words:
        by_line[word.block, word.line].append(word)
    for found in by_line.values():
        measured = [
            size * points
            for word in found
            if (size := measured_size(word.verdict.text, word.bottom - word.top)) is not None
        ]
        size = median(measured) if measured else _USUAL_SIZE
        bases = [
            base * points
            for word in found
            if (base := baseline(word.verdict.text, word.bottom, size / points)) is not None
        ]
        base = (
            median(bases)
            if bases
            else max(word.bottom for word in found) * points + _SHARE * size * (not bases)
        )
        yield _Line(found, size, base)


def _bold_words(
    recognised: Recognised, sizes: Sequence[float], lines: Sequence[_Line], points: float
) -> set[int]:
    """Return the identities of words whose strokes are thicker than usual."""
    ink = inked(recognised.clean)
    relative: list[tuple[Found, float]] = []
    for line, size in zip(lines, sizes, strict=True):
        for word in line.words:
            thick = stroke(ink[max(0, word.top) : word.bottom, max(0, word.x0) : word.x1]) * points / size
            relative.append((word, thick))
    usual = median(thick for _, thick in relative) if relative else 0.0
    bold = {id(word) for word, thick in relative if thick > _BOLD * usual}
    # Lines are bold as a whole more often than not; single letters say little.
    result = set()
    for line in lines:
        letters = sum(len(word.verdict.text) for word in line.words)
        thick = sum(len(word.verdict.text) for word in line.words if id(word) in bold)
        result |= {id(word) for word in line.words} if 2 * thick > letters else set()
    return result


def _ruling_line(rule: Rule, points: float) -> RulingLine:
    # The middle of a pixel is half a pixel further than its number.
    return RulingLine(
        rule.horizontal,
        (rule.position + 0.5) * points,
        rule.along[0].item() * points,
        (rule.along[-1].item() + 1) * points,
    )
