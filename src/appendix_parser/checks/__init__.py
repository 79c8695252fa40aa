"""Checks: what must agree within a document.

Each check is a small pure function `(Appendix) -> Iterator[Finding]`. To add one, write it in the file whose
idea it shares, add it to `CHECKS`, and add its finding to the catalogue in `findings/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from appendix_parser.checks import comments, completeness, numbers, rubrics, texts, years
from appendix_parser.records import Appendix, Finding
from appendix_parser.records.pointers import place

CHECKS: tuple[Callable[[Appendix], Iterator[Finding]], ...] = (
    completeness.sections_without_tables,
    completeness.objectives_without_parts,
    completeness.unreadable_numbers,
    completeness.labels_unlike_rest,
    numbers.repeated,
    numbers.out_of_order,
    numbers.missing,
    numbers.outside_tables,
    rubrics.incomplete,
    rubrics.repeated,
    rubrics.with_header,
    rubrics.levels_that_differ,
    rubrics.for_no_objective,
    rubrics.without_number,
    rubrics.objectives_without_rubric,
    rubrics.other_titles,
    years.unreadable,
    years.ambiguous,
    years.repeated,
    years.out_of_step,
    years.without_scores,
    comments.other_statements,
    comments.unknown_references,
    comments.without_previous,
    comments.carried_backward,
    texts.start_midway,
    texts.end_midway,
    texts.without_stop,
    texts.heading_like_sentence,
)


def check(appendix: Appendix) -> tuple[Finding, ...]:
    """Return what does not agree within `appendix`, in the order of the document.

    The findings that `appendix` already has are neither read nor repeated.
    """
    found = (finding for run in CHECKS for finding in run(appendix))
    return tuple(sorted(set(found), key=lambda f: (place(appendix, f.pointer), f.code, f.message)))
