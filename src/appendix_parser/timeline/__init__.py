"""Puts editions side by side: one long series per objective, and what changed. Pure: records in, records out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from appendix_parser.records import Appendix
from appendix_parser.timeline.history_records import Edition, History

if TYPE_CHECKING:
    from appendix_parser.timeline.decisions import Decision

DEFAULT_CONFIDENCE = 0.9
"""A match of at least this confidence is made without asking."""


def make_history(
    appendices: Iterable[Appendix],
    decisions: Sequence[Decision] = (),
    confidence: float = DEFAULT_CONFIDENCE,
    *,
    title: str = "",
    name: Callable[[Appendix], str | None] = lambda _: None,
) -> History:
    """Put editions side by side, in whatever order they are given.

    Args:
        appendices: one per edition; one that is given twice counts once.
        decisions: what an analyst knows about matches; it goes before all evidence. If it is about another edition, it is
            not used, and is a finding.
        confidence: from which on a match is made, above 0.5 and up to 1.
        title: what the history is called; the title of the newest edition, if empty.
        name: what an edition is called; its file's name, if None.

    Raises:
        DecisionError: a decision does not fit the editions, or two cannot both be followed.
        ValueError: `confidence` is out of its range.
    """
    # Imported here because what compares texts takes longer to load than the records alone, which others need as well.
    from appendix_parser.timeline.action_events import follow
    from appendix_parser.timeline.changes import list_changes
    from appendix_parser.timeline.decisions import not_used, used_in
    from appendix_parser.timeline.editions import in_order
    from appendix_parser.timeline.history_findings import findings
    from appendix_parser.timeline.series import join_series
    from appendix_parser.timeline.statements import as_series

    if not 0.5 < confidence <= 1:
        message = f"The confidence must be above 0.5 and not above 1, not {confidence}."
        raise ValueError(message)
    editions = in_order(appendices, name)
    decided = [*decisions]
    builders, matches = join_series(editions, used_in(editions, decided), confidence)
    left_out = not_used([each.name for each in editions], decided)
    series = as_series(builders)
    changes = list_changes(editions, series)
    return History(
        title=title or (editions[-1].appendix.title if editions else ""),
        editions=tuple(
            Edition(
                name=edition.name,
                title=edition.appendix.title,
                source=edition.appendix.source,
                years=edition.appendix.years,
                levels=edition.appendix.levels,
                corrections=edition.appendix.corrections,
            )
            for edition in editions
        ),
        series=series,
        changes=changes,
        actions=tuple(action for one in series for action in follow(one)),
        matches=tuple(matches),
        findings=tuple(findings(editions, series, changes, matches, left_out)),
    )
