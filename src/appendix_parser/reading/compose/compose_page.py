"""Composes a page from what was painted on it: the same for every PDF library."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from operator import not_
from typing import NamedTuple

from appendix_parser.doubts import Doubt
from appendix_parser.geometry import Box, Rotation
from appendix_parser.page import EXCLUDED, INCLUDED, PageContent, RulingLine, Word, quoted
from appendix_parser.reading.compose.glyph_runs import REPLACEMENT, GlyphRun, main_angle
from appendix_parser.reading.compose.shapes import Path, read_shapes
from appendix_parser.reading.compose.vertical_rules import Rules
from appendix_parser.reading.compose.words import build_words
from appendix_parser.text import FIRST_TAG, FRACTIONS, is_tag, runs_left

_SAMPLE = 60  # characters quoted in a finding
_MOST_BOXES = 20  # places that one finding points to
_STACKED = 1.2  # font sizes; of the words that are higher, those with a slash are numbers over each other
_SLASH = re.compile(f"[/⁄{FRACTIONS}]")
_SCAN_SHARE = 0.5  # an image over this share of the page makes invisible text the page's recognised text


def compose_page(
    *,
    number: int,
    width: float,
    height: float,
    runs: Sequence[GlyphRun],
    paths: Sequence[Path],
    images: Sequence[Box],
    elsewhere: Sequence[GlyphRun] = (),
    cut_text: Sequence[Box] = (),
    trimmed: Sequence[tuple[str, Box]] = (),
    include_hidden: bool = False,
    doubts: Sequence[Doubt] = (),
) -> PageContent:
    """Make a page's content from its paint.

    Args:
        number: the page's number, from 1.
        width: width of the shown page in points.
        height: height of the shown page in points.
        runs: all glyphs, in shown-page coordinates.
        paths: all paths, in shown-page coordinates.
        images: the places of images, in shown-page coordinates.
        elsewhere: glyphs that are drawn here but shown by the page before or after.
        cut_text: the places of glyphs that this page shows a part of, and the page before or after the rest.
        trimmed: the texts and places of glyphs that lack their upper or lower part on the page.
        include_hidden: whether text that is painted invisibly becomes words.
        doubts: what was found damaged while it was read.
    """
    page = Box(0, 0, width, height)
    sorted_runs = _sort_runs(runs, page, is_scan=_is_covered_by_pictures(images, page))
    shown = [*sorted_runs.visible, *(sorted_runs.invisible if include_hidden else ())]
    rotation = Rotation.of_page(main_angle(shown, lambda: _hull(paths)), width, height)
    upright = rotation.box(page)
    lines, fills = read_shapes([_rotated_path(path, rotation) for path in paths])
    page_box = upright.grown(1)
    words = build_words(shown, lines, page=number, rotation=rotation)
    lines = _without_bars(lines, words)
    outside = build_words([*sorted_runs.outside, *elsewhere], (), page=number, rotation=rotation)
    invisible = build_words(sorted_runs.invisible, (), page=number, rotation=rotation)
    own_doubts = (
        *sorted_runs.doubts(),
        *_unseen("text-outside-page", outside, EXCLUDED),
        *_unseen("text-invisible", invisible, INCLUDED if include_hidden else EXCLUDED),
        *_doubtful_characters(words, Rules(lines)),
        *_tags(shown, rotation),
        *_trimmed(trimmed, rotation),
    )
    return PageContent(
        number=number,
        width=upright.width,
        height=upright.height,
        words=words,
        lines=tuple(cut for line in lines if (cut := _cut(line, page_box)) is not None),
        fills=tuple(fill for fill in fills if fill.box.overlaps(page_box)),
        doubts=(*doubts, *own_doubts),
        rotation=rotation,
        images=tuple(rotation.box(image) for image in images),
        cut=tuple(rotation.box(place) for place in cut_text),
        hidden=len(outside) + (0 if include_hidden else len(invisible)),
    )


def _unseen(code: str, words: Sequence[Word], fate: str) -> Iterator[Doubt]:
    """Yield a doubt about words that nobody can see, if there are any."""
    if words:
        yield Doubt(code, {"count": sum(len(word.text) for word in words), "fate": fate}, _places(words))


def _doubtful_characters(words: Sequence[Word], rules: Rules) -> Iterator[Doubt]:
    """Yield doubts about words whose characters or whose order are not certain."""
    special = [word for word in words if not word.text.isascii()]
    unknown = [word for word in special if any(map(_is_unnamed, word.text))]
    if unknown:
        values = {"sample": " ".join(word.text for word in unknown)[:_SAMPLE]}
        yield Doubt("text-without-unicode", values, _places(unknown))
    beside = [
        number for word in special if runs_left(word.text) for number in _number_before(word, words, rules)
    ]
    if beside:
        yield Doubt("number-order-doubtful", {"words": quoted(beside)}, _places(beside))


def _number_before(word: Word, words: Sequence[Word], rules: Rules) -> Sequence[Word]:
    """Return the number to the left of a word that runs to the left, which may be read before or after it.

    A number on the other side of a ruling line is of another cell.
    """
    before = words[max(0, word.index - 2) : word.index]
    near = [
        each
        for each in before
        if abs(each.box.bottom - word.box.bottom) < 1
        and word.box.x0 - each.box.x1 < 3 * word.size
        and not rules.between(each.box.x1, word.box.x0, (word.box.top + word.box.bottom) / 2)
    ]
    is_number = bool(near) and not runs_left(near[-1].text) and near[-1].text[0].isdecimal()
    return near[-1:] if is_number and not (len(near) > 1 and runs_left(near[0].text)) else ()


def _without_bars(lines: Iterable[RulingLine], words: Iterable[Word]) -> tuple[RulingLine, ...]:
    """Return lines without the bars of fractions, which part no cells and strike out nothing."""
    stacked = [
        word.box for word in words if word.box.height > _STACKED * word.size and _SLASH.search(word.text)
    ]
    return tuple(line for line in lines if not any(_is_bar(line, box) for box in stacked))


def _is_bar(line: RulingLine, fraction: Box) -> bool:
    is_inside = line.horizontal and fraction.top < line.position < fraction.bottom
    return is_inside and fraction.x0 - 2 < line.start and line.end < fraction.x1 + 2


def _tags(runs: Iterable[GlyphRun], rotation: Rotation) -> Iterator[Doubt]:
    """Yield a doubt about invisible tag characters, which become no part of words."""
    tagged = [run for run in runs if max(run.texts) >= FIRST_TAG and any(map(is_tag, "".join(run.texts)))]
    if tagged:
        count = sum(map(is_tag, "".join("".join(run.texts) for run in tagged)))
        boxes = tuple(rotation.box(_extent(run)) for run in tagged[:_MOST_BOXES])
        yield Doubt("tags-removed", {"count": count}, boxes)


def _trimmed(cut: Sequence[tuple[str, Box]], rotation: Rotation) -> Iterator[Doubt]:
    """Yield a doubt about text that lacks its upper or its lower part, if there is any."""
    if cut:
        words = " ".join(text for text, _ in cut)[:_SAMPLE]
        yield Doubt(
            "letters-cut-off", {"words": words}, tuple(rotation.box(box) for _, box in cut[:_MOST_BOXES])
        )


def _extent(run: GlyphRun) -> Box:
    """Return about where a run is on the shown page."""
    length = max(run.places) + max(run.advances)
    x, y = run.x + run.dx * length, run.y + run.dy * length
    return Box(min(run.x, x), min(run.y, y), max(run.x, x), max(run.y, y)).grown(run.size / 2)


def _places(words: Sequence[Word]) -> tuple[Box, ...]:
    return tuple(word.box for word in words[:_MOST_BOXES])


def _is_unnamed(character: str) -> bool:
    """Return whether no one but the font knows a character: U+FFFD, or one of the areas for private use."""
    return character == REPLACEMENT or unicodedata.category(character) == "Co"


class _SortedRuns(NamedTuple):
    """Glyphs by whether a person can see them.

    `cut` are the visible parts of what the page's edge cuts; they are among `visible` as well. `recognised` says
    whether invisible text is the text layer of a scan, whose picture shows it.
    """

    visible: list[GlyphRun]
    invisible: list[GlyphRun]
    outside: list[GlyphRun]
    cut: list[GlyphRun]
    recognised: bool

    def doubts(self) -> Iterator[Doubt]:
        """Yield doubts about text that can be seen."""
        if self.recognised:
            yield Doubt("text-recognised")
        if words := "".join(run.text for run in self.cut).strip():
            yield Doubt("text-cut-at-edge", {"words": words[:_SAMPLE]})


def _is_covered_by_pictures(images: Iterable[Box], page: Box) -> bool:
    return any(image.width * image.height > _SCAN_SHARE * page.width * page.height for image in images)


def _sort_runs(runs: Iterable[GlyphRun], page: Box, *, is_scan: bool) -> _SortedRuns:
    """Separate what a person sees from what is painted outside the page or invisibly."""
    inside: list[GlyphRun] = []
    sorted_runs = _SortedRuns([], [], [], [], recognised=False)
    for run in runs:
        within, beyond = ([run], []) if _lies_in(page, run) else _cut_run(run, page)
        inside += within
        sorted_runs.outside.extend(beyond)
        if beyond and run.visible:
            sorted_runs.cut.extend(within)
    recognised = is_scan and any(run.size > 0 and not run.visible for run in inside)
    for run in inside:
        is_seen = run.size > 0 and (run.visible or recognised)
        (sorted_runs.visible if is_seen else sorted_runs.invisible).append(run)
    return sorted_runs._replace(recognised=recognised)


def _lies_in(page: Box, run: GlyphRun) -> bool:
    """Return whether the whole of a run is on the page."""
    x0, top, x1, bottom = page  # asked of every run, and there may be one for each glyph
    low, high = min(run.places), max(run.places) + max(run.advances)
    x, y, dx, dy = run.x, run.y, run.dx, run.dy
    across = x0 <= x + dx * low < x1 and x0 <= x + dx * high < x1
    return across and top <= y + dy * low < bottom and top <= y + dy * high < bottom


def _cut_run(run: GlyphRun, page: Box) -> tuple[list[GlyphRun], list[GlyphRun]]:
    """Return what of a run is on the page, and what does not, by the middles of glyphs; one run each, or none."""
    middles = [place + advance / 2 for place, advance in zip(run.places, run.advances, strict=True)]
    on = [page.contains_point(run.x + run.dx * middle, run.y + run.dy * middle) for middle in middles]
    parts = (list(compress(range(len(on)), chosen)) for chosen in (on, map(not_, on)))
    within, beyond = ([run.only(part)] if part else [] for part in parts)
    return within, beyond


def _hull(paths: Iterable[Path]) -> Box | None:
    points = [point for path in paths for points in path.subpaths for point in points]
    if not points:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _rotated_path(path: Path, rotation: Rotation) -> Path:
    if rotation.angle == 0:
        return path
    return path._replace(
        subpaths=tuple(tuple(rotation.point(x, y) for x, y in points) for points in path.subpaths)
    )


def _cut(line: RulingLine, page: Box) -> RulingLine | None:
    """Cut a ruling line to the page; None if nothing of it is on the page."""
    low, high, first, last = (
        (page.top, page.bottom, page.x0, page.x1)
        if line.horizontal
        else (page.x0, page.x1, page.top, page.bottom)
    )
    start, end = max(line.start, first), min(line.end, last)
    if not low <= line.position <= high or end <= start:
        return None
    return RulingLine(line.horizontal, line.position, start, end)
