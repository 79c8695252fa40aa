"""From painted paths to ruling lines and fills, whatever a producer drew them with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from appendix_parser.geometry import Box
from appendix_parser.page import Fill, RulingLine

_THIN = 3.0  # a filled area up to this thick is a line
_BAR = 6.0  # … and up to this thick where it is much longer
_STRAIGHT = (
    0.6  # share of a side that must be straight for a rectangle with round corners; an ellipse has 0.55
)
_SLANT = 0.6  # a line may leave its axis by this much over its whole length
_DASH_GAP = 4.5  # dots and dashes this close make one line
_SAME_LINE = 0.6  # pieces this close to one axis are on the same line
_PLAIN_CORNERS = 5  # points of a closed rectangle; more of them round its corners
_SHORT = (
    12.0  # a filled area that is thin, shorter than this and no rectangle may be a letter, drawn as a shape
)
_SHORTEST = 3.2  # nothing shorter than this is a ruling line
_DASH = (2.4, 0.3)  # how long a stroke is that strikes out a small digit, and how thick by its length


class Path(NamedTuple):
    """One painted path: its subpaths as points on the shown page, with those that only steer a curve."""

    subpaths: tuple[tuple[tuple[float, float], ...], ...]
    stroked: bool
    filled: bool
    colour: tuple[float, float, float]
    line_width: float


def read_shapes(paths: Iterable[Path]) -> tuple[tuple[RulingLine, ...], tuple[Fill, ...]]:
    """Return the ruling lines and the fills of a page; lines drawn piece by piece are joined."""
    pieces: list[RulingLine] = []
    dashes: set[RulingLine] = set()
    fills: list[Fill] = []
    for path in paths:
        if path.stroked:
            for edges in (_stroke(subpath, path.line_width) for subpath in path.subpaths):
                pieces += edges
                if len(edges) == 1 and _is_dash(edges[0], path.line_width):
                    dashes.add(edges[0])
        elif path.filled and (frame := _frame(path.subpaths)):
            pieces += _edges(_corners(frame))
            continue
        for subpath in path.subpaths if path.filled else ():
            box = _hull(subpath)
            if _is_line(box) and not _may_be_letter(subpath, box):
                pieces += _middle_lines(box)
            elif not path.stroked or max(box.width, box.height) > _BAR:
                fills.append(Fill(box, path.colour))
    return join_pieces(pieces, dashes), tuple(fills)


def _stroke(points: Sequence[tuple[float, float]], width: float) -> list[RulingLine]:
    """Return the lines of a stroked subpath; a rectangle's, as if its corners were not rounded."""
    rounded = len(points) > _PLAIN_CORNERS and _is_rectangle(points)
    return _edges(_corners(_hull(points)) if rounded else points, width)


def _hull(points: Sequence[tuple[float, float]]) -> Box:
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _is_line(box: Box) -> bool:
    thin, long = sorted((box.width, box.height))
    return thin <= _THIN or (thin <= _BAR and long > 15 * thin)


def _may_be_letter(points: Sequence[tuple[float, float]], box: Box) -> bool:
    long = max(box.width, box.height)
    return _THIN < long < _SHORT and len(points) > _PLAIN_CORNERS and not _is_rectangle(points)


def _frame(subpaths: Sequence[Sequence[tuple[float, float]]]) -> Box | None:
    """Return the outline of a filled path that is a border: one rectangle just inside another, in either order."""
    if len(subpaths) != 2:
        return None
    inner, outer = sorted(map(_hull, subpaths), key=lambda box: box.width)
    margins = (inner.x0 - outer.x0, inner.top - outer.top, outer.x1 - inner.x1, outer.bottom - inner.bottom)
    if not all(0 < margin <= _THIN for margin in margins) or min(outer.width, outer.height) < _BAR:
        return None  # or a small o
    return outer if all(map(_is_rectangle, subpaths)) else None


def _is_rectangle(points: Sequence[tuple[float, float]]) -> bool:
    """Return whether a path is a rectangle, its corners rounded or not: most of each side of its hull is drawn."""
    box = _hull(points)
    drawn = {"left": 0.0, "right": 0.0, "top": 0.0, "bottom": 0.0}
    for (xa, ya), (xb, yb) in pairwise((*points, points[0])):
        if max(abs(ya - box.top), abs(yb - box.top)) <= _SLANT:
            drawn["top"] += abs(xb - xa)
        elif max(abs(ya - box.bottom), abs(yb - box.bottom)) <= _SLANT:
            drawn["bottom"] += abs(xb - xa)
        elif max(abs(xa - box.x0), abs(xb - box.x0)) <= _SLANT:
            drawn["left"] += abs(yb - ya)
        elif max(abs(xa - box.x1), abs(xb - box.x1)) <= _SLANT:
            drawn["right"] += abs(yb - ya)
    sides = {"left": box.height, "right": box.height, "top": box.width, "bottom": box.width}
    return all(length >= _STRAIGHT * sides[side] > 0 for side, length in drawn.items())


def _corners(box: Box) -> tuple[tuple[float, float], ...]:
    x0, top, x1, bottom = box
    return (x0, top), (x1, top), (x1, bottom), (x0, bottom), (x0, top)


def _edges(points: Sequence[tuple[float, float]], width: float = 0.0) -> list[RulingLine]:
    """Return the horizontal and vertical segments of a stroked subpath; a dot is as large as the stroke is wide."""
    if len(points) > 2 and _is_line(_hull(points)):
        return _middle_lines(_hull(points))
    edges = []
    for (xa, ya), (xb, yb) in pairwise(points):
        across, down = abs(xb - xa), abs(yb - ya)
        if across == down == 0:  # a dot, drawn by a round line end
            edges += _middle_lines(Box(xa - width / 2, ya - width / 2, xa + width / 2, ya + width / 2))
        elif down <= _SLANT and across >= down:
            edges.append(RulingLine(True, (ya + yb) / 2, min(xa, xb), max(xa, xb)))
        elif across <= _SLANT and down >= across:
            edges.append(RulingLine(False, (xa + xb) / 2, min(ya, yb), max(ya, yb)))
    return edges


def _middle_lines(box: Box) -> list[RulingLine]:
    """Return a thin area as a line; a dot may be part of a line either way, so it counts as both."""
    across = RulingLine(True, box.y_mid, box.x0, box.x1)
    down = RulingLine(False, box.x_mid, box.top, box.bottom)
    if max(box.width, box.height) <= _THIN:
        return [across, down]
    return [across] if box.width >= box.height else [down]


def _is_dash(line: RulingLine, width: float) -> bool:
    length = line.end - line.start
    return line.horizontal and _DASH[0] <= length < _SHORTEST and width <= _DASH[1] * length


def join_pieces(pieces: Iterable[RulingLine], dashes: Collection[RulingLine] = ()) -> tuple[RulingLine, ...]:
    """Join pieces that are on one axis and touch, or nearly: dots, dashes, borders of neighbouring cells.

    What is too short for a ruling line is left out, except for `dashes` that are alone.
    """
    lines: list[RulingLine] = []
    by_axis: dict[bool, list[RulingLine]] = defaultdict(list)
    for piece in pieces:
        by_axis[piece.horizontal].append(piece)
    for horizontal, group in by_axis.items():
        group.sort(key=lambda piece: piece.position)
        for track in _tracks(group):
            lines += _joined(track, horizontal)
    return tuple(line for line in lines if line.end - line.start >= _SHORTEST or line in dashes)


def _tracks(group: list[RulingLine]) -> Iterable[list[RulingLine]]:
    """Part pieces sorted by position into those that share an axis."""
    track = [group[0]]
    for piece in group[1:]:
        if piece.position - track[0].position > _SAME_LINE:
            yield track
            track = []
        track.append(piece)
    yield track


def _joined(track: list[RulingLine], horizontal: bool) -> list[RulingLine]:
    track.sort(key=lambda piece: piece.start)
    position = sum(piece.position for piece in track) / len(track)
    lines: list[RulingLine] = []
    start, end = track[0].start, track[0].end
    for piece in track[1:]:
        if piece.start - end > _DASH_GAP:
            lines.append(RulingLine(horizontal, position, start, end))
            start, end = piece.start, piece.end
        else:
            end = max(end, piece.end)
    lines.append(RulingLine(horizontal, position, start, end))
    return lines
