"""What an analyst should look at: editions that state the same year differently, and doubtful matches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from appendix_parser.checks.wording import listed
from appendix_parser.findings import Doubt, finding
from appendix_parser.history.editions import NamedEdition, latest_year
from appendix_parser.history.records import Change, ChangeKind, Match, Outcome
from appendix_parser.pointers import pointer
from appendix_parser.records import Finding


def findings(
    editions: Sequence[NamedEdition], changes: Sequence[Change], matches: Sequence[Match]
) -> Iterator[Finding]:
    """Yield the findings of a history; their pointers lead into `history.json`."""
    yield from _order(editions)
    for index, match in enumerate(matches):
        if match.outcome is Outcome.DOUBTFUL:
            values: dict[str, object] = {
                "objective": _name(match.number, match.title),
                "edition": match.edition,
                "earlier": _name(match.earlier_number, match.earlier_title),
                "earlier_edition": match.earlier_edition,
                "confidence": f"{match.confidence:.0%}",
            }
            yield finding(Doubt("match-doubtful", values), pointer=pointer("matches", index))
    for index, change in enumerate(changes):
        code = _CONFLICTS.get(change.kind)
        if code:
            said: dict[str, object] = {
                "objective": _name(change.number, change.title or ""),
                "year": change.year,
                "edition": change.edition,
                "earlier_edition": change.earlier_edition,
                "before": change.before,
                "after": change.after,
            }
            yield finding(Doubt(code, said), pointer=pointer("changes", index), page=change.page_after)


_CONFLICTS = {ChangeKind.SCORE_RESTATED: "score-restated", ChangeKind.COMMENTS_EDITED: "comments-edited"}


def _order(editions: Sequence[NamedEdition]) -> Iterator[Finding]:
    for year, group in groupby(editions, key=lambda each: latest_year(each.appendix)):
        names = [each.name for each in group]
        if len(editions) > 1 and year is None:
            yield finding(Doubt("edition-without-year", {"editions": listed(names)}))
        elif len(names) > 1:
            yield finding(Doubt("edition-year-shared", {"editions": listed(names), "year": year}))


def _name(number: int | None, title: str) -> str:
    """Name an objective for people, at the start of a sentence or within one."""
    quoted = f"“{' '.join(title.split())}”"
    return f"#{number} {quoted}" if number is not None else quoted
