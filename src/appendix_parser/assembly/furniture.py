"""Page furniture: running headers, footers, page numbers and stamps, known by standing in the same place again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from appendix_parser.geometry import Box
from appendix_parser.layout import PageLayout, TextLine
from appendix_parser.page import Word

_SAME_PLACE = 4.0  # points by which a running line may move between pages
_MARGIN = 0.2  # share of the page's height at its head and foot where furniture stands
_LARGE = 1.5  # times the usual size of a page's text; what is askew and larger is a watermark or a stamp
_DEPTH = 4  # lines at the head or foot of a page that may be furniture
_PAGE_NUMBER = re.compile(
    r"(?:.*\bpage\s*#.*|[-–—\s]*#[-–—\s]*|#\s*(?:of|/|\|)\s*#|p\.?\s*#(?:\s*(?:of|/)\s*#)?)", re.IGNORECASE
)
# What typesetters put under and over the parts of a table that a page end has cut.
_CONTINUATION = re.compile(
    r"""\W* (?:table\s*[\w.]*\W+)? (?:to\ be\ )? (?:continue[sd]|cont(?:['’.]?d)?) \W*
    (?: over(?:leaf|\ page)? | (?:on|from|to)\ (?:the\ )?(?:next|following|previous)\ page )? \W*""",
    re.VERBOSE | re.IGNORECASE,
)


class _Candidate(NamedTuple):
    line: TextLine
    page: int
    head: bool
    offset: float  # from the top edge of the page for a header, from the bottom edge for a footer
    small: bool  # set no larger than the page's text, and not bold


def find_furniture(layouts: Sequence[PageLayout]) -> set[tuple[int, int]]:
    """Return page and index of every word that is page furniture.

    A line outside the page's tables, or all that its first or last row holds, is furniture where the same text
    stands in the same place on another page, or where it is a page number, alone or counting up with the pages,
    or where it says no more than that something goes on over the page.
    """
    found: set[tuple[int, int]] = set()
    groups: dict[tuple[bool, str], list[_Candidate]] = defaultdict(list)
    for layout in layouts:
        for line in layout.lines:
            if _CONTINUATION.fullmatch(line.text):
                found.update((word.page, word.index) for word in line.words)
        for candidate in _candidates(layout):
            groups[candidate.head, _pattern(candidate.line.text)].append(candidate)
    for (_, pattern), group in groups.items():
        for candidate in group:
            if _is_running(candidate, group, pattern):
                found.update((word.page, word.index) for word in candidate.line.words)
    return found


def astray_askew(layouts: Sequence[PageLayout]) -> list[Word]:
    """Return the words in another direction than their page's that are no page furniture, in the order of pages.

    Furniture is set larger than text, as a watermark or a stamp is, or stands in the same place of another page, in
    whatever direction that page's own text runs.
    """
    found: list[Word] = []
    if not any(layout.askew for layout in layouts):
        return found
    pages: dict[tuple[str, int, int], set[int]] = defaultdict(set)  # by what stands there, and about where
    for layout in layouts:
        for word in layout.page.words:
            pages[_pattern(word.text), *_about(layout.page.shown(word.box))].add(word.page)
    for layout in layouts:
        usual = _usual_size(layout)
        for word in layout.askew:
            text, (x, y) = _pattern(word.text), _about(layout.page.shown(word.box))
            near = (pages.get((text, x + dx, y + dy), set()) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
            if word.size <= _LARGE * usual and not any(there - {word.page} for there in near):
                found.append(word)
    return found


def _about(box: Box) -> tuple[int, int]:
    """Return where a box begins; what differs by no more than one is near."""
    return int(box.x0 // _SAME_PLACE), int(box.top // _SAME_PLACE)


def _pattern(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _usual_size(layout: PageLayout) -> float:
    return median(word.size for word in layout.page.words) if layout.page.words else 0.0


def _candidates(layout: PageLayout) -> list[_Candidate]:
    height = layout.page.height
    first = min((grid.box.top for grid in layout.grids), default=height)
    last = max((grid.box.bottom for grid in layout.grids), default=0.0)
    lines = layout.lines
    heads = [line for line in lines[:_DEPTH] if line.box.y_mid < min(first, _MARGIN * height)]
    feet = [line for line in lines[-_DEPTH:] if line.box.y_mid > max(last, (1 - _MARGIN) * height)]
    heads += [line for line in _lone_texts(layout, first=True) if line.box.y_mid < _MARGIN * height]
    feet += [line for line in _lone_texts(layout, first=False) if line.box.y_mid > (1 - _MARGIN) * height]
    page = layout.page.number
    size = _usual_size(layout)
    return [_Candidate(line, page, True, line.box.bottom, _is_small(line, size)) for line in heads] + [
        _Candidate(line, page, False, height - line.box.bottom, _is_small(line, size)) for line in feet
    ]


def _lone_texts(layout: PageLayout, *, first: bool) -> Iterator[TextLine]:
    """Yield the texts that alone make the first or last row of a table, where no line closes that: it may be none.

    A number may be that of an objective, or a score, and a text in the first column a label.
    """
    for grid in layout.grids:
        if grid.open_top if first else grid.open_bottom:
            cells = [cell for cell in grid.rows()[0 if first else -1] if cell.words]
            if len(cells) == 1 and cells[0].column and len(cells[0].lines) == 1:
                (line,) = cells[0].lines
                yield from () if line.text.isdecimal() else (line,)


def _is_small(line: TextLine, usual: float) -> bool:
    return all(word.size <= 1.05 * usual and not word.bold for word in line.words)


def _is_running(candidate: _Candidate, group: list[_Candidate], pattern: str) -> bool:
    others = [
        other
        for other in group
        if other.page != candidate.page and abs(other.offset - candidate.offset) <= _SAME_PLACE
    ]
    if any(other.line.text == candidate.line.text for other in others):
        return True
    numbers = _numbers(candidate.line)
    counting = any(_counts(candidate, numbers, other) for other in others)
    if _PAGE_NUMBER.fullmatch(pattern):
        return counting or (not candidate.head and candidate.page in numbers)
    # A heading may count with the pages, too (`Section 2` on page 2): at the head it must be set small.
    return counting and (not candidate.head or candidate.small)


def _counts(candidate: _Candidate, numbers: list[int], other: _Candidate) -> bool:
    """Tell whether the numbers of two lines stay the same or go up with the pages, one at least."""
    steps = [there - here for here, there in zip(numbers, _numbers(other.line), strict=False)]
    return set(steps) <= {0, other.page - candidate.page} and any(steps)


def _numbers(line: TextLine) -> list[int]:
    return [int(digits[:9]) for digits in re.findall(r"[0-9]+", line.text)]
