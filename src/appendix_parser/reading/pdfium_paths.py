"""Text, paths and images of a page from PDFium's page objects."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from appendix_parser.geometry import Box
from appendix_parser.reading import pdfium_library as pdfium
from appendix_parser.reading.affine import Affine
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
            path = paths.read(page_object, place)
            if path is not None:
                found.paths.append(path)
        elif kind == _IMAGE:
            found.images.append(_unit_square(_matrix(page_object).then(place)))
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


class _PathReader:
    """Reads paths into the same memory one after another: a dotted rule is a thousand paths."""

    def __init__(self) -> None:
        self._fill, self._stroke = ctypes.c_int(), ctypes.c_int()
        self._modes = ctypes.addressof(self._fill), ctypes.addressof(self._stroke)
        self._colour = (ctypes.c_uint * 4)()
        start, size = ctypes.addressof(self._colour), ctypes.sizeof(ctypes.c_uint)
        self._parts = tuple(start + size * index for index in range(4))

    def read(self, path: Handle, place: Affine) -> Path | None:
        """Return a path, `place` being the map from its space to the shown page; None where it paints nothing."""
        pdfium.draw_mode(path, *self._modes)
        filled, stroked = bool(self._fill.value), bool(self._stroke.value)
        if not (filled or stroked):
            return None
        matrix = _matrix(path).then(place)
        return Path(
            subpaths=_subpaths(path, matrix),
            stroked=stroked,
            filled=filled,
            colour=self._fill_colour(path) if filled else _UNKNOWN_COLOUR,
            line_width=pdfium.number(pdfium.stroke_width, path) * matrix.scale if stroked else 0.0,
        )

    def _fill_colour(self, path: Handle) -> tuple[float, float, float]:
        if not pdfium.fill_colour(path, *self._parts):
            return _UNKNOWN_COLOUR
        red, green, blue, _ = self._colour
        return red / 255, green / 255, blue / 255


def _subpaths(path: Handle, matrix: Affine) -> tuple[tuple[_Point, ...], ...]:
    count = max(0, pdfium.count_segments(path))
    segments = pdfium.column(pdfium.get_segment, path, count)
    places = list(
        zip(*matrix.points(*pdfium.points(pdfium.segment_point, segments, count=count)), strict=True)
    )
    moves = [i for i, kind in enumerate(map(pdfium.segment_type, segments)) if kind == _MOVE]
    closes = list(map(pdfium.segment_closes, segments))
    subpaths = []
    for start, end in pairwise(sorted({0, *moves, count})):
        points = places[start:end]
        if any(closes[start:end]) and points[-1] != points[0]:
            points.append(points[0])
        subpaths.append(tuple(points))
    return tuple(subpaths)


def _unit_square(matrix: Affine) -> Box:
    """Return the hull of where a map places the unit square: there an image is painted."""
    xs, ys = zip(*(matrix.point(x, y) for x in (0, 1) for y in (0, 1)), strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))
