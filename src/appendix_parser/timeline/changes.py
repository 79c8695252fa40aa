"""Lists what changed from one edition to the next: objectives, their words, and values of past years."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from appendix_parser.timeline.editions import NamedEdition
from appendix_parser.timeline.history_records import Appearance, Change, ChangeKind, Series, Statement
from appendix_parser.timeline.rubric_changes import rubric_changes
from appendix_parser.timeline.similarity import same_text
from appendix_parser.timeline.statements import same_score


def list_changes(editions: Sequence[NamedEdition], series: Sequence[Series]) -> tuple[Change, ...]:
    """Return all changes: by edition, then by kind, then in the order of the series.

    White space never counts, as a line may end elsewhere.
    """
    order = {edition.name: age for age, edition in enumerate(editions)}
    found = [change for one in series for change in _of_series(one, editions, order)]
    for older, newer in pairwise(editions):
        found += rubric_changes(older, newer, series)
    kinds = [*ChangeKind]
    return tuple(sorted(found, key=lambda change: (order[change.edition], kinds.index(change.kind))))


def _of_series(
    series: Series, editions: Sequence[NamedEdition], order: Mapping[str, int]
) -> Iterator[Change]:
    yield from _comings_and_goings(series, editions, order)
    for old, new in pairwise(series.appearances):
        yield from _rewordings(series, old, new)
    for _, group in groupby(series.statements, key=_year):
        for later, earlier in pairwise(group):
            if later.edition != earlier.edition:
                yield from _restatements(series, earlier, later)


def _year(statement: Statement) -> object:
    return statement.year if statement.year is not None else (statement.edition, statement.year_label)


def _comings_and_goings(
    series: Series, editions: Sequence[NamedEdition], order: Mapping[str, int]
) -> Iterator[Change]:
    present = {order[each.edition]: each for each in series.appearances}
    for age, edition in enumerate(editions[1:], 1):
        here, before = present.get(age), present.get(age - 1)
        if here and not before:
            first = min(present) == age
            kind = ChangeKind.OBJECTIVE_ADDED if first else ChangeKind.OBJECTIVE_RETURNED
            yield _change(kind, series, edition.name, editions[age - 1].name, here, page_after=here.page)
        elif before and not here:
            kind = ChangeKind.OBJECTIVE_REMOVED
            yield _change(kind, series, edition.name, before.edition, before, page_before=before.page)


_WORDS: Mapping[ChangeKind, Callable[[Appearance], str]] = {
    ChangeKind.OBJECTIVE_MOVED: lambda each: each.section,
    ChangeKind.OBJECTIVE_RENUMBERED: lambda each: each.label,
    ChangeKind.OBJECTIVE_RETITLED: lambda each: each.title,
    ChangeKind.DESCRIPTION_REWORDED: lambda each: each.description,
}


def _rewordings(series: Series, old: Appearance, new: Appearance) -> Iterator[Change]:
    for kind, words in _WORDS.items():
        before, after = words(old), words(new)
        same_number = kind is ChangeKind.OBJECTIVE_RENUMBERED and old.number == new.number is not None
        if same_text(before) != same_text(after) and not same_number:
            yield _change(
                kind,
                series,
                new.edition,
                old.edition,
                new,
                before=before,
                after=after,
                page_before=old.page,
                page_after=new.page,
            )


def _restatements(series: Series, old: Statement, new: Statement) -> Iterator[Change]:
    said = {
        ChangeKind.SCORE_RESTATED: (old.score.raw, new.score.raw, same_score(old.score, new.score)),
        ChangeKind.COMMENTS_EDITED: (
            old.comments.text,
            new.comments.text,
            same_text(old.comments.text) == same_text(new.comments.text),
        ),
    }
    here = next(each for each in series.appearances if each.edition == new.edition)
    for kind, (before, after, same) in said.items():
        if not same:
            yield _change(
                kind,
                series,
                new.edition,
                old.edition,
                here,
                year=new.year,
                before=before,
                after=after,
                page_before=old.page,
                page_after=new.page,
            )


def _change(
    kind: ChangeKind,
    series: Series,
    edition: str,
    earlier_edition: str,
    named: Appearance,
    *,
    year: int | None = None,
    before: str | None = None,
    after: str | None = None,
    page_before: int | None = None,
    page_after: int | None = None,
) -> Change:
    return Change(
        kind=kind,
        edition=edition,
        earlier_edition=earlier_edition,
        section=named.section,
        series=series.series,
        number=named.number,
        title=named.title,
        year=year,
        before=before,
        after=after,
        page_before=page_before,
        page_after=page_after,
    )
