"""Composes a page from what was painted on it: the same for every PDF library."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from appendix_parser.findings import Doubt
from appendix_parser.geometry import Box, Turn
from appendix_parser.page import PageContent, RulingLine
from appendix_parser.reading.glyphs import REPLACEMENT, Glyph, main_angle
from appendix_parser.reading.shapes import Path, read_shapes
from appendix_parser.reading.words import build_words

_SAMPLE = 60  # characters quoted in a finding
_SCAN_SHARE = 0.5  # an image over this share of the page makes invisible text the page's recognised text


def compose_page(
    *,
    number: int,
    width: float,
    height: float,
    glyphs: Sequence[Glyph],
    paths: Sequence[Path],
    images: Sequence[Box],
    doubts: Sequence[Doubt] = (),
) -> PageContent:
    """Make a page's content from its paint.

    Args:
        number: the page's number, from 1.
        width: width of the shown page in points.
        height: height of the shown page in points.
        glyphs: all glyphs, in shown-page coordinates.
        paths: all paths, likewise.
        images: the places of images, likewise.
        doubts: what was found damaged while it was read.
    """
    shown, own_doubts = _shown_glyphs(glyphs, images, Box(0, 0, width, height))
    turn = Turn.of_page(main_angle(shown), width, height)
    upright = turn.box(Box(0, 0, width, height))
    lines, fills = read_shapes([_turned_path(path, turn) for path in paths])
    page_box = upright.grown(1)
    words = build_words(shown, lines, page=number, turn=turn)
    unknown = [w.text for w in words if any(map(_is_unknown, w.text))]
    if unknown:
        own_doubts.append(Doubt("text-without-unicode", {"sample": " ".join(unknown)[:_SAMPLE]}))
    return PageContent(
        number=number,
        width=upright.width,
        height=upright.height,
        words=words,
        lines=tuple(cut for line in lines if (cut := _cut(line, page_box)) is not None),
        fills=tuple(fill for fill in fills if fill.box.overlaps(page_box)),
        images=tuple(turn.box(image) for image in images),
        doubts=(*doubts, *own_doubts),
        turn=turn,
    )


def _is_unknown(character: str) -> bool:
    """Tell whether no one but the font knows a character: U+FFFD, or one of the areas for private use."""
    return character == REPLACEMENT or unicodedata.category(character) == "Co"


def _shown_glyphs(
    glyphs: Sequence[Glyph], images: Sequence[Box], page: Box
) -> tuple[list[Glyph], list[Doubt]]:
    """Part what a reader sees from what is painted outside the page or invisibly."""
    inside: list[Glyph] = []
    outside: list[Glyph] = []
    x0, top, x1, bottom = page
    for glyph in glyphs:
        _, x, y, dx, dy, *_ = glyph
        at = inside if x0 <= x + dx / 2 < x1 and top <= y + dy / 2 < bottom else outside
        at.append(glyph)
    visible = [g for g in inside if g.visible]
    hidden = [g for g in inside if not g.visible] if len(visible) < len(inside) else []
    doubts = []
    scanned = any(image.width * image.height > _SCAN_SHARE * page.width * page.height for image in images)
    if hidden and scanned:
        visible, hidden = inside, []
        doubts.append(Doubt("text-recognised"))
    for code, left_out in (("text-outside-page", outside), ("text-invisible", hidden)):
        quote = "".join(g.text for g in left_out).strip()
        if quote:
            doubts.append(Doubt(code, {"words": quote[:_SAMPLE]}))
    return visible, doubts


def _turned_path(path: Path, turn: Turn) -> Path:
    if turn.angle == 0:
        return path
    return path._replace(
        subpaths=tuple(tuple(turn.point(x, y) for x, y in points) for points in path.subpaths)
    )


def _cut(line: RulingLine, page: Box) -> RulingLine | None:
    """Cut a ruling line to the page; None where nothing of it is on the page."""
    low, high, first, last = (
        (page.top, page.bottom, page.x0, page.x1)
        if line.horizontal
        else (page.x0, page.x1, page.top, page.bottom)
    )
    start, end = max(line.start, first), min(line.end, last)
    if not low <= line.position <= high or end <= start:
        return None
    return RulingLine(line.horizontal, line.position, start, end, line.thickness)
