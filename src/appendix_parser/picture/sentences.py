"""A history in a few sentences, for people who read nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from appendix_parser.picture.charts import Movers
from appendix_parser.picture.score_grid import Grid, Row, shown_score
from appendix_parser.summary import SEVERITIES, counted
from appendix_parser.timeline.action_events import ActionYear, by_year
from appendix_parser.timeline.history_records import ChangeKind, History


def sentences(history: History, grid: Grid, movers: Movers) -> Iterator[str]:
    """Yield what a committee should know, the most important first; what there is nothing to say about is left out."""
    yield _scope(history, grid)
    yield from _movement(movers)
    yield from _means(grid)
    yield from _farthest(movers)
    yield from _actions(history)
    yield from _changes(history)
    yield from _findings(history)


def _scope(history: History, grid: Grid) -> str:
    labels = [column.label for column in grid.columns]
    years = f" for {labels[0]} to {labels[-1]}" if len(labels) > 1 else f" for {labels[0]}" if labels else ""
    objectives = counted(len(grid.rows), "objective")
    sections = counted(len(grid.groups), "section")
    editions = counted(len(history.editions), "edition")
    return f"This page has the scores of {objectives} in {sections}{years}, from {editions}."


def _movement(movers: Movers) -> Iterator[str]:
    if movers.up or movers.down or movers.unchanged:
        apart = f" {movers.incomparable} cannot be compared." if movers.incomparable else ""
        yield (
            f"From their first to their last score, {len(movers.up)} moved up, {len(movers.down)} moved down and "
            f"{movers.unchanged} did not change.{apart}"
        )


def _means(grid: Grid) -> Iterator[str]:
    found = [(column.label, grid.mean(place)) for place, column in enumerate(grid.columns)]
    means = [(label, round(mean, 2)) for label, mean in found if mean is not None]
    if len(means) > 1:
        (first, before), (last, after) = means[0], means[-1]
        if before == after:
            yield f"The mean score was {before:.2f} in {first} and in {last}."
        else:
            way = "rose" if after > before else "fell"
            yield f"The mean score {way} from {before:.2f} in {first} to {after:.2f} in {last}."


def _farthest(movers: Movers) -> Iterator[str]:
    for rows, way in ((movers.up, "up"), (movers.down, "down")):
        if rows:
            alike = sum(row.movement == rows[0].movement for row in rows)
            verb = "moved as far" if alike > 1 else "moved farthest"
            others = f", and {counted(alike - 1, 'other objective')} {verb}" if alike > 1 else ""
            yield f"{_named(rows[0])} moved {way} most, {_ends(rows[0])}{others}."


def _named(row: Row) -> str:
    return (
        f"“{' '.join(row.series.title.split())}”"
        if row.series.title.strip()
        else f"Objective {row.series.label}"
    )


def _ends(row: Row) -> str:
    assert row.ends is not None
    first, last = (shown_score(cell.current) for cell in row.ends)
    return f"from {first} to {last}"


def _actions(history: History) -> Iterator[str]:
    years = by_year(history.actions)
    if years:
        last = years[-1]
        yield f"In {last.label}, {counted(last.raised, 'action')} {_were(last.raised)} raised{_and_more(last)}."


def _and_more(year: ActionYear) -> str:
    """Return what else happened to actions in a year, without what did not."""
    others = {"repeated": year.repeated, "carried forward": year.carried_forward, "closed": year.closed}
    said = [f"{count} {word}" for word, count in others.items() if count]
    return "".join(f"{' and' if each == said[-1] else ','} {each}" for each in said)


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


_TOLD = {
    ChangeKind.SCORE_RESTATED: ("restated score", "restated scores"),
    ChangeKind.OBJECTIVE_ADDED: ("new objective", "new objectives"),
    ChangeKind.OBJECTIVE_REMOVED: ("removed objective", "removed objectives"),
    ChangeKind.COMMENTS_EDITED: ("edited comment", "edited comments"),
}


def _changes(history: History) -> Iterator[str]:
    found = Counter(change.kind for change in history.changes)
    parts = [counted(found[kind], *names) for kind, names in _TOLD.items() if found[kind]]
    if parts:
        yield f"Later editions have {_listed(parts)}."


def _findings(history: History) -> Iterator[str]:
    found = Counter(each.severity.value for each in history.findings)
    parts = [counted(found[key], name) for key, name in SEVERITIES.items() if found[key]]
    if parts:
        yield f"Before you rely on it, look at {_listed(parts)} under Findings."


def _listed(parts: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
