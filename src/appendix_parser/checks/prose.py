"""Prose of other papers: the texts before and behind the appendix, such as the minutes of an agenda pack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from appendix_parser.records import Appendix, Region
from appendix_parser.records.pointers import assessments, criteria, objectives, rubrics, sections


def continued(appendix: Appendix) -> frozenset[int]:
    """Return the index of each text of the context that the next one continues, in the papers around the appendix.

    A list in minutes is one sentence over many paragraphs: "RESOLVED", "that the report be noted; and". What begins or
    ends there in the middle of a sentence was not cut. Next to the appendix, it may be the rest of a row.
    """
    pages = {region.page for region in _regions(appendix)}
    if not pages:
        return frozenset()
    first, last = min(pages), max(pages)
    return frozenset(
        index
        for index, (one, other) in enumerate(pairwise(appendix.context))
        if 0 <= other.page - one.page <= 1 and (other.page < first or one.page > last)
    )


def _regions(appendix: Appendix) -> Iterator[Region]:
    """Yield the places of the records."""
    places: list[Sequence[Region]] = [at.criterion.regions for at in criteria(appendix)]
    places += [at.section.regions for at in sections(appendix)]
    places += [at.rubric.regions for at in rubrics(appendix)]
    for each in objectives(appendix):
        own = each.objective.regions
        places += [own.number, own.title, own.description]
    for at in assessments(appendix):
        places += [at.assessment.regions.score, at.assessment.regions.comments]
    for regions in places:
        yield from regions
