"""Dotted rules: rows of dots and dashes that are drawn one by one, thousands on a page, each row made one line early."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from appendix_parser.geometry import Box

TINY = 3.0  # points; what is larger in some direction is not a dot
_GAP = 4.5  # points between two of them
_WIDEST = 4.0  # … and times the length of one
_SAME = 0.01  # points by which they may leave their row

_FEWEST = 200  # operators; where there are fewer, they are read one by one as fast
_LONGEST = 10.0  # units of user space; what is longer is a rule by itself
_NUMBER = rb"([-+]?(?:\d+\.?\d*|\.\d+))\s+"
_DASH = re.compile(
    rb"(?<!\S)(?:%sre\s+(f\*?|F)|%sm\s+%sl\s+(S))(?!\S)" % (_NUMBER * 4, _NUMBER * 2, _NUMBER * 2)
)
_INLINE_IMAGE = re.compile(rb"(?<!\S)BI\s")
_QUOTING = re.compile(rb"[()\\%]")
_LINE_END = re.compile(rb"[\r\n]|$")


def _joined(last: Box, box: Box) -> Box | None:
    """Return the hull of two boxes that are of one row or column; None if they are not."""
    ax0, atop, ax1, abottom = last
    bx0, btop, bx1, bbottom = box
    if abs(atop - btop) <= _SAME and abs(abottom - bbottom) <= _SAME:
        gap = max(bx0 - ax1, ax0 - bx1)
    elif abs(ax0 - bx0) <= _SAME and abs(ax1 - bx1) <= _SAME:
        gap = max(btop - abottom, atop - bbottom)
    else:
        return None
    if gap > min(_GAP, _WIDEST * max(bx1 - bx0, bbottom - btop)):
        return None
    return Box(min(ax0, bx0), min(atop, btop), max(ax1, bx1), max(abottom, bbottom))


class _Dash(NamedTuple):
    """A tiny rectangle or a short stroke in a page's instructions, which begins and ends at these bytes."""

    start: int
    end: int
    operator: bytes
    box: Box


def join_dashes(content: bytes) -> bytes:
    """Return a page's instructions with each row of tiny rectangles, or of short strokes, drawn as one.

    Only those are joined that follow each other with nothing between them; what is painted stays the same except for the
    white between two dots.
    """
    if content.count(b" re") + content.count(b" l") < _FEWEST or _INLINE_IMAGE.search(content):
        return content
    parts: list[bytes] = []
    end = 0
    for first, last, box in _rows(content):
        parts += (content[end : first.start], _drawn(box, first.operator))
        end = last.end
    return b"".join((*parts, content[end:]))


def _rows(content: bytes) -> Iterator[tuple[_Dash, _Dash, Box]]:
    """Yield the first and the last of each row of dashes outside of quotes, and the hull of all."""
    quoted = [*_quoted(content), (len(content), len(content))]
    at = 0
    first = last = None
    box = Box(0, 0, 0, 0)
    for dash in _dashes(content):
        while quoted[at][1] <= dash.start:
            at += 1
        if quoted[at][0] < dash.end:
            continue
        longer = None
        if last is not None and dash.operator == last.operator and content[last.end : dash.start].isspace():
            longer = _joined(box, dash.box)
        if longer is None:
            if first is not None and last is not None and first is not last:
                yield first, last, box
            first, longer = dash, dash.box
        last, box = dash, longer
    if first is not None and last is not None and first is not last:
        yield first, last, box


def _dashes(content: bytes) -> Iterator[_Dash]:
    for found in _DASH.finditer(content):
        if found[5]:
            x, y, width, height = map(float, found.group(1, 2, 3, 4))
            operator, box = found[5], Box(x, y, x + width, y + height)
        else:
            xa, ya, xb, yb = map(float, found.group(6, 7, 8, 9))
            operator, box = found[10], Box(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))
        if 0 <= box.width <= _LONGEST and 0 <= box.height <= _LONGEST and min(box.width, box.height) <= TINY:
            yield _Dash(found.start(), found.end(), operator, box)


def _drawn(box: Box, operator: bytes) -> bytes:
    if operator == b"S":
        return b"%f %f m %f %f l S" % box
    return b"%f %f %f %f re %s" % (box.x0, box.top, box.width, box.height, operator)


def _quoted(content: bytes) -> Iterator[tuple[int, int]]:
    """Yield the extents of strings and comments (ISO 32000-1, 7.2.4 and 7.3.4.2)."""
    position = depth = start = 0
    while (found := _QUOTING.search(content, position)) is not None:
        position = found.end()
        sign = found[0]
        if sign == b"%" and not depth:
            line_end = _LINE_END.search(content, position)
            assert line_end is not None  # the end of the content is one
            yield found.start(), line_end.start()
            position = line_end.start()
        elif sign == b"\\":
            position += 1 if depth else 0
        elif sign == b"(":
            start = start if depth else found.start()
            depth += 1
        elif sign == b")" and depth:
            depth -= 1
            if not depth:
                yield start, position
    if depth:
        yield start, len(content)
