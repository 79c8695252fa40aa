"""Finds the record at a place: from a box on a page to a JSON Pointer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from appendix_parser.geometry import Box, hull
from appendix_parser.records import Objective, Region, Rubric, Section
from appendix_parser.records.pointers import pointer, tokens

_NEAR = 1.0  # points around a value that still are its place


class _Place(NamedTuple):
    pointer: str
    box: Box


class Places:
    """Finds the records that are at a place on a page.

    Args:
        sections: all sections of a document.
    """

    def __init__(self, sections: Sequence[Section]) -> None:
        self._values: dict[int, list[_Place]] = defaultdict(list)
        self._rows: dict[int, list[_Place]] = defaultdict(list)
        for index, section in enumerate(sections):
            self._add_section(section, pointer("sections", index))

    def pointer_at(self, page: int, boxes: Sequence[Box]) -> str:
        """Return the JSON Pointer of what is in some boxes of a page, as it is shown.

        It is that of a value, of the objective in whose row they are, or of what all of several have in common;
        empty if that is nothing.
        """
        values = {place.pointer for box in boxes for place in self._values[page] if box.overlaps(place.box)}
        rows = values or {
            place.pointer
            for box in boxes
            for place in self._rows[page]
            if place.box.top < box.y_mid < place.box.bottom and _is_at_row(box, place.box)
        }
        return _common(rows)

    def _add_section(self, section: Section, where: str) -> None:
        self._add(where, section.regions)
        for index, rubric in enumerate(section.rubrics):
            self._add_rubric(rubric, where + pointer("rubrics", index))
        for index, objective in enumerate(section.objectives):
            self._add_objective(objective, where + pointer("objectives", index))

    def _add_rubric(self, rubric: Rubric, where: str) -> None:
        regions = list(self._add(where, rubric.regions))
        for index, criterion in enumerate(rubric.criteria):
            regions += self._add(where + pointer("criteria", index), criterion.regions)
        self._add_row(where, regions)

    def _add_objective(self, objective: Objective, where: str) -> None:
        regions = [region for _, found in objective.regions for region in self._add(where, found)]
        for index, assessment in enumerate(objective.assessments):
            for _, found in assessment.regions:
                regions += self._add(where + pointer("assessments", index), found)
        self._add_row(where, regions)

    def _add(self, where: str, regions: Sequence[Region]) -> Sequence[Region]:
        for region in regions:
            self._values[region.page].append(_Place(where, Box(*region.bbox).grown(_NEAR)))
        return regions

    def _add_row(self, where: str, regions: Sequence[Region]) -> None:
        for page, box in _hulls(regions):
            self._rows[page].append(_Place(where, box))


def _common(pointers: Collection[str]) -> str:
    """Return the JSON Pointer of the smallest record that has all of these in it."""
    if len(pointers) == 1:
        return next(iter(pointers))
    levels = zip(*map(tokens, pointers), strict=False)
    common = [level[0] for level in takewhile(lambda level: len(set(level)) == 1, levels)]
    return pointer(*common[: len(common) // 2 * 2])  # a list of records, which has no number, is not a record


def _hulls(regions: Sequence[Region]) -> Iterator[tuple[int, Box]]:
    """Yield the outline of a row on each of its pages, with what its own text leaves of the cells."""
    by_page: dict[int, list[Box]] = defaultdict(list)
    for region in regions:
        by_page[region.page].append(Box(*region.bbox))
    for page, boxes in by_page.items():
        x0, top, x1, bottom = hull(boxes)
        yield page, Box(x0, top - _NEAR, x1, bottom + _NEAR)


def _is_at_row(box: Box, row: Box) -> bool:
    """Return whether a box is in a row or right beside it, where its last cells may be empty."""
    return box.x0 < row.x1 + row.width and row.x0 - row.width < box.x1
