"""Reads a column's heading: how much its words speak for each role, in bits.

To teach the parser another heading, add its words to `_WORDS`, in the singular; +1 bit doubles the odds. Scores that are not the
council's own are in `_KINDS`, and words beside them that say nothing are in `_FILLERS`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from appendix_parser.notation.years import split_year
from appendix_parser.records import ScoreKind, Year
from appendix_parser.text import without_marks


class Role(StrEnum):
    """What the cells of a column hold."""

    NUMBER = "number"
    TITLE = "title"
    DESCRIPTION = "description"
    SCORE = "score"
    COMMENTS = "comments"
    YEAR = "year"
    SECTION = "section"
    LEVEL = "level"
    EXTRA = "extra"


class Kind(NamedTuple):
    """Whose score a column holds, and the word that says so: a table may have a target and a desired score."""

    kind: ScoreKind
    word: str


_WORDS: Final[Mapping[Role, Mapping[float, str]]] = {
    Role.NUMBER: {
        12: "# № no nr num",
        9: "number ref reference id",
        4: "code index serial item obj",
    },
    Role.TITLE: {
        8: "objective title name",
        6: "aim goal attribute behaviour indicator practice question commitment component capability principle standard "
        "statement theme topic measure",
        4: "module item priority outcome criterion element competency dimension activity subject factor strand area "
        "category domain pillar workstream requirement questions priorities enabler driver deliverable characteristic "
        "feature issue focus subsection heading",
    },
    Role.DESCRIPTION: {
        9: "description descriptor definition",
        7: "detail meaning means scope",
        4: "requirement purpose criteria expectation extent",
        2: "objective statement standard measure theme title question principle outcome",
    },
    Role.SCORE: {
        8: "score",
        7: "scored scoring rating rated grade graded mark",
        5: "answer level self maturity assessment assessed result position band rag outturn attainment judgement",
        3: "status performance actual current stage outcome progress points now today final agreed overall",
    },
    Role.COMMENTS: {
        9: "comment commentary narrative note remark justification rationale",
        8: "action update progress evidence response reason reasoning observations findings feedback achievements improvement "
        "highlights discussion strength weakness weaknesses recommendation successes barriers",
        4: "statement commitment plan activity activities work steps summary analysis assessment outcome position "
        "explanation status information delivery story arrangements situation example proof reflection insight lessons "
        "mitigation opportunities",
    },
    Role.YEAR: {6: "year period"},
    Role.SECTION: {9: "section", 6: "theme strand category domain pillar workstream area module"},
    Role.EXTRA: {
        12: "owner lead responsible responsibility date deadline due timescale timeline direction travel trend weighting "
        "weight weighted link url hyperlink cost budget risk likelihood source contact director directorate who when "
        "frequency department service team portfolio variance change movement gap distance difference resource max maximum min "
        "minimum possible available saving spend funding",
        8: "officer impact",
        6: "priority status rag type completed completion",
        5: "assessor reviewer auditor moderator partner",
        4: "evidence",
    },
}

_KINDS: Final[Mapping[ScoreKind, str]] = {
    ScoreKind.TARGET: "target targeted tgt ambition aspiration aspirational aspired desired planned intended goal aim future "
    "required optimum optimal ideal stretch vision preferred potential "
    "acceptable achievable want wanted needed",
    ScoreKind.BASELINE: "baseline base start starting opening initial original outset",
    ScoreKind.FORECAST: "forecast forecasted projected projection predicted prediction expected estimated estimate est "
    "anticipated likely outlook",
    ScoreKind.BENCHMARK: "average mean median benchmark benchmarked benchmarking national regional sector comparator neighbour "
    "quartile england cipfa lga peers",
    ScoreKind.PEER: "peer external externally independent challenge reviewer assessor auditor consultant inspector",
    ScoreKind.MODERATED: "moderated moderation moderator validated validation verified calibrated adjusted audited "
    "panel confirmed",
}
_WHOSE: Final = frozenset({"lga", "cipfa", "england", "national", "regional", "sector"})
"""Words that name a kind only where no other word does: `LGA peer score`."""

_KIND_BITS: Final = 4.0
_YEAR_BITS: Final = {Role.SCORE: 4.0, Role.COMMENTS: 2.0}  # for a heading that is only a year

_FILLER_WORDS: Final = (
    "and or the of for a an to in on by with from at our their this last next year yr fy further future taken required "
    "proposed council council's councils award awarded key what it sub full short long text summary s current "
    "previous out annual end q1 q2 q3 q4 strategic procurement obj we be all is are prior latest review group "
    "regional mid interim other january february march april may june july august september october november december"
)
_FILLERS: Final = frozenset(_FILLER_WORDS.split())
_PHRASES: Final = tuple(
    (re.compile(rf"\b(?:{pattern})", re.IGNORECASE), words)
    for pattern, words in (
        (r"(?:up )?to date", ""),
        (r"position statements?", "commentary"),
        (
            r"what (?:it|this|we|does (?:it|this)) means?|what good looks like|how (?:it|this) is measured|how we measure .*"
            r"|what (?:is this|this is) about|what (?:we are|is being) measur.*"
            r"|what (?:we|the council) (?:want|aim|hope|wish)s? to (?:achieve|be|do|see)\b.*",
            "description",
        ),
        (
            r"what(?: (?:we|the council|was|is|has|have|will|do|needs?|must)\b| (?:we|you)['’]|['’]s\b).*|how (?:are )?we .*"
            r"|next steps?"
            r"|way forward|^(?:what(?:['’]s| is)? next|to do|follow[- ]?up)$",
            "actions",
        ),
        (
            r"(?:where|what) .*\b(?:want|aim|need|hope|plan|like|intend)s? to (?:be|get|reach)\b.*|(?:target|aim(?:ing)?) for"
            r"|where (?:we|the council) (?:will|should|would|could|must) be\b|^next level$|^(?:to (?:achieve|reach) )?by$"
            r"|^(?:level|score) to (?:be )?(?:achieved?|reach(?:ed)?|attain(?:ed)?)$",
            "target score",
        ),
        (r"where (?:we|the council) (?:are|is)\b|as[- ]is$", "score now"),
        (r"to[- ]be$", "target score"),
        (r"(?:min|max)(?:imum)? (?=target|required)", ""),
        (r"(?:desired|intended|expected|planned) outcomes?", r"\g<0> detail"),
        (r"f/cast", "forecast"),
        (r"by when|by whom|(?:scored|rated|assessed|reviewed|moderated|completed) by|link to .*", "when"),
        (r"(?:on|met|above|below) target|target (?:was )?(?:met|achieved|reached)|in progress\W*$", "status"),
        (r"(?:steps?|points?|years?|levels?) (?:to|from|below|above) (?:the )?target|levels? to go$", "gap"),
        (r"areas? for improvement|areas? to improve", "improvements"),
        (
            r"(?:nearest|statistical|family|all|other|similar|peer) (?:neighbours?|group|councils?|authorities|average|mean"
            r"|median)|best[- ]in[- ]class",
            "benchmark",
        ),
        (r"rag status|status rag", "rag"),
        (r"yes ?/ ?(?:partly ?/ ?)?no\b.*|y ?/ ?n\b.*", "answer"),
        (r"self[- ]assess(?:ed|ment)", "self"),
    )
)
_SEVERAL: Final = frozenset({Role.DESCRIPTION, Role.SCORE, Role.COMMENTS})  # no column holds all of these
_TOKEN: Final = re.compile(r"#|№|[^\W\d_]+(?:['’][^\W\d_]+)?")
_GLUED: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")  # where a heading overflows into the next cell
LONGEST_HEADING: Final = 60
"""Characters; a longer text is not the heading of a column."""

SURE: Final = 3.0
"""Bits from which a heading's words decide what its column is, whatever is below."""


def _bits_of_words() -> Mapping[str, Mapping[Role, float]]:
    bits: dict[str, dict[Role, float]] = defaultdict(dict)
    for role, weights in _WORDS.items():
        for weight, words in weights.items():
            for word in words.split():
                bits[word].setdefault(role, weight)
    return bits


_BITS: Final = _bits_of_words()
_KIND_OF: Final = {word: kind for kind, words in _KINDS.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class Heading:
    """A column heading as read.

    Attributes:
        text: as printed.
        bits: how much the words speak for each role; a role that no word speaks for is missing.
        year: the year that it names.
        kind: whose score or comment it is, None for the council's own.
        pure: whether it holds only known words, years and numbers.
        several: whether it names both a score and its comments.
    """

    text: str
    bits: Mapping[Role, float]
    year: Year | None
    kind: Kind | None
    pure: bool
    several: bool = False

    @property
    def role(self) -> Role:
        """The role that the words alone suggest; `EXTRA` if they suggest none."""
        return max(self.bits, key=lambda role: self.bits[role], default=Role.EXTRA)

    @property
    def is_year(self) -> bool:
        """Return whether it is only a year, so that a row below says what the column holds."""
        return self.year is not None and self.bits == _YEAR_BITS


SAID: Final = 1000.0
"""Bits of what a profile says: more than all other evidence together."""

_FEWEST_COLUMNS: Final = 3
_FEWEST_SAID: Final = 2

_TEACHER: ContextVar[Callable[[Heading], Heading] | None] = ContextVar("teacher", default=None)


@contextmanager
def taught_by(teacher: Callable[[Heading], Heading]) -> Iterator[None]:
    """Let `teacher` change how each heading is read, while the context lasts in this thread."""
    token = _TEACHER.set(teacher)
    try:
        yield
    finally:
        _TEACHER.reset(token)


def fewest_columns(headings: Sequence[Heading]) -> int:
    """Return the fewest columns that a table of objectives may have: fewer if a profile names them."""
    return _FEWEST_SAID if _are_said(headings) else _FEWEST_COLUMNS


def to_understand(headings: Sequence[Heading]) -> int:
    """Return of how many columns most must be understood: not of those without a heading, if a profile names the others."""
    return sum(bool(heading.text) for heading in headings) if _are_said(headings) else len(headings)


def _are_said(headings: Sequence[Heading]) -> bool:
    """Return whether a profile names at least two columns."""
    return sum(max(heading.bits.values(), default=0) >= SAID for heading in headings) >= _FEWEST_SAID


def read_heading(text: str) -> Heading:
    """Read a column heading: the evidence for each role, its year, and whose score it is."""
    teacher = _TEACHER.get()
    heading = heading_alone(text)
    return heading if teacher is None else teacher(heading)


def heading_alone(text: str) -> Heading:
    """Read a column heading by its words alone, without the profile."""
    return _read(text) if len(text) <= LONGEST_HEADING else _no_heading(text)


def _no_heading(text: str) -> Heading:
    return Heading(text, {}, None, None, pure=False)


@lru_cache(maxsize=1024)  # each row of a table may be a header, so all are read
def _read(text: str) -> Heading:
    year, rest = split_year(without_marks(text))
    plain = rest
    for pattern, words in _PHRASES:
        rest = pattern.sub(words, rest)
    tokens = _tokens(rest)
    kinds = [Kind(_KIND_OF[token], token) for token in tokens if token in _KIND_OF]
    kind = max(kinds, key=lambda kind: kind.word not in _WHOSE, default=None)
    known = sum(token in _BITS or token in _KIND_OF for token in tokens)
    strange = sum(token not in _FILLERS for token in tokens) - known
    bits = _bits_of(tokens, kind)
    if strange > 1:  # a sentence with such a word is not a heading
        bits = {role: weight * known / (known + strange) for role, weight in bits.items()}
    if year and not plain:
        bits |= _YEAR_BITS
    named = _roles_named(_tokens(plain))
    if named == _SEVERAL:
        return _no_heading(text)
    return Heading(text, bits, year, kind, pure=not strange, several={Role.SCORE, Role.COMMENTS} <= named)


def _tokens(text: str) -> list[str]:
    return [_known_form(token) for token in _TOKEN.findall(_GLUED.sub(" ", text).lower())]


def _known_form(token: str) -> str:
    """Return a word, or its singular or owner (`auditor's`) if only that is known."""
    known = token in _BITS or token in _KIND_OF or token in _FILLERS
    singular = token.removesuffix("s").rstrip("'’")
    return singular if not known and (singular in _BITS or singular in _KIND_OF) else token


def heads_comments(text: str) -> bool:
    """Return whether a text is a heading of comments, and nothing else."""
    heading = read_heading(text)
    return (
        not text.endswith(".")
        and heading.pure
        and heading.role is Role.COMMENTS
        and heading.bits[Role.COMMENTS] >= SURE
    )


def _roles_named(tokens: Sequence[str]) -> set[Role]:
    """Return which roles that exclude each other are named by a strong word."""
    return {role for role in _SEVERAL if any(_BITS.get(t, {}).get(role, 0) >= _STRONG for t in tokens)}


def _bits_of(tokens: Sequence[str], kind: Kind | None) -> dict[Role, float]:
    """Return how much words speak for each role: as much as the strongest word, and more for a score with a kind."""
    bits: dict[Role, float] = {}
    for token in tokens:
        for role, weight in _BITS.get(token, {}).items():
            bits[role] = max(weight, bits.get(role, weight))
    if kind:
        bits[Role.SCORE] = bits.get(Role.SCORE, 0) + _KIND_BITS
    return bits


_STRONG: Final = 7.0  # bits from which a word names what a column holds
