"""Finds page furniture: running headers, footers, page numbers and stamps, which come again in the same place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import inf
from statistics import median
from typing import NamedTuple

from appendix_parser.geometry import Box
from appendix_parser.layout import PageLayout, TextLine
from appendix_parser.page import Word

_SAME_PLACE = 4.0  # points by which a running line may move between pages
_MARGIN = 0.2  # share of the page's height at its head and foot where furniture may be
_LARGE = 1.5  # times the usual size of a page's text; what is askew and larger is a watermark or a stamp
_SOON = 2  # pages, as right-hand pages may have another header than left-hand ones
_DEPTH = 4  # lines at the head or foot of a page that may be furniture
_PAGE_NUMBER = re.compile(
    r"(?:.*\bpage\s*#.*|[-–—\s]*#[-–—\s]*|#\s*(?:of|/|\|)\s*#|p\.?\s*#(?:\s*(?:of|/)\s*#)?)", re.IGNORECASE
)
# What typesetters print below and above the parts of a table that a page end has cut.
_CONTINUATION = re.compile(
    r"""\W* (?:table\s*[\w.]*\W+)? (?:to\ be\ )? (?:continue[sd]|cont(?:['’.]?d)?) \W*
    (?: over(?:leaf|\ page)? | (?:on|from|to)\ (?:the\ )?(?:next|following|previous)\ page )? \W*""",
    re.VERBOSE | re.IGNORECASE,
)


# What agenda software stamps into a corner of the first page of a paper.
_STAMP = re.compile(
    r"(?:appendix|annexe?|enclosure|schedule|agenda item|minute item|item|page)(?: (?:no\.? ?)?[A-Z0-9]{1,4})?",
    re.IGNORECASE,
)
_CORNER = 0.06, 0.7  # shares of the page's height and width: stamps are above the first, right of the second
_FEWEST_IN_PROSE = 5  # words of a line
_ONE_PARAGRAPH = 1.4  # font sizes from line to line within a paragraph, at most


class _Candidate(NamedTuple):
    line: TextLine
    page: int
    head: bool
    offset: float  # from the top edge of the page for a header, from the bottom edge for a footer
    small: bool  # no larger than the page's text, and not bold


def find_furniture(layouts: Sequence[PageLayout]) -> set[tuple[int, int]]:
    """Return page and index of every word that is page furniture.

    A line outside tables may be furniture, and so may the only text of a table's first or last row. It is furniture if
    the same text is in the same place on another page. So are page numbers, alone or counting up with the pages, and
    lines that only say that something continues. Stamps in a corner are furniture, too, and a section's title that
    pages repeat, except the first time.
    """
    found: set[tuple[int, int]] = set()
    groups: dict[tuple[bool, str], list[_Candidate]] = defaultdict(list)
    for layout in layouts:
        for line in layout.lines:
            if _CONTINUATION.fullmatch(line.text):
                found.update((word.page, word.index) for word in line.words)
        for candidate in _candidates(layout):
            groups[candidate.head, _pattern(candidate.line.text)].append(candidate)
    running = [
        candidate
        for (_, pattern), group in groups.items()
        for candidate in _without_title(group, groups)
        if _is_running(candidate, group, pattern)
    ]
    for layout in layouts:
        here = [candidate for candidate in running if candidate.page == layout.page.number]
        lines = [*_set_apart(layout, here), *_stamps(layout)]
        found.update((word.page, word.index) for line in lines for word in line.words)
    return found


def _stamps(layout: PageLayout) -> list[TextLine]:
    """Return the lines of a stamp in the upper right corner, above all other text."""
    height, right = _CORNER[0] * layout.page.height, _CORNER[1] * layout.page.width
    return [
        line
        for line in layout.lines[:1]
        if line.box.bottom < height
        and line.box.x0 > right
        and len(layout.lines) > 1
        and _STAMP.fullmatch(line.text)
    ]


def _set_apart(layout: PageLayout, found: list[_Candidate]) -> list[TextLine]:
    """Return the lines of furniture, except those that are part of a continuing paragraph."""
    left = {candidate.line: candidate.head for candidate in found}
    for lines, head in ((layout.lines[::-1], True), (layout.lines, False)):
        for near, line in pairwise(lines):
            if left.get(line) is head and near not in left and _is_one_paragraph(near, line):
                del left[line]
    return list(left)


def _is_one_paragraph(one: TextLine, other: TextLine) -> bool:
    first, second = one.words[0], other.words[0]
    alike = abs(first.size - second.size) < 0.1 and first.bold == second.bold
    flush = abs(one.box.x0 - other.box.x0) < 1 and min(len(one.words), len(other.words)) >= _FEWEST_IN_PROSE
    return alike and flush and abs(one.box.bottom - other.box.bottom) <= _ONE_PARAGRAPH * first.size


def _without_title(
    group: list[_Candidate], groups: Mapping[tuple[bool, str], list[_Candidate]]
) -> list[_Candidate]:
    """Return the candidates of one text, without the first if that is the title of a slide.

    Titles are large, and other titles are in the same place. A running header is on every page, or small.
    """
    first = group[0]
    if not first.head or any(candidate.small for candidate in group):
        return group
    others = [
        other
        for text, candidates in groups.items()
        if text[0] and candidates is not group
        for other in candidates
        if not other.small and abs(other.offset - first.offset) <= _SAME_PLACE and other.page != first.page
    ]
    pages = [candidate.page for candidate in group]
    return group[1:] if others and pages == [*range(pages[0], pages[0] + len(pages))] else group


def astray_askew(layouts: Sequence[PageLayout]) -> list[Word]:
    """Return the words that run in another direction than their page and are not page furniture, in page order.

    Furniture is larger than text, as watermarks and stamps are, or it is in the same place on another page. The
    direction of that page's text does not matter.
    """
    found: list[Word] = []
    if not any(layout.askew for layout in layouts):
        return found
    pages: dict[tuple[str, int, int], set[int]] = defaultdict(set)  # by text, and its approximate place
    for layout in layouts:
        for word in layout.page.words:
            pages[_pattern(word.text), *_about(layout.page.as_shown(word.box))].add(word.page)
    for layout in layouts:
        usual = _usual_size(layout)
        for word in layout.askew:
            text, (x, y) = _pattern(word.text), _about(layout.page.as_shown(word.box))
            near = (pages.get((text, x + dx, y + dy), set()) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
            if word.size <= _LARGE * usual and not any(there - {word.page} for there in near):
                found.append(word)
    return found


def _about(box: Box) -> tuple[int, int]:
    """Return roughly where a box begins, in steps; boxes one step apart are near each other."""
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
    """Yield each text that is alone in a table's open first or last row: it may not belong to the table.

    A number may be an objective's or a score. A text in the first column may be a label.
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
    """Return whether a text is in the same place on another page; one that looks like a heading, on one nearby.

    Two editions in one file have their titles in the same place, but not on neighbouring pages.
    """
    far = _SOON if candidate.head and not candidate.small else inf
    others = [
        other
        for other in group
        if 0 < abs(other.page - candidate.page) <= far and abs(other.offset - candidate.offset) <= _SAME_PLACE
    ]
    if any(other.line.text == candidate.line.text for other in others):
        return True
    numbers = _numbers(candidate.line)
    counting = any(_counts(candidate, numbers, other) for other in others)
    if _PAGE_NUMBER.fullmatch(pattern):
        return counting or (not candidate.head and candidate.page in numbers)
    # A heading may count with the pages, too (`Section 2` on page 2), so at the head it must be small.
    return counting and (not candidate.head or candidate.small)


def _counts(candidate: _Candidate, numbers: list[int], other: _Candidate) -> bool:
    """Return whether the numbers of two lines stay the same or go up with the pages, and at least one goes up."""
    steps = [there - here for here, there in zip(numbers, _numbers(other.line), strict=False)]
    return set(steps) <= {0, other.page - candidate.page} and any(steps)


def _numbers(line: TextLine) -> list[int]:
    return [int(digits[:9]) for digits in re.findall(r"[0-9]+", line.text)]
