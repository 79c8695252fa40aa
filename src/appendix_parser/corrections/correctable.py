"""The values that can be corrected: where each is in its record, and how a new one is read.

To make another value correctable, add an entry to `VALUES`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Final

from appendix_parser.doubts import Doubt
from appendix_parser.notation.comments import read_comments
from appendix_parser.notation.identifiers import read_number, read_rubric_label
from appendix_parser.notation.scale import ScoringSystem
from appendix_parser.notation.scores import read_score
from appendix_parser.records import (
    Appendix,
    Assessment,
    Criterion,
    Extra,
    Objective,
    OtherScore,
    Record,
    Region,
    Rubric,
    Section,
)

_Reading = tuple[Mapping[str, object], tuple[Doubt, ...]]


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a record that can be corrected.

    Attributes:
        printed: the value in the record, as the PDF prints it; "" where it has none.
        read: takes a new text and the document's levels; gives the record's fields that follow from it, and
            the doubts about it.
        regions: where the printed value is.
        is_prose: whether the value can have lines; others are on one line.
    """

    printed: Callable[[Any], str]
    read: Callable[[str, ScoringSystem], _Reading]
    regions: Callable[[Any], tuple[Region, ...]]
    is_prose: bool = False


def _text(field: str, regions: Callable[[Any], tuple[Region, ...]], *, is_prose: bool = False) -> Value:
    """Return the value that is a field of its record as it stands."""
    return Value(attrgetter(field), lambda text, _: ({field: text}, ()), regions, is_prose)


def _label(
    field: str, read: Callable[[str], int | None], regions: Callable[[Any], tuple[Region, ...]]
) -> Value:
    """Return the label of a record, whose number is in `field`."""
    return Value(attrgetter("label"), lambda text, _: ({"label": text, field: read(text)}, ()), regions)


def _note(text: str, _: ScoringSystem) -> _Reading:
    return {"note": text or None}, ()


def _score(text: str, system: ScoringSystem) -> _Reading:
    score, doubts = read_score(text, system)
    return {"score": score}, doubts


def _comments(text: str, system: ScoringSystem) -> _Reading:
    return {"comments": read_comments(text, system)}, ()


def _comments_of_other(score: OtherScore) -> str:
    return score.comments.text if score.comments is not None else ""


def _nowhere(_: Record) -> tuple[Region, ...]:
    return ()


VALUES: Final[Mapping[tuple[type[Record], str], Value]] = {
    (Appendix, "title"): _text("title", _nowhere),
    (Section, "name"): _text("name", attrgetter("regions")),
    (Section, "note"): Value(lambda section: section.note or "", _note, attrgetter("regions"), is_prose=True),
    (Rubric, "label"): _label(
        "objective_number", lambda text: read_rubric_label(text)[0], attrgetter("regions")
    ),
    (Criterion, "text"): _text("text", attrgetter("regions"), is_prose=True),
    (Objective, "label"): _label("number", read_number, attrgetter("regions.number")),
    (Objective, "title"): _text("title", attrgetter("regions.title")),
    (Objective, "description"): _text("description", attrgetter("regions.description"), is_prose=True),
    (Assessment, "score"): Value(attrgetter("score.raw"), _score, attrgetter("regions.score")),
    (Assessment, "comments"): Value(
        attrgetter("comments.text"), _comments, attrgetter("regions.comments"), is_prose=True
    ),
    (OtherScore, "score"): Value(attrgetter("score.raw"), _score, attrgetter("regions.score")),
    (OtherScore, "comments"): Value(
        _comments_of_other, _comments, attrgetter("regions.comments"), is_prose=True
    ),
    (Extra, "text"): _text("text", attrgetter("regions"), is_prose=True),
}

FIELDS: Final = tuple(dict.fromkeys(field for _, field in VALUES))
"""Names of the values that some record has."""
