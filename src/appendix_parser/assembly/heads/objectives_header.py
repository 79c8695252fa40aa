"""Reads headers of tables of objectives: decides what each column is by its heading and by the cells below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from appendix_parser.assembly.heads.broken import heading_of
from appendix_parser.assembly.heads.evidence import NEAR_TIE, Choice, Sample, choose
from appendix_parser.assembly.heads.header import Header, Leaf, words_of
from appendix_parser.assembly.heads.periods import with_periods
from appendix_parser.assembly.heads.roles import SURE, Heading, Kind, Role, fewest_columns, to_understand
from appendix_parser.assembly.model import Column, LevelColumn
from appendix_parser.assembly.order.stream import GridRow, Item
from appendix_parser.doubts import Doubt
from appendix_parser.layout import Grid
from appendix_parser.notation.levels import FEWEST_LEVELS, read_level
from appendix_parser.notation.scale import ScoringSystem
from appendix_parser.notation.years import split_year
from appendix_parser.records import Level, Year

_SHORT_SENTENCE = 3  # words
_VALUE = re.compile(r"[0-9]{1,3}(?:\s?[/.-]\s?[0-9])?")  # never the heading of a column of objectives
_CURRENT = re.compile(r"\b(?:current|latest|now|this)\b", re.IGNORECASE)
_NAMING = frozenset({Role.TITLE, Role.DESCRIPTION})  # a table of objectives has one of these
_VALUES = frozenset({Role.SCORE, Role.COMMENTS})  # … and one of these

MOST_BELOW = 400
"""Items of the stream in which the cells below a header are looked for."""


def objectives_header(
    rows: Sequence[GridRow], leaves: Sequence[Leaf], below: Sequence[Item], known: Sequence[Header]
) -> Header | None:
    """Return the header of a table of objectives, or None.

    Args:
        rows: the rows that it takes.
        leaves: its columns as these rows draw them.
        below: what comes next in the stream.
        known: the headers so far, the latest last.
    """
    read = [heading_of(leaf.cells) for leaf in leaves]
    if not _may_be_headings(read):
        return None
    known_as = _known_as([heading.text for heading in read], known)
    if known_as is not None:
        placed = [
            replace(c, x0=leaf.x0, x1=leaf.x1) for c, leaf in zip(known_as.columns, leaves, strict=True)
        ]
        return replace(known_as, columns=tuple(placed), words=words_of(rows), depth=len(rows))
    levels = _level_columns(read)
    read = with_periods(read)
    headings = _years_over(read, levels)
    samples = _samples(headings, leaves, _cells_below(rows[-1], leaves, below))
    choices = choose(samples, ScoringSystem(_levels(known)), levels)
    understood = sum(
        choice.role is Role.LEVEL or sample.heading.bits.get(choice.role, 0) > 0
        for sample, choice in zip(samples, choices, strict=True)
    )
    roles = [choice.role for choice in choices]
    if Role.TITLE not in roles or _VALUES.isdisjoint(roles) or 2 * understood <= to_understand(headings):
        return None
    columns = [
        Column(choice.role, heading.year, heading.text, leaf.x0, leaf.x1, heading.kind)
        for choice, heading, leaf in zip(choices, headings, leaves, strict=True)
    ]
    columns, doubts = _settle_values(columns)
    if len(rows) == 1:
        doubts += _inferred(columns, read, headings)
    for sample, choice in zip(samples, choices, strict=True):
        doubts += _doubts_of(sample, choice)
    weight = understood + _told(columns, read, several=len(rows) > 1) / 2
    return Header(tuple(columns), words_of(rows), len(rows), weight, tuple(doubts))


def _may_be_headings(read: Sequence[Heading]) -> bool:
    """Return whether texts may be the headings of a table of objectives; those of most rows may not."""
    if len(read) < fewest_columns(read) or not (_any_sure(read, _NAMING) and _any_sure(read, _VALUES)):
        return False
    return sum(map(_is_sentence, read)) <= 1 and not any(_VALUE.fullmatch(heading.text) for heading in read)


def _samples(
    headings: Sequence[Heading], leaves: Sequence[Leaf], cells: Sequence[Sequence[str]]
) -> list[Sample]:
    total = leaves[-1].x1 - leaves[0].x0
    return [
        Sample(heading, texts, (leaf.x1 - leaf.x0) / total)
        for heading, texts, leaf in zip(headings, cells, leaves, strict=True)
    ]


def _told(columns: Sequence[Column], read: Sequence[Heading], *, several: bool) -> int:
    """Return how many columns of values have a year, shared in `several` rows, plus how many say what they hold."""
    values = [pair for pair in zip(columns, read, strict=True) if pair[0].role in _VALUES]
    dated = sum((column if several else heading).year is not None for column, heading in values)
    return dated + sum(not heading.is_year for _, heading in values)


def _inferred(
    columns: Sequence[Column], read: Sequence[Heading], dated: Sequence[Heading]
) -> Iterator[Doubt]:
    """Yield a doubt for each column dated by a neighbour.

    There is none about comments if the first column of values names its year: all years are then before their comments.
    There is none either if there is only one year.
    """
    years = {heading.year for heading in read} - {None}
    values = [heading for heading, column in zip(read, columns, strict=True) if column.role in _VALUES]
    in_order = len(years) == 1 or (bool(values) and values[0].year is not None)
    for column, heading, settled in zip(columns, read, dated, strict=True):
        if column.year is None or heading.year is not None or settled.year is None:
            continue
        if not in_order or column.role is Role.SCORE:
            yield Doubt("year-inferred", {"text": column.heading, "year": column.year.label})


def _level_columns(headings: Sequence[Heading]) -> set[int]:
    """Return which headings are consecutive levels of one year: the cells below describe or mark a level."""
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
    """Return the latest header with the same headings: a table's columns are read the same on all its pages."""
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
    """Return the levels that the rubrics so far name, counted from 1 if they have no numbers."""
    names: dict[int, str] = {}
    for header in known:
        levels = [c for c in header.columns if isinstance(c, LevelColumn) and not c.is_label]
        for number, column in enumerate(levels, start=1):
            names[number if column.score is None else column.score] = column.name
    return tuple(Level(score=score, name=names[score]) for score in sorted(names))


def _is_sentence(heading: Heading) -> bool:
    """Return whether a text ends as a sentence does: so do texts in rows, but hardly headings."""
    return heading.text.endswith(".") and len(heading.text.split()) > _SHORT_SENTENCE


def _cells_below(head: GridRow, leaves: Sequence[Leaf], below: Sequence[Item]) -> list[list[str]]:
    """Return what is under each heading: here, and wherever the document repeats the header row."""
    cells: list[list[str]] = [[] for _ in leaves]
    grid: Grid | None = head.grid
    last = head
    for item in below[:MOST_BELOW]:
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
    """Yield the doubts about a column's role: a near tie, or a score that another column already has."""
    heading = sample.heading
    if not any(sample.cells):
        return
    if choice.role is Role.EXTRA and heading.bits.get(Role.SCORE, 0) >= max(heading.bits.values(), default=1):
        yield Doubt("column-repeated", {"heading": heading.text})
    elif choice.lead < NEAR_TIE:
        values = {"heading": heading.text, "role": choice.role, "rival": choice.rival}
        yield Doubt("column-doubtful", values)


def _settle_values(columns: list[Column]) -> tuple[list[Column], list[Doubt]]:
    """Give a year to comments without one, and the kind of a score to the comments that go with it.

    Comments with one heading, each right of a score, are of these scores, whosever they are. Otherwise each run of
    comments belongs to the council's own scores on its left. If there is only one run, it belongs to the newest score.
    """
    scores = [column for column in columns if column.role is Role.SCORE]
    own = [score for score in scores if score.kind is None]
    settled: list[Column] = []
    doubts: list[Doubt] = []
    runs, beside = _runs(columns), _beside(columns)
    for index, column in enumerate(columns):
        if column.role is not Role.COMMENTS:
            settled.append(column if column.role is Role.SCORE else replace(column, kind=None))
        elif index in beside:
            settled.append(replace(column, kind=beside[index].kind, year=beside[index].year))
        else:
            column, doubt = _settle_comments(column, scores, own, runs.get(index, own))
            settled.append(column)
            doubts += doubt
    return settled, doubts


def _settle_comments(
    column: Column, scores: Sequence[Column], own: Sequence[Column], of_run: Sequence[Column]
) -> tuple[Column, list[Doubt]]:
    """Give comments the kind of one of the scores and the year of those of their run, unless their heading names one."""
    column = replace(column, kind=_kind_beside(column, scores))
    if _is_idle(column, own):
        column = replace(column, year=None)
    if column.year is None and column.kind is None and any(score.year for score in own):
        return dated_by(column, of_run)
    return column, []


def _is_idle(comments: Column, scores: Sequence[Column]) -> bool:
    """Return whether comments have a label that no score has, but scores have years: `Latest update` is of one of these."""
    years = [score.year for score in scores if score.year is not None]
    label = comments.year
    return label is not None and label.year is None and label not in years and any(y.year for y in years)


def dated_by(comments: Column, scores: Sequence[Column]) -> tuple[Column, list[Doubt]]:
    """Give comments the newest year of their scores, with a doubt if these have several."""
    newest = max(scores, key=lambda score: _order(score.year))
    dated = replace(comments, year=newest.year)
    if newest.year is None or len({score.year for score in scores}) == 1:
        return dated, []
    values = {"heading": dated.heading, "year": newest.year.label}
    return dated, [Doubt("comments-of-several-years", values)]


def _kind_beside(comments: Column, scores: Sequence[Column]) -> Kind | None:
    """Return the kind of the score that comments go with, preferably one with the same word."""
    of_year = [score.kind for score in scores if score.kind and score.year == comments.year]
    alike = [kind for kind in of_year if comments.kind and kind.kind is comments.kind.kind]
    return comments.kind if comments.kind in alike else next(iter(alike), None)


def _beside(columns: Sequence[Column]) -> dict[int, Column]:
    """Return the score right before each column of comments, if all these have one heading and not all scores are own."""
    comments = [index for index, column in enumerate(columns) if column.role is Role.COMMENTS]
    headings = {(columns[index].heading, columns[index].year, columns[index].kind) for index in comments}
    before = {index: columns[index - 1] for index in comments if columns[index - 1].role is Role.SCORE}
    repeated = len(headings) == 1 < len(comments) == len(before)
    return before if repeated and any(score.kind for score in before.values()) else {}


def _runs(columns: Sequence[Column]) -> dict[int, list[Column]]:
    """Return the council's own scores of the run of each column of comments, if there are several runs."""
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


def _order(year: Year | None) -> tuple[int, int]:
    """Return a key to order years, and labels that are not: `Current` is newer than none, and that than `Previous`."""
    return (year.year or 0, 2 if _CURRENT.search(year.label) else 0) if year else (0, 1)


def _years_over(headings: list[Heading], levels: set[int]) -> list[Heading]:
    """Give each year of a header to all columns of its group: those under it or beside it, without a line to show them.

    The columns of values then fall into as many equal groups as there are years. Each group has one year printed in it.
    """
    values = {i: h for i, h in enumerate(headings) if h.role in _VALUES and i not in levels}
    years = [year for year in dict.fromkeys(h.year for h in values.values()) if year is not None]
    if len(years) == 1:
        values = _without_undated_before_scores(values)
    if not years or not _are_groups([*values.values()], len(years)):
        return headings
    size = len(values) // len(years)
    dated = {i: years[place // size] for place, i in enumerate(values)}
    return [replace(h, year=dated.get(i, h.year)) for i, h in enumerate(headings)]


def _without_undated_before_scores(values: Mapping[int, Heading]) -> dict[int, Heading]:
    """Return columns of values without those left of all scores that name no year: they may be descriptions."""
    first = min((index for index, heading in values.items() if heading.role is Role.SCORE), default=0)
    return {i: heading for i, heading in values.items() if i >= first or heading.year is not None}


def _are_groups(values: Sequence[Heading], count: int) -> bool:
    """Return whether columns of values fall into equal groups of one year.

    A single year must be the council's own, of the only score, and not a label such as `Previous`.
    """
    one_of_several = count == 1 and sum(heading.role is Role.SCORE for heading in values) > 1
    if len(values) % count or one_of_several or (count == 1 and any(map(_is_not_of_all, values))):
        return False
    size = len(values) // count
    return _is_a_year_each([values[at : at + size] for at in range(0, len(values), size)])


def _is_not_of_all(heading: Heading) -> bool:
    return heading.kind is not None or (heading.year is not None and heading.year.year is None)


def _is_a_year_each(groups: Sequence[Sequence[Heading]]) -> bool:
    """Return whether each group of columns has one year of its own, and the groups are otherwise alike."""
    printed = [{heading.year for heading in group} - {None} for group in groups]
    years = set().union(*printed)
    alike = {tuple((heading.role, heading.kind) for heading in group) for group in groups}
    return len(alike) == 1 and len(years) == len(groups) and all(len(each) == 1 for each in printed)
