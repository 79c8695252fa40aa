"""Editions in their order, each with a name of its own, whatever order they were given in."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from appendix_parser.records import Appendix


@dataclass(frozen=True, slots=True)
class NamedEdition:
    """An appendix among others.

    Attributes:
        name: unique; the name that was given, else the file's, with a part of its digest where two editions share it.
        appendix: its records.
    """

    name: str
    appendix: Appendix


def latest_year(appendix: Appendix) -> int | None:
    """Return the latest year that the document has scores for; None if no label is a year."""
    return max((year.year for year in appendix.years if year.year is not None), default=None)


def in_order(
    appendices: Iterable[Appendix], name: Callable[[Appendix], str | None] = lambda _: None
) -> list[NamedEdition]:
    """Return the editions from the oldest to the newest; one that is given twice counts once.

    The latest year decides, then the earliest. Where both are the same, nothing in the documents says which
    is newer, and the names of the files decide, so that the order is the same in every run.

    Args:
        appendices: the editions.
        name: what an edition is called; its file's name, if None. No two may have the same.
    """
    distinct: dict[str, Appendix] = {_text(appendix): appendix for appendix in appendices}
    ordered = [distinct[text] for text in sorted(distinct, key=lambda text: (_age(distinct[text]), text))]
    return [NamedEdition(name(each) or own, each) for own, each in zip(_names(ordered), ordered, strict=True)]


def _text(appendix: Appendix) -> str:
    return json.dumps(appendix.model_dump(mode="json"))  # as ASCII, whatever characters are in it


def _age(appendix: Appendix) -> tuple[float, float, str, str]:
    years = [year.year for year in appendix.years if year.year is not None]
    source = appendix.source
    return max(years, default=-math.inf), min(years, default=-math.inf), source.filename, source.sha256


def _names(ordered: Sequence[Appendix]) -> Iterable[str]:
    """Yield a name for each edition, longer only where a shorter one would be shared."""
    short = Counter(each.source.filename for each in ordered)
    longer = Counter(_with_digest(each) for each in ordered)
    seen = Counter[str]()
    for each in ordered:
        if short[each.source.filename] == 1:
            yield each.source.filename
        elif longer[name := _with_digest(each)] == 1:
            yield name
        else:  # records of one file that differ, such as before and after a correction
            seen[name] += 1
            yield f"{name}-{seen[name]}"


def _with_digest(appendix: Appendix) -> str:
    return f"{appendix.source.filename}#{appendix.source.sha256[:8]}"
