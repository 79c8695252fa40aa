"""Text, paths and images of a page from PDFium's page objects."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field

from appendix_parser.geometry import Box
from appendix_parser.reading import pdfium_library as pdfium
from appendix_parser.reading.affine import Affine
from appendix_parser.reading.pdfium_library import Handle
from appendix_parser.reading.shapes import Path

_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5  # kinds of page objects
_MOVE = 2  # a segment that starts a subpath
_UNKNOWN_COLOUR = (0.5, 0.5, 0.5)  # a pattern's

_Points = list[tuple[float, float]]


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
    found = PageObjects()
    for kind, page_object, place in _walk(
        [pdfium.get_object(page, i) for i in range(pdfium.count_objects(page))], shown
    ):
        if kind == _TEXT:
            found.texts.append(page_object)
        elif kind == _PATH:
            path = _path(page_object, place)
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


def _path(page_object: Handle, place: Affine) -> Path | None:
    """Return a path; None where it paints nothing."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.draw_mode(page_object, ctypes.addressof(fill), ctypes.addressof(stroke))
    if not (fill.value or stroke.value):
        return None
    matrix = _matrix(page_object).then(place)
    return Path(
        subpaths=tuple(map(tuple, _subpaths(page_object, matrix))),
        stroked=bool(stroke.value),
        filled=bool(fill.value),
        colour=_colour(page_object),
        line_width=pdfium.number(pdfium.stroke_width, page_object) * matrix.scale,
    )


def _subpaths(page_object: Handle, matrix: Affine) -> list[_Points]:
    count = max(0, pdfium.count_segments(page_object))
    segments = pdfium.column(pdfium.get_segment, page_object, count)
    xs, ys = pdfium.points(pdfium.segment_point, segments, count=count)
    places = zip(*matrix.points(xs, ys), strict=True)
    subpaths: list[_Points] = []
    for kind, closes, point in zip(
        map(pdfium.segment_type, segments), map(pdfium.segment_closes, segments), places, strict=True
    ):
        if kind == _MOVE or not subpaths:
            subpaths.append([])
        subpath = subpaths[-1]
        subpath.append(point)
        if closes and point != subpath[0]:
            subpath.append(subpath[0])
    return subpaths


def _colour(page_object: Handle) -> tuple[float, float, float]:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.fill_colour(page_object, *map(ctypes.addressof, parts)):
        return _UNKNOWN_COLOUR
    red, green, blue, _ = (part.value / 255 for part in parts)
    return red, green, blue


def _unit_square(matrix: Affine) -> Box:
    """Return the hull of where a map places the unit square: there an image is painted."""
    xs, ys = zip(*(matrix.point(x, y) for x in (0, 1) for y in (0, 1)), strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))
