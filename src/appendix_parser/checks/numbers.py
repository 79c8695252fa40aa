"""Objective numbers: each once, rising, without gaps."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from appendix_parser.checks.wording import fold
from appendix_parser.doubts import Doubt
from appendix_parser.findings import finding
from appendix_parser.notation.identifiers import read_number
from appendix_parser.ordering import longest_rising
from appendix_parser.records import Appendix, Finding, Objective
from appendix_parser.records.pointers import ObjectiveAt, objectives, page_of, pointer


class _Numbered(NamedTuple):
    """The first objective of a series with this number."""

    number: int
    at: ObjectiveAt


def repeated(appendix: Appendix) -> Iterator[Finding]:
    """Find numbers (or labels, where a number cannot be read) that are given twice."""
    for series in _series(appendix):
        first: dict[int | str, Objective] = {}
        for at in series:
            key = _identity(at.objective)
            if key == "":
                continue
            if key not in first:
                first[key] = at.objective
            elif not _is_printed_once(first[key], at.objective):
                yield _finding(
                    "number-repeated",
                    at,
                    number=at.objective.label or key,
                    first=first[key].title or "(no title)",
                    second=at.objective.title or "(no title)",
                )


def _is_printed_once(one: Objective, other: Objective) -> bool:
    """Return whether the number of two objectives is in a cell that is merged over both."""
    return bool(one.regions.number) and one.regions.number == other.regions.number


def out_of_order(appendix: Appendix) -> Iterator[Finding]:
    """Find objectives that are not where their numbers say. Neighbours are one finding.

    As few objectives as possible are held to be displaced: of 30, 60, 31 it is 60.
    """
    for numbered in map(_numbered, _series(appendix)):
        numbers = [each.number for each in numbered]
        in_place = set(longest_rising(numbers))
        for displaced, group in groupby(range(len(numbers)), key=lambda index: index not in in_place):
            if displaced:
                indices = list(group)
                around = numbers[max(indices[0] - 1, 0) : indices[-1] + 2]
                yield _finding("number-disorder", numbered[indices[0]].at, order=_ranges(around))


def missing(appendix: Appendix) -> Iterator[Finding]:
    """Find numbers that no objective has; one finding for each place where the numbers jump."""
    for numbered in map(_numbered, _series(appendix)):
        numbers = [each.number for each in numbered]
        present = sorted(numbers)
        if present and present[0] > 1:
            absent = _span(1, present[0] - 1)
            yield _finding("number-gap", numbered[0].at, missing=absent, run=f"begin at {present[0]}")
        for before, after in pairwise(longest_rising(numbers)):
            low, high = numbers[before], numbers[after]
            between = present[bisect_left(present, low) : bisect_right(present, high)]
            gaps = [_span(a + 1, b - 1) for a, b in pairwise(between) if b - a > 1]
            if gaps:
                run = f"go from {low} to {high}"
                yield _finding("number-gap", numbered[after].at, missing=", ".join(gaps), run=run)


def outside_tables(appendix: Appendix) -> Iterator[Finding]:
    """Find texts outside the tables that look like labels of objectives: an objective may have nothing else."""
    labels = [at.objective.label.strip() for at in objectives(appendix)]
    numbered = [(at.objective.number, page_of(at.objective) or 0) for at in objectives(appendix)]
    pages = {number: page for number, page in numbered if number is not None}
    shapes = {_shape(label) for label in labels if any(map(str.isdigit, label))}
    for index, context in enumerate(appendix.context):
        text = context.text.strip()
        number = read_number(text)
        is_next = number is None or (number not in pages and _may_be_next(number, context.page, pages))
        if _shape(text) in shapes and text not in labels and is_next:
            values = {"label": text}
            yield finding(
                Doubt("label-outside-table", values), pointer=pointer("context", index), page=context.page
            )


def _may_be_next(number: int, page: int, pages: Mapping[int, int]) -> bool:
    """Return whether a number follows that of an objective; or, where numbers leave gaps, is among theirs as its page does."""
    if number - 1 in pages:
        return True
    before = [other for other, its_page in pages.items() if its_page < page]
    after = [other for other, its_page in pages.items() if its_page > page]
    has_gaps = len(pages) <= max(pages, default=0) - min(pages, default=0)
    among = max(before, default=number) < number < min(after, default=number + 1)
    return has_gaps and among and number != page


def _shape(label: str) -> str:
    """Return a label with a sign for all of its numbers, and one for single letters."""
    return re.sub(r"(?<![^\W\d_])[^\W\d_](?![^\W\d_])", "a", re.sub(r"\d+", "9", label.casefold()))


def _finding(code: str, at: ObjectiveAt, **values: object) -> Finding:
    return finding(Doubt(code, values), pointer=f"{at.pointer}/number", page=page_of(at.objective))


def _series(appendix: Appendix) -> list[list[ObjectiveAt]]:
    """Return the objectives that are numbered together.

    They are all objectives of the document, or those of each section where every section starts at 1.
    (Sections of the same name are one section whose page stands twice, and no sign of such a numbering.)
    """
    by_section = [
        list(group) for _, group in groupby(objectives(appendix), key=lambda at: at.section.position)
    ]
    names = {fold(series[0].section.name) for series in by_section}
    starts_again = all(series[0].objective.number == 1 for series in by_section)
    if starts_again and len(by_section) == len(names):
        return by_section
    return [list(objectives(appendix))]


def _numbered(series: Sequence[ObjectiveAt]) -> list[_Numbered]:
    first: dict[int, _Numbered] = {}
    for at in series:
        if at.objective.number is not None:
            first.setdefault(at.objective.number, _Numbered(at.objective.number, at))
    return list(first.values())


def _identity(objective: Objective) -> int | str:
    return fold(objective.label) if objective.number is None else objective.number


def _ranges(numbers: Sequence[int]) -> str:
    """Return numbers in words, runs shortened: `30, 60, 31` and `10, 21 to 30, 11`."""
    runs = groupby(enumerate(numbers), key=lambda item: item[1] - item[0])
    return ", ".join(_span(run[0][1], run[-1][1]) for run in (list(run) for _, run in runs))


def _span(low: int, high: int) -> str:
    """Return the numbers `low` to `high` in words."""
    return str(low) if low == high else f"{low}, {high}" if high == low + 1 else f"{low} to {high}"
