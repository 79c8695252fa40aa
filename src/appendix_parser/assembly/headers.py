"""Header rows: which rows head a table, and what their columns are for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from appendix_parser.assembly.evidence import NEAR_TIE, Choice, Sample, choose
from appendix_parser.assembly.model import Column, LevelColumn
from appendix_parser.assembly.roles import SURE, Heading, Kind, Role, read_heading
from appendix_parser.assembly.stream import GridRow, Item, full_width_cell
from appendix_parser.doubts import Doubt
from appendix_parser.geometry import Box
from appendix_parser.layout import Cell, Grid
from appendix_parser.notation.levels import FEWEST_LEVELS, LONGEST_LEVEL, read_level
from appendix_parser.notation.scale import ScoringSystem
from appendix_parser.notation.years import split_year
from appendix_parser.page import Word
from appendix_parser.records import Level, Year

_SHORT_SENTENCE = 3  # words
_DEEPEST = 3  # rows that a header may have
_SAME_EDGE = 2.0  # edges of header cells this close are one
_SAME_PLACE = 0.5  # points
_SAME_TABLE = 6.0  # points by which a table's sides may move from page to page
_MOST_BELOW = 400  # items of the stream in which a header's cells are looked for
_FEWEST_COLUMNS = 3
_VALUE = re.compile(r"[0-9]{1,3}(?:\s?[/.-]\s?[0-9])?")  # what no column of objectives is headed
_CURRENT = re.compile(r"\b(?:current|latest|now|this)\b", re.IGNORECASE)
_NAMING = frozenset({Role.TITLE, Role.DESCRIPTION})  # one of which a table of objectives has
_VALUES = frozenset({Role.SCORE, Role.COMMENTS})  # … and of these
_FEWEST_SHARED = 3  # headings that a damaged header shares with a known one
LABEL_WORDS = re.compile(r"\b(?:scores?|levels?|maturity|ratings?|criteria|stage|grade)\b", re.IGNORECASE)
"""Words in the corner of a rubric, above its labels or levels."""


@dataclass(frozen=True, slots=True)
class Header:
    """A table's header: its columns, its words, and how many rows of the stream it takes."""

    columns: tuple[Column | LevelColumn, ...]
    words: tuple[Word, ...]
    depth: int
    weight: float
    doubts: tuple[Doubt, ...] = ()

    @property
    def is_unnumbered(self) -> bool:
        """Tell whether it is a rubric's whose levels have names only."""
        return all(isinstance(column, LevelColumn) and column.score is None for column in self.columns)

    def same_as(self, other: Header) -> bool:
        """Tell whether two headers read the same, wherever they stand."""
        return [_sense(c) for c in self.columns] == [_sense(c) for c in other.columns]

    def stands_as(self, other: Header) -> bool:
        """Tell whether two headers have the same words in the same places."""
        return len(self.columns) == len(other.columns) and all(
            a.heading == b.heading and abs(a.x0 - b.x0) <= _SAME_PLACE and abs(a.x1 - b.x1) <= _SAME_PLACE
            for a, b in zip(self.columns, other.columns, strict=True)
        )

    def as_damaged(self, whole: Header, box: Box) -> Header | None:
        """Return the columns of another header with the words of this one, where these are those of `whole` but for one.

        A line between two columns, or a word, may be missing, or a word stand in another column.

        Args:
            whole: the header of the same table on the page before.
            box: the outline of the table on this page.
        """
        lost = Counter(word.text for word in whole.words) - Counter(word.text for word in self.words)
        more = Counter(word.text for word in self.words) - Counter(word.text for word in whole.words)
        edges = (box.x0, whole.columns[0].x0), (box.x1, whole.columns[-1].x1)
        if more or lost.total() > 1 or any(abs(a - b) > _SAME_TABLE for a, b in edges):
            return None
        own = {column.heading for column in self.columns}
        usual = " | ".join(column.heading for column in whole.columns if column.heading not in own)
        known = {column.heading for column in whole.columns}
        text = " | ".join(column.heading for column in self.columns if column.heading not in known)
        doubt = Doubt("header-differs", {"text": text, "usual": usual})
        return replace(whole, words=self.words, depth=self.depth, doubts=(doubt,))


def _sense(column: Column | LevelColumn) -> tuple[object, ...]:
    if isinstance(column, Column):
        heading = column.heading if column.role is Role.EXTRA else ""
        return column.role, column.year, column.kind, heading
    return column.score, column.name.casefold()


def header_at(items: Sequence[Item], start: int, known: Sequence[Header] = ()) -> Header | None:
    """Return the header whose first row is `items[start]`, or None.

    A header may take several rows (the year above `Score` and `Comments`), and a page end may cut it: the
    fewest rows that make the most columns understood are taken. A row that reads as a `known` header does is
    one, too.
    """
    rows: list[GridRow] = []
    best: Header | None = None
    for item in items[start : start + _DEEPEST]:
        if not isinstance(item, GridRow) or (rows and not item.is_next_to(rows[-1])):
            break
        if rows and item.reads_as(rows[0]):
            break  # a header alone at a page end, and again on the next page
        rows.append(item)
        if len(rows) > 1 and not (_says_what_it_heads(rows[0]) and all(map(_may_head, rows))):
            break
        below = items[start + len(rows) : start + len(rows) + _MOST_BELOW]
        found = _header_of(rows, below, known)
        lower = _header_of(rows[1:], below, known) if found is not None else None
        if found is not None and lower is not None and lower.weight >= found.weight:
            break  # what stands above a header on the page before
        if found is not None and (best is None or found.weight > best.weight):
            best = found
    if best is None and rows:
        leaves = _leaves(rows[:1])
        best = _cut_rubric_header(items[start : start + 2])
        best = best or _unnumbered_rubric_header(items, start, leaves)
        best = best or _known_header(rows[0], leaves, known)
    return best


def _is_below_bold(row: GridRow, before: Sequence[Item]) -> bool:
    """Tell whether a row of plain texts stands below a bold one, which heads them, whether or not it can be read."""
    match before:
        case [GridRow() as upper] if upper.grid is row.grid and len(upper.filled) >= FEWEST_LEVELS:
            return upper.bold and not row.bold
    return False


def _header_of(rows: Sequence[GridRow], below: Sequence[Item], known: Sequence[Header]) -> Header | None:
    if not rows:
        return None
    leaves = _leaves(rows)
    return _rubric_header(rows, leaves) or _objectives_header(rows, leaves, below, known)


def _known_header(row: GridRow, leaves: Sequence[_Leaf], known: Sequence[Header]) -> Header | None:
    """Return the known header that a row is, with a doubt where one of its cells reads otherwise."""
    texts = [leaf.text for leaf in leaves]
    of_this_width = [header for header in known if len(header.columns) == len(texts)]
    for allowed in (0, 1):
        for header in of_this_width:
            headings = [column.heading for column in header.columns]
            other = [(text, usual) for text, usual in zip(texts, headings, strict=True) if text != usual]
            if len(other) <= allowed and (not other or len(set(texts) & set(headings)) >= _FEWEST_SHARED):
                pairs = zip(header.columns, leaves, strict=True)
                columns = tuple(replace(column, x0=leaf.x0, x1=leaf.x1) for column, leaf in pairs)
                doubts = tuple(Doubt("header-differs", {"text": a, "usual": b}) for a, b in other)
                return replace(header, columns=columns, words=_words([row]), depth=1, doubts=doubts)
    return None


def part_header(row: GridRow, header: Header) -> tuple[GridRow, GridRow] | None:
    """Part a row, all of whose cells begin with the headings of a header, from what stands below them; else None."""
    if len(row.cells) != len(header.columns):
        return None
    upper, lower = [], []
    for cell, column in zip(row.cells, header.columns, strict=True):
        count = len(column.heading.split())
        words = [word for line in cell.lines for word in line.words]
        if " ".join(word.text for word in words[:count]) != column.heading:
            return None
        upper.append(replace(cell, words=tuple(words[:count])))
        lower.append(replace(cell, words=tuple(words[count:])))
    if sum(bool(cell.words) for cell in upper) < _FEWEST_SHARED or not any(cell.words for cell in lower):
        return None
    return replace(row, cells=tuple(upper)), replace(row, cells=tuple(lower))


def _may_head(row: GridRow) -> bool:
    """Tell whether a row may be one of several that head a table together."""
    return full_width_cell(row) is None and all(read_heading(cell.text).pure for cell in row.filled)


def _says_what_it_heads(row: GridRow) -> bool:
    """Tell whether a row has a heading's word or a year: else it may be a row with nothing but its number."""
    return any(bool(heading.bits) for heading in (read_heading(cell.text) for cell in row.filled))


@dataclass(frozen=True)
class _Leaf:
    """A column as the header rows draw it: the cells above it, from top to bottom."""

    x0: float
    x1: float
    cells: tuple[Cell, ...]

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @cached_property
    def text(self) -> str:
        return " ".join(cell.text for cell in self.cells if cell.words)


def _leaves(rows: Sequence[GridRow]) -> list[_Leaf]:
    cells = [(cell.box.x0, cell.box.x1, cell) for row in rows for cell in row.cells]
    edges: list[float] = []
    for edge in sorted({x for x0, x1, _ in cells for x in (x0, x1)}):
        if not edges or edge - edges[-1] > _SAME_EDGE:
            edges.append(edge)
    leaves: list[_Leaf] = []
    for x0, x1 in pairwise(edges):
        middle = (x0 + x1) / 2
        above = tuple(cell for left, right, cell in cells if left < middle < right)
        if leaves and above and leaves[-1].cells == above:
            leaves[-1] = _Leaf(leaves[-1].x0, x1, above)
        else:
            leaves.append(_Leaf(x0, x1, above))
    return leaves


def _words(rows: Sequence[GridRow]) -> tuple[Word, ...]:
    return tuple(word for row in rows for word in row.words)


# -- objectives ----------------------------------------------------------------------------------------------
def _objectives_header(
    rows: Sequence[GridRow], leaves: Sequence[_Leaf], below: Sequence[Item], known: Sequence[Header]
) -> Header | None:
    read = [_heading_of(leaf) for leaf in leaves]
    if len(read) < _FEWEST_COLUMNS or not (_any_sure(read, _NAMING) and _any_sure(read, _VALUES)):
        return None  # as most rows of a table do
    if any(_VALUE.fullmatch(heading.text) for heading in read) or sum(map(_is_sentence, read)) > 1:
        return None
    known_as = _known_as([heading.text for heading in read], known)
    if known_as is not None:
        placed = [
            replace(c, x0=leaf.x0, x1=leaf.x1) for c, leaf in zip(known_as.columns, leaves, strict=True)
        ]
        return replace(known_as, columns=tuple(placed), words=_words(rows), depth=len(rows))
    levels = _level_columns(read)
    headings = _years_over(read, levels)
    total = leaves[-1].x1 - leaves[0].x0
    cells = _cells_below(rows[-1], leaves, below)
    samples = [
        Sample(heading, texts, (leaf.x1 - leaf.x0) / total)
        for heading, texts, leaf in zip(headings, cells, leaves, strict=True)
    ]
    choices = choose(samples, ScoringSystem(_levels(known)), levels)
    roles = [choice.role for choice in choices]
    understood = sum(
        role is Role.LEVEL or heading.bits.get(role, 0) > 0
        for heading, role in zip(headings, roles, strict=True)
    )
    if Role.TITLE not in roles or _VALUES.isdisjoint(roles) or 2 * understood <= len(roles):
        return None
    columns = [
        Column(choice.role, heading.year, heading.text, leaf.x0, leaf.x1, heading.kind)
        for choice, heading, leaf in zip(choices, headings, leaves, strict=True)
    ]
    columns, doubts = _settle_values(columns)
    own = [column if len(rows) > 1 else heading for column, heading in zip(columns, read, strict=True)]
    dated = sum(each.year is not None for each, role in zip(own, roles, strict=True) if role in _VALUES)
    named = sum(not each.is_year for each, role in zip(read, roles, strict=True) if role in _VALUES)
    if len(rows) == 1:
        doubts += _inferred(columns, read, headings)
    doubts += [
        doubt for sample, choice in zip(samples, choices, strict=True) for doubt in _doubts_of(sample, choice)
    ]
    return Header(tuple(columns), _words(rows), len(rows), understood + (dated + named) / 2, tuple(doubts))


def _inferred(columns: list[Column], read: list[Heading], dated: list[Heading]) -> Iterable[Doubt]:
    """Yield a doubt for each column that has the year of one beside it; comments on the only year are in no doubt."""
    years = {heading.year for heading in read} - {None}
    for column, heading, settled in zip(columns, read, dated, strict=True):
        if column.year is None or heading.year is not None or settled.year is None:
            continue
        if len(years) > 1 or column.role is Role.SCORE:
            yield Doubt("year-inferred", {"text": column.heading, "year": column.year.label})


def _level_columns(headings: Sequence[Heading]) -> set[int]:
    """Return which headings are levels that follow each other, of one year: what stands below tells or marks a level."""
    scores = [read_level(split_year(heading.text)[1])[0] for heading in headings]
    found: set[int] = set()
    run: list[int] = []
    for index, (heading, score) in enumerate(zip(headings, scores, strict=True)):
        before = scores[run[-1]] if run else None
        goes_on = before is not None and score == before + 1 and heading.year == headings[run[-1]].year
        run = [*run, index] if goes_on else [index] if score is not None else []
        found |= set(run) if len(run) >= FEWEST_LEVELS else set()
    return found


def _any_sure(headings: Iterable[Heading], roles: frozenset[Role]) -> bool:
    return any(heading.bits.get(role, 0) >= SURE for heading in headings for role in roles)


def _known_as(texts: list[str], known: Sequence[Header]) -> Header | None:
    """Return the latest header with the same headings: one table's columns are read alike on all its pages."""
    return next(
        (
            header
            for header in reversed(known)
            if isinstance(header.columns[0], Column)
            and [column.heading for column in header.columns] == texts
        ),
        None,
    )


def _levels(known: Sequence[Header]) -> tuple[Level, ...]:
    """Return the levels that the rubrics so far name; where they do not number them, from 1."""
    names: dict[int, str] = {}
    for header in known:
        levels = [c for c in header.columns if isinstance(c, LevelColumn) and not c.is_label]
        for number, column in enumerate(levels, start=1):
            names[number if column.score is None else column.score] = column.name
    return tuple(Level(score=score, name=names[score]) for score in sorted(names))


def _is_sentence(heading: Heading) -> bool:
    """Tell whether a text ends as a sentence does, as those of a row do, and hardly a heading."""
    return heading.text.endswith(".") and len(heading.text.split()) > _SHORT_SENTENCE


def _cells_below(head: GridRow, leaves: Sequence[_Leaf], below: Sequence[Item]) -> list[list[str]]:
    """Return what stands under each heading: here, and wherever the document has the same header row."""
    cells: list[list[str]] = [[] for _ in leaves]
    grid: Grid | None = head.grid
    last = head
    for item in below[:_MOST_BELOW]:
        if not isinstance(item, GridRow):
            grid = None
        elif item.reads_as(head):
            grid = item.grid
        elif item.grid is grid or (grid is not None and item.crosses_page_from(last)):
            grid = item.grid
            for cell in item.filled:
                under = [i for i, leaf in enumerate(leaves) if cell.box.x0 < leaf.middle < cell.box.x1]
                if len(under) == 1:
                    cells[under[0]] += [cell.text] * cell.rows
        else:
            grid = None
        last = item if isinstance(item, GridRow) else last
    return cells


def _doubts_of(sample: Sample, choice: Choice) -> Iterable[Doubt]:
    """Yield what is doubtful about a column's role: a near tie, or a score that another column has already."""
    heading = sample.heading
    if not any(sample.cells):
        return
    if choice.role is Role.EXTRA and heading.role is Role.SCORE:
        yield Doubt("column-repeated", {"heading": heading.text})
    elif choice.lead < NEAR_TIE:
        values = {"heading": heading.text, "role": choice.role, "rival": choice.rival}
        yield Doubt("column-doubtful", values)


def _settle_values(columns: list[Column]) -> tuple[list[Column], list[Doubt]]:
    """Give a year to comments without one, and the kind of a score to those that go with it.

    Each run of comments belongs to the scores at its left; where there is but one, to the newest score of all.
    """
    own = [column for column in columns if column.role is Role.SCORE and column.kind is None]
    others = [column for column in columns if column.role is Role.SCORE and column.kind is not None]
    settled, doubts = [], []
    runs = _runs(columns)
    for index, column in enumerate(columns):
        if column.role is Role.COMMENTS:
            column = replace(column, kind=_kind_beside(column, others))
            if column.year is None and column.kind is None and any(score.year for score in own):
                scores = runs.get(index, own)
                newest = max(scores, key=lambda score: (score.year is not None, _order(score.year)))
                column = replace(column, year=newest.year)
                if len({score.year for score in scores}) > 1 and newest.year:
                    values = {"heading": column.heading, "year": newest.year.label}
                    doubts.append(Doubt("comments-of-several-years", values))
        elif column.role is not Role.SCORE:
            column = replace(column, kind=None)
        settled.append(column)
    return settled, doubts


def _kind_beside(comments: Column, scores: Sequence[Column]) -> Kind | None:
    """Return the kind of the score that comments go with, best of all by the same word."""
    of_year = [score.kind for score in scores if score.kind and score.year == comments.year]
    alike = [kind for kind in of_year if comments.kind and kind.kind is comments.kind.kind]
    return comments.kind if comments.kind in alike else next(iter(alike), None)


def _runs(columns: Sequence[Column]) -> dict[int, list[Column]]:
    """Return, for each column of comments, the council's own scores of its run, where there are several runs."""
    runs: list[tuple[list[Column], list[int]]] = []
    for index, column in enumerate(columns):
        if column.role is Role.SCORE and column.kind is None:
            if not runs or runs[-1][1]:
                runs.append(([], []))
            runs[-1][0].append(column)
        elif column.role is Role.COMMENTS and runs:
            runs[-1][1].append(index)
    several = sum(bool(comments) for _, comments in runs) > 1
    return {index: scores for scores, comments in runs for index in comments if several}


def _order(year: Year | None) -> tuple[int, bool]:
    """Order years, and labels that are none: what is current is newer than what is previous."""
    return (year.year or 0, bool(_CURRENT.search(year.label))) if year else (0, False)


def _heading_of(leaf: _Leaf) -> Heading:
    """Return what a heading says; a word that is not known may go on at the next line, with or without a hyphen."""
    heading = read_heading(leaf.text)
    if all(len(cell.lines) < 2 for cell in leaf.cells):
        return heading
    for join in (_without_hyphens, "".join):
        whole = read_heading(" ".join(join([line.text for line in cell.lines]) for cell in leaf.cells))
        if (whole.pure and not heading.pure) or (whole.bits and not heading.bits):
            return replace(whole, text=heading.text)
    return heading


def _without_hyphens(lines: Iterable[str]) -> str:
    return re.sub(r"(?<=[^\W\d_])[-‐\u00ad] (?=[^\W\d_])", "", " ".join(lines))


def _years_over(headings: list[Heading], levels: set[int]) -> list[Heading]:
    """Give each year of a header to all columns of its group: under it, where no line shows which they are, or beside it.

    The columns of values then fall into as many equal groups as there are years, one year printed in each.
    """
    values = [i for i, h in enumerate(headings) if h.role in _VALUES and i not in levels]
    years = list(dict.fromkeys(headings[i].year for i in values if headings[i].year is not None))
    kinds = any(headings[i].kind for i in values)
    if not years or len(values) % len(years) or (kinds and len(years) == 1):
        return headings
    size = len(values) // len(years)
    groups = [values[at : at + size] for at in range(0, len(values), size)]
    printed = [{headings[i].year for i in group} - {None} for group in groups]
    roles = {tuple((headings[i].role, headings[i].kind) for i in group) for group in groups}
    if printed != [{year} for year in years] or len(roles) > 1:
        return headings
    dated = {i: year for group, year in zip(groups, years, strict=True) for i in group}
    return [replace(h, year=dated.get(i, h.year)) for i, h in enumerate(headings)]


# -- rubrics -------------------------------------------------------------------------------------------------
def _rubric_header(rows: Sequence[GridRow], leaves: Sequence[_Leaf]) -> Header | None:
    columns: list[LevelColumn] = []
    for leaf in leaves:
        score, name = read_level(leaf.text)
        columns.append(LevelColumn(score, "" if score is None else name, leaf.text, leaf.x0, leaf.x1))
    levels = [column for column in columns if column.score is not None]
    if len(levels) < FEWEST_LEVELS or len(columns) - len(levels) > 1:
        return None
    if not _consecutive([column.score for column in levels]) or not all(column.name for column in levels):
        return None
    if any(column.score is None for column in columns[1:-1]):
        return None  # what the rows are about stands beside the levels, not between them
    return Header(tuple(columns), _words(rows), len(rows), len(levels))


def _consecutive(scores: Sequence[int | None]) -> bool:
    steps = {b - a for a, b in pairwise(scores) if a is not None and b is not None}
    return steps in ({1}, {-1})


def _cut_rubric_header(items: Sequence[Item]) -> Header | None:
    """Return a rubric's header whose levels' names go on below a page end."""
    match items:
        case [GridRow() as upper, GridRow() as lower] if lower.crosses_page_from(upper):
            return (
                None
                if _header_of([lower], (), ())
                else _rubric_header([upper, lower], _leaves([upper, lower]))
            )
    return None


def _unnumbered_rubric_header(items: Sequence[Item], start: int, leaves: Sequence[_Leaf]) -> Header | None:
    """Return a rubric's header whose levels have names only; the row below must hold sentences."""
    row = items[start]
    below = items[start + 1] if start + 1 < len(items) else None
    if not isinstance(row, GridRow) or not isinstance(below, GridRow) or not below.is_next_to(row):
        return None
    if not leaves or _is_below_bold(row, items[start - 1 : start]):
        return None
    label = leaves[0] if not leaves[0].text or LABEL_WORDS.search(leaves[0].text) else None
    levels = [leaf for leaf in leaves if leaf is not label]
    names = [leaf.text for leaf in levels]
    if (
        len(names) < FEWEST_LEVELS
        or not all(0 < len(name) <= LONGEST_LEVEL and not re.search(r"\d", name) for name in names)
        or len(set(names)) < len(names)
        or any(len(name.split()) > 3 for name in names)
        or not _may_be_levels(names)
    ):
        return None
    sentences = [cell for cell in below.filled if len(cell.words) >= 3]
    if len(sentences) < len(names):
        return None
    columns = [
        LevelColumn(None, "" if leaf is label else leaf.text, leaf.text, leaf.x0, leaf.x1) for leaf in leaves
    ]
    return Header(tuple(columns), _words([row]), 1, len(names))


def _may_be_levels(names: Sequence[str]) -> bool:
    """Tell whether no name heads a column; one may have a word that could, beside its own (`No accreditation`)."""
    read = map(read_heading, names)
    headings = [
        heading
        for heading in read
        if heading.bits.get(heading.role, 0) > SURE and heading.role is not Role.EXTRA and not heading.kind
    ]
    return not headings or (len(headings) == 1 and not headings[0].pure)
