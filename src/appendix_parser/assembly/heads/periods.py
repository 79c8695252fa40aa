"""Tells apart scores of one year: `April 2024` and `October 2024`, `Q1` and `Q2`, `Round 1` and `Round 2`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from appendix_parser.assembly.heads.roles import Heading, Role
from appendix_parser.notation.months import MONTH
from appendix_parser.records import Year

_PERIOD: Final = re.compile(
    rf"""
    \b(?:
        (?P<date> [0-9]{{1,2}}[/.][0-9]{{1,2}}[/.](?P<of>(?:19|20)[0-9]{{2}}) )
      | (?: [0-9]{{1,2}}(?:st|nd|rd|th)? \s+ )? {MONTH}
      | q[1-4] | h[12] | (?:quarter|half|term|round|wave|cycle|phase|visit|year) \s+ [1-9]
      | mid[- ]year | year[- ]end | end[- ]of[- ]year | interim | final | spring | summer | autumn | winter
    )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def with_periods(headings: Sequence[Heading]) -> list[Heading]:
    """Return headings whose years say which part of the year they mean, where several scores are of one year.

    This is only so if each of these scores names another period. Comments then go with the score of their period.
    """
    scores = [heading for heading in headings if heading.role is Role.SCORE and heading.kind is None]
    counts = Counter(score.year for score in scores)
    several = {year for year, count in counts.items() if count > 1}
    for year in several:
        named = {_period(score) for score in scores if score.year == year}
        if None in named or len(named) < counts[year]:
            several = several - {year}
    return [
        replace(heading, year=period) if heading.year in several and (period := _period(heading)) else heading
        for heading in headings
    ]


def _period(heading: Heading) -> Year | None:
    """Return the part of a year that a heading names, with its year; None if it names none."""
    found = _PERIOD.search(heading.text)
    if found is None:
        return None
    if heading.year is None:
        return Year(year=int(found["of"]) if found["of"] else None, label=found[0])
    parts = sorted((found[0], heading.year.label), key=heading.text.find)
    return Year(year=heading.year.year, label=" ".join(parts))
