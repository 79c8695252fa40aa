"""Describes a document for the list of editions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from appendix_parser.app.settled_doubts import open_findings
from appendix_parser.records import Appendix
from appendix_parser.summary import Summary, Tally, summarise
from appendix_parser.timeline.editions import latest_year

_TEACHABLE = frozenset(
    {
        "column-doubtful",
        "column-repeated",
        "year-inferred",
        "comments-of-several-years",
        "levels-not-numbered",
    }
)
"""Codes of findings that a profile settles."""


@dataclass(frozen=True, slots=True)
class About:
    """What is in a document.

    Attributes:
        title: its title.
        year: its latest year; None if no label is a year.
        years: the labels of its years.
        summary: how much there is in it.
        open: how many of its findings nobody has settled.
        settled: how many somebody has.
        corrected: how many corrections apply.
        teachable: whether a column or a level is doubtful.
    """

    title: str
    year: int | None
    years: tuple[str, ...]
    summary: Summary
    open: Tally
    settled: int
    corrected: int
    teachable: bool


def about(appendix: Appendix, settled: Collection[str]) -> About:
    """Return what the list says about a document; `settled` has the keys of its settled doubts."""
    left = open_findings(appendix, settled)
    return About(
        title=appendix.title,
        year=latest_year(appendix),
        years=tuple(year.label for year in appendix.years),
        summary=summarise(appendix),
        open=Tally(**Counter(str(finding.severity) for finding in left)),
        settled=len(appendix.findings) - len(left),
        corrected=len(appendix.corrections),
        teachable=any(
            finding.code in _TEACHABLE or finding.pointer.startswith("/levels")
            for finding in appendix.findings
        ),
    )
