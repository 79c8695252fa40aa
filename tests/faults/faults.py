"""Faults: each damages the pages of a document in one place, and says what is to come of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from random import Random

from appendix_parser.geometry import Box, hull
from appendix_parser.layout import Cell
from appendix_parser.page import PageContent, RulingLine, Word
from appendix_parser.records.pointers import objectives
from tests.faults.original import Original

_TRIES = 200  # words that are looked at for one that stands beside a line


class Effect(Enum):
    """What a careful person makes of the damaged pages."""

    NONE = "the same records"
    WORDS = "the same records but for one word"
    DOUBT = "a doubt"
    PAGES = "a doubt, where records change"
    END = "a doubt, or an end that looks like one"


@dataclass(frozen=True)
class Fault:
    """The damaged pages, and what is expected of them.

    `places` are the pages, counted as in the damaged document, on which a wanted doubt is rightly told; `word` is what
    the value at `taken` loses, and the value at `given` (or one value of the record there) gets. A path is None
    where no record is concerned.
    """

    kind: str
    what: str
    pages: tuple[PageContent, ...]
    places: frozenset[int]
    effect: Effect
    word: str = ""
    taken: str | None = None
    given: str | None = None


Injection = Callable[[Original, Random], Fault | None]
"""Damages a document; None where it has nothing that could be damaged so."""


# -- lines ---------------------------------------------------------------------------------------------------
def remove_line(original: Original, random: Random) -> Fault | None:
    """One ruling line is not drawn: the words still stand as they did."""
    pages = [page for page in original.pages if page.lines]
    if not pages:
        return None
    page = random.choice(pages)
    line = random.choice(page.lines)
    damaged = replace(page, lines=tuple(other for other in page.lines if other is not line))
    return _on_page("line removed", f"line {_of(line)}", original, damaged, Effect.NONE)


def move_line(original: Original, random: Random) -> Fault | None:
    """A vertical line is drawn up to a third of a column aside: the words still show the columns."""
    pages = [page for page in original.pages if any(not line.horizontal for line in page.lines)]
    if not pages:
        return None
    page = random.choice(pages)
    line = random.choice([line for line in page.lines if not line.horizontal])
    by = random.choice((-1, 1)) * random.uniform(3, 40)
    moved = replace(line, position=line.position + by)
    damaged = replace(page, lines=tuple(moved if other is line else other for other in page.lines))
    return _on_page("line moved", f"line {_of(line)} by {by:.0f} points", original, damaged, Effect.NONE)


# -- words ---------------------------------------------------------------------------------------------------
def remove_word(original: Original, random: Random) -> Fault:
    """One word is not drawn: its value lacks it, nothing else changes."""
    page, word = _any_word(original, random)
    damaged = with_words(page, (other for other in page.words if other is not word))
    fault = _on_page("word removed", f"word “{word.text}”", original, damaged, Effect.WORDS)
    return replace(fault, word=word.text, taken=original.value_of(word))


def move_word(original: Original, random: Random) -> Fault:
    """One word is drawn in free space of another cell: it is read there."""
    while True:
        page, word = _any_word(original, random)
        spaces = [
            (cell, row, box)
            for grid in original.layouts[page.number - 1].grids
            for row in grid.rows()
            if any(cell.words for cell in row)
            for cell in row
            if word not in cell.words and (box := _free_space(cell, word)) is not None
        ]
        if spaces:
            break
    cell, row, box = random.choice(spaces)
    fault = _moved("word moved to a cell", original, page, word, box, Effect.WORDS)
    return replace(fault, word=word.text, taken=original.value_of(word), given=_given(original, cell, row))


def _given(original: Original, cell: Cell, row: Sequence[Cell]) -> str | None:
    """Return the path of the value in a cell or, of an empty one, of the record in its row."""
    if cell.words:
        return original.value_of(cell.words[0])
    beside = (original.value_of(other.words[0]) for other in row if other.words)
    record = re.match(r"/sections/\d+/(?:rubrics|objectives)/\d+", next(beside, None) or "")
    return record[0] if record else None


def move_over_line(original: Original, random: Random) -> Fault | None:
    """One word of a table is drawn across the line at its cell's side: nobody knows which cell it is of."""
    for _ in range(_TRIES):
        page, word = _any_word(original, random)
        cell = _cell_of(original, word)
        if cell is not None and (sides := _sides(page, cell)):
            break
    else:
        return None
    x0 = random.choice(sides) - random.uniform(0.3, 0.7) * word.box.width
    box = Box(x0, word.box.top, x0 + word.box.width, word.box.bottom)
    return _moved("word moved over a line", original, page, word, box, Effect.NONE)


def move_over_word(original: Original, random: Random) -> Fault:
    """One word is drawn over another: neither can be read for sure."""
    page, word = _any_word(original, random)
    other = random.choice([other for other in page.words if other is not word])
    x0 = other.box.x0 + random.uniform(-0.3, 0.3) * min(word.box.width, other.box.width)
    box = Box(x0, other.box.top, x0 + word.box.width, other.box.top + word.box.height)
    return _moved("word moved over a word", original, page, word, box, Effect.DOUBT)


# -- pages ---------------------------------------------------------------------------------------------------
def drop_page(original: Original, random: Random) -> Fault:
    """A page is missing; of the last one no page tells, if what stands before it is whole."""
    at = random.randrange(len(original.pages))
    effect = Effect.END if at == len(original.pages) - 1 else Effect.PAGES
    pages = _numbered([*original.pages[:at], *original.pages[at + 1 :]])
    # A gap in the numbers is told where they go on, which may be some pages of rubrics later.
    begun = (each.objective.regions.number for each in objectives(original.appendix))
    after = [regions[0].page - 1 for regions in begun if regions and regions[0].page > at + 1]
    near = range(at, min(after, default=at + 1) + 1)
    return _of_pages("page dropped", f"{original.name}, page {at + 1}", pages, near, effect)


def repeat_page(original: Original, random: Random) -> Fault:
    """A page stands twice, at once or later."""
    at = random.randrange(len(original.pages))
    to = random.choice((at + 1, random.randint(at + 1, len(original.pages))))
    pages = _numbered([*original.pages[:to], original.pages[at], *original.pages[to:]])
    return _of_pages(
        "page repeated", f"{original.name}, page {at + 1} again as page {to + 1}", pages, (to, to + 1, to + 2)
    )


def swap_pages(original: Original, random: Random) -> Fault:
    """Two pages stand in each other's place."""
    first, second = sorted(random.sample(range(len(original.pages)), 2))
    pages = list(original.pages)
    pages[first], pages[second] = pages[second], pages[first]
    near = [number for at in (first, second) for number in (at, at + 1, at + 2)]
    return _of_pages(
        "pages swapped", f"{original.name}, pages {first + 1} and {second + 1}", _numbered(pages), near
    )


# -- tables --------------------------------------------------------------------------------------------------
def shift_column(original: Original, random: Random) -> Fault:
    """The words of a column stand aside on one page."""
    layout = random.choice([layout for layout in original.layouts if layout.grids])
    grid = random.choice(layout.grids)
    column = random.randrange(grid.column_count)
    words = {
        id(word) for cell in grid.cells if (cell.column, cell.columns) == (column, 1) for word in cell.words
    }
    by = random.choice((-1, 1)) * random.uniform(2, 0.8 * (grid.xs[column + 1] - grid.xs[column]))
    page = original.pages[layout.page.number - 1]
    damaged = with_words(page, (_shifted(word, by) if id(word) in words else word for word in page.words))
    what = f"column {column + 1} by {by:.0f} points"
    return _on_page("column shifted", what, original, damaged, Effect.NONE)


def cut_header(original: Original, random: Random) -> Fault:
    """A table's header row is missing, in half of the cases with its lines."""
    layout, rows = random.choice(
        [
            (layout, cells)
            for layout in original.layouts
            for grid in layout.grids
            for cells in grid.rows()
            if _is_header(original, cells)
        ]
    )
    box = hull(cell.box for cell in rows)
    page = original.pages[layout.page.number - 1]
    kept = with_words(page, (word for word in page.words if not box.contains_centre_of(word.box)))
    with_lines = random.random() < 0.5
    if with_lines:
        lines = (_below(line, box) for line in page.lines)
        kept = replace(kept, lines=tuple(line for line in lines if line is not None))
    what = f"header at {box.top:.0f}" + (" with its lines" if with_lines else "")
    return _on_page("header cut", what, original, kept, Effect.NONE)


FAULTS: Sequence[Injection] = (
    remove_line,
    move_line,
    remove_word,
    move_word,
    move_over_line,
    move_over_word,
    drop_page,
    repeat_page,
    swap_pages,
    shift_column,
    cut_header,
)


def inject(original: Original, seed: int) -> Fault:
    """Return the fault of a seed; neighbouring seeds are of different kinds, as far as a document allows."""
    at = seed % len(FAULTS)
    faults = (damage(original, Random(seed)) for damage in (*FAULTS[at:], *FAULTS[:at]))
    return next(fault for fault in faults if fault is not None)


# -- helpers -------------------------------------------------------------------------------------------------
def _any_word(original: Original, random: Random) -> tuple[PageContent, Word]:
    page = random.choice([page for page in original.pages if len(page.words) > 1])
    return page, random.choice(page.words)


def with_words(page: PageContent, words: Iterable[Word]) -> PageContent:
    """Return a page with other words, numbered anew."""
    return replace(page, words=tuple(word._replace(index=index) for index, word in enumerate(words)))


def _numbered(pages: Sequence[PageContent]) -> tuple[PageContent, ...]:
    return tuple(
        replace(page, number=number, words=tuple(word._replace(page=number) for word in page.words))
        for number, page in enumerate(pages, 1)
    )


def _moved(kind: str, original: Original, page: PageContent, word: Word, box: Box, effect: Effect) -> Fault:
    words = (other._replace(box=box) if other is word else other for other in page.words)
    what = f"word “{word.text}” from {_at(word.box)} to {_at(box)}"
    return _on_page(kind, what, original, with_words(page, words), effect)


def _shifted(word: Word, by: float) -> Word:
    return word._replace(box=word.box._replace(x0=word.box.x0 + by, x1=word.box.x1 + by))


def _free_space(cell: Cell, word: Word) -> Box | None:
    """Return where in a cell a word has room under the last line; None where there is none."""
    left, top = cell.box.x0 + 3, max([cell.box.top, *(other.box.bottom for other in cell.words)]) + 2
    if left + word.box.width > cell.box.x1 - 2 or top + word.box.height > cell.box.bottom - 2:
        return None
    return Box(left, top, left + word.box.width, top + word.box.height)


def _cell_of(original: Original, word: Word) -> Cell | None:
    cells = (cell for grid in original.layouts[word.page - 1].grids for cell in grid.cells)
    return next((cell for cell in cells if word in cell.words), None)


def _sides(page: PageContent, cell: Cell) -> list[float]:
    """Return where lines are drawn at the sides of a cell."""
    drawn = [line for line in page.lines if not line.horizontal and line.start <= cell.box.y_mid <= line.end]
    return [x for x in (cell.box.x0, cell.box.x1) if any(abs(line.position - x) < 1 for line in drawn)]


def _is_header(original: Original, cells: Sequence[Cell]) -> bool:
    words = [word for cell in cells for word in cell.words]
    return bool(words) and all((word.page, word.index) in original.header_words for word in words)


def _below(line: RulingLine, box: Box) -> RulingLine | None:
    """Return what is left of a line below a header row; lines beside or above its table stay as they are."""
    if line.horizontal:
        return None if box.top - 2 <= line.position < box.bottom - 2 else line
    if line.end <= box.top or line.start >= box.bottom:
        return line
    return replace(line, start=max(line.start, box.bottom)) if line.end > box.bottom + 2 else None


def _on_page(kind: str, what: str, original: Original, damaged: PageContent, effect: Effect) -> Fault:
    pages = tuple(damaged if page.number == damaged.number else page for page in original.pages)
    what = f"{original.name}, page {damaged.number}: {what}"
    return Fault(kind, what, pages, frozenset({damaged.number}), effect)


def _of_pages(
    kind: str, what: str, pages: tuple[PageContent, ...], near: Iterable[int], effect: Effect = Effect.PAGES
) -> Fault:
    return Fault(kind, what, pages, frozenset(near), effect)


def _of(line: RulingLine) -> str:
    axis = "y" if line.horizontal else "x"
    return f"at {axis} {line.position:.0f}, {line.start:.0f} to {line.end:.0f}"


def _at(box: Box) -> str:
    return f"({box.x0:.0f}, {box.top:.0f})"
