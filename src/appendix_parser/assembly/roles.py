"""What a column is for, read from its heading by meaning rather than by exact words.

To teach the parser another heading, add its words to `_ROLES` (what decides) or `_FILLERS` (what may stand
beside).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from appendix_parser.notation.years import split_year
from appendix_parser.records import Year
from appendix_parser.text import without_marks


class Role(StrEnum):
    """What the cells of a column hold."""

    NUMBER = "number"
    TITLE = "title"
    DESCRIPTION = "description"
    SCORE = "score"
    COMMENTS = "comments"
    UNKNOWN = "unknown"


# In the order in which they are tried: `Objective No.` is a number, `Score commentary` is comments.
_ROLES: tuple[tuple[Role, frozenset[str]], ...] = (
    (Role.NUMBER, frozenset({"#", "no", "nos", "number", "ref", "reference", "id", "nr", "num", "№"})),
    (
        Role.COMMENTS,
        frozenset(
            [
                "comment",
                "comments",
                "commentary",
                "action",
                "actions",
                "progress",
                "update",
                "updates",
                "narrative",
                "note",
                "notes",
                "remark",
                "remarks",
                "evidence",
                "response",
                "responses",
                "rationale",
                "justification",
                "explanation",
            ]
        ),
    ),
    (
        Role.SCORE,
        frozenset(
            [
                "score",
                "scores",
                "scoring",
                "rating",
                "ratings",
                "rated",
                "grade",
                "mark",
                "marks",
                "rag",
                "result",
            ]
        ),
    ),
    (
        Role.DESCRIPTION,
        frozenset(
            [
                "description",
                "descriptions",
                "descriptor",
                "definition",
                "detail",
                "details",
                "meaning",
                "means",
                "scope",
            ]
        ),
    ),
    (
        Role.TITLE,
        frozenset(
            [
                "objective",
                "objectives",
                "title",
                "name",
                "theme",
                "topic",
                "aim",
                "goal",
                "attribute",
                "measure",
                "standard",
                "behaviour",
                "statement",
                "item",
                "indicator",
                "practice",
                "priority",
            ]
        ),
    ),
    (
        Role.SCORE,
        frozenset(["level", "assessment", "assessed", "status", "maturity", "performance", "position"]),
    ),
)
_FILLERS = frozenset(
    [
        "and",
        "or",
        "the",
        "of",
        "for",
        "a",
        "an",
        "to",
        "in",
        "on",
        "by",
        "with",
        "from",
        "at",
        "our",
        "their",
        "this",
        "last",
        "next",
        "year",
        "yr",
        "fy",
        "further",
        "future",
        "taken",
        "required",
        "planned",
        "proposed",
        "agreed",
        "council",
        "council's",
        "councils",
        "officer",
        "officers",
        "self",
        "award",
        "awarded",
        "key",
        "what",
        "it",
        "sub",
        "full",
        "short",
        "long",
        "text",
        "summary",
        "s",
        "level",
        "levels",
        "maturity",
        "current",
        "previous",
        "target",
        "final",
        "out",
        "annual",
        "end",
        "q1",
        "q2",
        "q3",
        "q4",
        "area",
        "strategic",
        "procurement",
        "obj",
    ]
)
_SEVERAL = frozenset({Role.DESCRIPTION, Role.SCORE, Role.COMMENTS})  # no one column holds all of these
_VOCABULARY = _FILLERS.union(*(words for _, words in _ROLES))
_TOKEN = re.compile(r"#|№|[^\W\d_]+(?:['’][^\W\d_]+)?")
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")  # where a heading overflows its cell into the next
_LONGEST = 60  # characters; what is longer is no heading of a column


@dataclass(frozen=True, slots=True)
class Heading:
    """A column heading as read; `pure` tells that it holds nothing but known words, years and numbers."""

    text: str
    role: Role
    year: Year | None
    pure: bool


@lru_cache(maxsize=256)  # each row of a table is asked whether it heads one
def read_heading(text: str) -> Heading:
    """Read a column heading; the role is `UNKNOWN` where its words are not understood."""
    if len(text) > _LONGEST:
        return Heading(text, Role.UNKNOWN, None, pure=False)
    year, rest = split_year(without_marks(text))
    tokens = _TOKEN.findall(_GLUED.sub(" ", rest).lower())
    roles = [role for role, words in _ROLES if not words.isdisjoint(tokens)]
    role = roles[0] if roles and not _SEVERAL.issubset(roles) else Role.UNKNOWN
    return Heading(text, role, year, pure=all(token in _VOCABULARY for token in tokens))
