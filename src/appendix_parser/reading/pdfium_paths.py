"""Text, paths and images of a page from PDFium's page objects."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import NamedTuple

from appendix_parser.geometry import Box
from appendix_parser.reading import pdfium_library as pdfium
from appendix_parser.reading.affine import Affine
from appendix_parser.reading.dots import TINY, join_boxes
from appendix_parser.reading.pdfium_library import Handle
from appendix_parser.reading.shapes import Path

_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5  # kinds of page objects
_MOVE = 2  # a segment that starts a subpath
_UNKNOWN_COLOUR = (0.5, 0.5, 0.5)  # a pattern's

_Point = tuple[float, float]


@dataclass(slots=True)
class PageObjects:
    """What a page paints, in the order of drawing; paths and images on the page as it is shown."""

    texts: list[Handle] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)


def read_objects(page: Handle, shown: Affine) -> PageObjects:
    """Return what a page paints, also inside of its forms (ISO 32000-1, 8.10).

    Args:
        page: the page.
        shown: the map from user space to the page as it is shown.
    """
    found, paths = PageObjects(), _PathReader()
    for kind, page_object, place in _walk(
        [pdfium.get_object(page, i) for i in range(pdfium.count_objects(page))], shown
    ):
        if kind == _TEXT:
            found.texts.append(page_object)
        elif kind == _PATH:
            paths.add(page_object, place)
        elif kind == _IMAGE:
            # An image fills the unit square.
            found.images.append(_matrix(page_object).then(place).box(0, 0, 1, 1))
    found.paths = paths.paths()
    return found


def _walk(objects: list[Handle], place: Affine) -> Iterator[tuple[int, Handle, Affine]]:
    """Yield kind, handle and map to the shown page of all objects, those of forms in the form's place."""
    for page_object in objects:
        kind = pdfium.object_type(page_object)
        if kind == _FORM:
            count = pdfium.count_form_objects(page_object)
            inner = [pdfium.get_form_object(page_object, i) for i in range(count)]
            yield from _walk(inner, _matrix(page_object).then(place))
        else:
            yield kind, page_object, place


def _matrix(page_object: Handle) -> Affine:
    return Affine(*pdfium.floats(pdfium.object_matrix, page_object, width=6))


class _Outline(NamedTuple):
    """A path but for its points, which are asked for together for all paths of a page."""

    matrix: Affine
    segments: list[Handle]
    stroked: bool
    filled: bool
    colour: tuple[float, float, float]
    line_width: float


class _PathReader:
    """Reads paths one after another into the same memory: a dotted rule is a thousand paths."""

    def __init__(self) -> None:
        self._outlines: list[_Outline] = []
        self._dots: list[Box] = []
        self._places: dict[tuple[Affine, tuple[float, ...]], Affine] = {}
        self._fill, self._stroke = ctypes.c_int(), ctypes.c_int()
        self._modes = ctypes.addressof(self._fill), ctypes.addressof(self._stroke)
        self._bounds = (ctypes.c_float * 4)()
        self._sides = pdfium.addresses(self._bounds)
        self._colour = (ctypes.c_uint * 4)()
        self._parts = pdfium.addresses(self._colour)

    def add(self, path: Handle, place: Affine) -> None:
        """Take a path, unless it paints nothing; `place` maps from where it stands to the shown page."""
        pdfium.draw_mode(path, *self._modes)
        filled, stroked = bool(self._fill.value), bool(self._stroke.value)
        if not (filled or stroked):
            return
        pdfium.object_bounds(path, *self._sides)
        box = place.box(*self._bounds)
        if max(box.width, box.height) <= TINY:
            self._dots.append(box)
        else:
            matrix = self._matrix(path, place)
            width = pdfium.number(pdfium.stroke_width, path) * matrix.scale if stroked else 0.0
            colour = self._fill_colour(path) if filled else _UNKNOWN_COLOUR
            segments = pdfium.column(pdfium.get_segment, path, range(pdfium.count_segments(path)))
            self._outlines.append(_Outline(matrix, segments, stroked, filled, colour, width))

    def paths(self) -> list[Path]:
        """Return what was taken, with the points on the page as it is shown."""
        segments = [segment for outline in self._outlines for segment in outline.segments]
        xs, ys = pdfium.points(pdfium.segment_point, segments)
        moves = [kind == _MOVE for kind in map(pdfium.segment_type, segments)]
        closes = list(map(pdfium.segment_closes, segments))
        ends = accumulate(len(outline.segments) for outline in self._outlines)
        paths = []
        for outline, (start, end) in zip(self._outlines, pairwise([0, *ends]), strict=True):
            points = list(zip(*outline.matrix.points(xs[start:end], ys[start:end]), strict=True))
            subpaths = _subpaths(points, moves[start:end], closes[start:end])
            paths.append(Path(subpaths, *outline[2:]))
        return paths + [_bar(box) for box in join_boxes(self._dots)]

    def _matrix(self, path: Handle, place: Affine) -> Affine:
        own = tuple(pdfium.floats(pdfium.object_matrix, path, width=6))
        if (place, own) not in self._places:
            self._places[place, own] = Affine(*own).then(place)
        return self._places[place, own]

    def _fill_colour(self, path: Handle) -> tuple[float, float, float]:
        if not pdfium.fill_colour(path, *self._parts):
            return _UNKNOWN_COLOUR
        red, green, blue, _ = self._colour
        return red / 255, green / 255, blue / 255


def _bar(box: Box) -> Path:
    """Return the path of a row of dots."""
    x0, top, x1, bottom = box
    corners = ((x0, top), (x1, top), (x1, bottom), (x0, bottom), (x0, top))
    return Path((corners,), stroked=False, filled=True, colour=_UNKNOWN_COLOUR, line_width=0.0)


def _subpaths(
    points: list[_Point], moves: Sequence[bool], closes: Sequence[int]
) -> tuple[tuple[_Point, ...], ...]:
    starts = [0, *(i for i, moved in enumerate(moves) if moved and i)]
    subpaths = []
    for start, end in pairwise([*starts, len(points)]):
        part = points[start:end]
        if any(closes[start:end]) and part[-1] != part[0]:
            part.append(part[0])
        if part:
            subpaths.append(tuple(part))
    return tuple(subpaths)
