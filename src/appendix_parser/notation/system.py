"""Decides how a document writes its scores, from its levels, its keys and all of its score cells together.

Each decision counts the cells for and against a reading. If there are many of both, the reading is not used.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import Enum
from typing import Final, NamedTuple

from appendix_parser.doubts import Doubt
from appendix_parser.notation.scale import ScoringSystem, Signs, Slash, canonical
from appendix_parser.notation.scores import read_score
from appendix_parser.notation.signs import counted_signs, read_roman
from appendix_parser.records import Level, ScoreStatus
from appendix_parser.text import without_marks

CLEAR: Final = 4
"""A reading is taken if it has this many times the evidence of its rival."""

_FEWEST_CODES: Final = 3  # cells; fewer are reported one by one
_MOST_CODES: Final = 7  # different words: more are hardly the names of levels
_LONGEST_CODE: Final = 3  # words

ANSWERS: Final = (
    frozenset(
        {
            "r",
            "a",
            "g",
            "b",
            "ra",
            "ag",
            "a/r",
            "r/a",
            "a/g",
            "g/a",
            "red",
            "amber",
            "green",
            "blue",
            "yellow",
        }
    ),
    frozenset({"yes", "no", "partly", "partially", "partial", "in part", "y", "n", "p"}),
    frozenset({"met", "partially met", "partly met", "not met", "fully met", "mostly met", "exceeded"}),
    frozenset({"compliant", "partially compliant", "partly compliant", "non-compliant", "not compliant"}),
)
"""Answers that every reader takes for a kind of score, though not for a number."""

_SLASHED: Final = re.compile(
    r"(?P<part>[0-9]{1,2}(?:\.[0-9]+)?|[0-9]½)(?P<gap> ?/ ?| (?:out )?of )(?P<whole>[0-9]{1,3})"
)


class Decided(NamedTuple):
    """The scoring system of a document, and for each doubt about it the label of the column it is about."""

    system: ScoringSystem
    doubts: tuple[tuple[str, Doubt], ...] = ()


def decide(
    levels: Sequence[Level],
    columns: Mapping[str, Sequence[str]],
    words: Sequence[tuple[str, int]] = (),
    *,
    given: Sequence[tuple[str, int]] = (),
    out_of: int | None = None,
) -> Decided:
    """Decide how a document writes its scores.

    Args:
        levels: the document's own levels, from its rubrics and keys.
        columns: the texts of all score cells, by the label of their column's year, or its heading where it has other scores.
        words: further words for a level, with its score, as a key gives them.
        given: texts of score cells with their levels, as a profile gives them.
        out_of: the number that scores are out of, as a profile gives it.
    """
    cells = [canonical(without_marks(text)) for texts in columns.values() for text in texts if text.strip()]
    highest = max((level.score for level in levels), default=None)
    found_out_of, slash = (out_of, Slash.OUT_OF) if out_of is not None else _slash(cells, levels)
    signs, total = _signs(cells, highest)
    percent = not levels and _are_percentages(cells)
    system = ScoringSystem(
        levels=tuple(levels),
        words=(*words, *given),
        out_of=found_out_of or total,
        slash=slash,
        percent=percent,
        signs=signs,
        roman=any(len(part) > 1 or not part.isascii() for cell in cells for part in _roman_parts(cell)),
    )
    system = replace(system, given=tuple((canonical(text), level) for text, level in given))
    codes = _codes(columns, system)
    return Decided(replace(system, codes=codes), tuple(_code_doubts(columns, codes)))


# -- out of the highest --------------------------------------------------------------------------------------


class _Sign(Enum):
    """What a cell says of the number that all scores are out of."""

    SPELT = "3 out of 5: it is that number"
    FAR = "3/5: it is, as this is not a split between neighbours"
    NEAR = "4/5: it may be, or this is a split"
    SPLIT = "2/3, where 5 is the highest: a slash may also be a split"
    SKIPPING = "2/4, where 5 is the highest: and splits may be of any two levels"
    LEVEL = "3: scores are not out of a number"
    NONE = "anything else"

    @classmethod
    def of(cls, cell: str, whole: int | None, levels: Sequence[Level]) -> _Sign:
        """Return what a cell says, where the highest score is `whole`."""
        found = _SLASHED.fullmatch(cell)
        if not found:
            score, _ = read_score(cell, ScoringSystem(tuple(levels)))
            return cls.LEVEL if score.status is ScoreStatus.SINGLE else cls.NONE
        is_near = found["part"] == str(int(found["whole"]) - 1)
        if int(found["whole"]) != whole:
            return cls.SPLIT if is_near else cls.SKIPPING
        if "of" in found["gap"]:
            return cls.SPELT
        return cls.NEAR if is_near else cls.FAR


def _slash(cells: Sequence[str], levels: Sequence[Level]) -> tuple[int | None, Slash]:
    """Decide which number scores are out of, and what a slash before it means.

    What is spelt, or far from the highest level, is evidence for *out of*. A score without a slash, or a split that skips a
    level, speaks against it.
    """
    whole = _whole(cells, levels)
    counts = Counter(_Sign.of(cell, whole, levels) for cell in cells)
    spelt_or_far = counts[_Sign.SPELT] + counts[_Sign.FAR]
    others = counts[_Sign.SPLIT] + counts[_Sign.SKIPPING]
    against = counts[_Sign.LEVEL] + counts[_Sign.SKIPPING]
    rivals = others + against
    if not (spelt_or_far or counts[_Sign.NEAR]):
        return None, Slash.SPLIT
    if (
        spelt_or_far and not counts[_Sign.FAR]
    ):  # a document that spells “out of” means something else by a slash
        return whole, Slash.SPLIT if others else Slash.UNDECIDED
    evidence = spelt_or_far if rivals or not spelt_or_far else spelt_or_far + counts[_Sign.NEAR]
    if evidence >= max(2, CLEAR * against):
        return whole, Slash.OUT_OF
    is_split = against >= CLEAR * max(1, evidence) or (not spelt_or_far and (rivals or not levels))
    return None, Slash.SPLIT if is_split else Slash.UNDECIDED


def _whole(cells: Iterable[str], levels: Sequence[Level]) -> int | None:
    """Return the highest score; where no levels are known, the number that all fractions are out of, if it is one."""
    if highest := max((level.score for level in levels), default=None):
        return highest
    wholes = {int(found["whole"]) for cell in cells if (found := _SLASHED.fullmatch(cell))}
    return wholes.pop() if len(wholes) == 1 else None


# -- signs, percentages, Roman numerals ----------------------------------------------------------------------


def _signs(cells: Iterable[str], highest: int | None) -> tuple[Signs, int | None]:
    """Decide how scores are counted in signs, and of how many signs the highest score is made.

    Empty signs show it, if most scores have as many signs together. Without them the counts must differ: the same sign in
    every cell may be a coloured dot.
    """
    counts = [found for cell in cells if (found := counted_signs(cell))]
    totals = Counter(found.total for found in counts if found.empty)
    if totals:
        [(total, count)] = totals.most_common(1)
        clear = 2 * count > totals.total() and highest in (None, total)
        return (Signs.ALL, total) if clear else (Signs.NONE, None)
    filled = {found.filled for found in counts}
    return (Signs.FILLED if len(filled) > 1 else Signs.NONE), None


def _are_percentages(cells: Sequence[str]) -> bool:
    numeric = [cell for cell in cells if any(map(str.isdecimal, cell))]
    return len(numeric) > 1 and all(re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]+)? ?%", cell) for cell in numeric)


def _roman_parts(cell: str) -> list[str]:
    """Return the parts of a cell that is all Roman numerals; a single letter may be something else."""
    parts = re.split(r" ?[-/] ?", cell)
    return parts if all(read_roman(part) for part in parts) else []


# -- words that nothing explains -----------------------------------------------------------------------------


def _codes(columns: Mapping[str, Sequence[str]], system: ScoringSystem) -> frozenset[str]:
    """Return the words that the document uses as scores, while nothing in it says which level they are."""
    unread = Counter(
        canonical(text)
        for texts in columns.values()
        for text in texts
        if read_score(text, system)[0].status is ScoreStatus.UNREADABLE and _may_be_code(canonical(text))
    )
    known = [word for word in unread if any(word in answers for answers in ANSWERS)]
    several = unread.total() >= max(_FEWEST_CODES, 2 * len(unread)) and len(unread) <= _MOST_CODES
    if several:
        return frozenset(unread)
    return frozenset(known if sum(unread[word] for word in known) >= _FEWEST_CODES else ())


def _may_be_code(text: str) -> bool:
    return bool(text) and len(text.split()) <= _LONGEST_CODE and not any(map(str.isdigit, text))


def _code_doubts(columns: Mapping[str, Sequence[str]], codes: frozenset[str]) -> Iterable[tuple[str, Doubt]]:
    for label, texts in columns.items():
        printed = Counter(text.strip() for text in texts if canonical(text) in codes)
        if printed:
            named = ", ".join(f"“{text}”" for text, _ in printed.most_common())
            yield label, Doubt("scores-without-numbers", {"words": named, "count": printed.total()})


# -- documentation -------------------------------------------------------------------------------------------

_NAMES: Final = ("Minimum", "Developing", "Mature", "Leader", "Innovator")
_FIVE: Final = tuple(Level(score=score, name=name) for score, name in enumerate(_NAMES, start=1))
_RAG: Final = (("Red", 1), ("Amber", 3), ("Green", 5), ("G", 5))


class _Example(NamedTuple):
    """What is known of a document, and the texts of its score cells."""

    title: str
    cells: tuple[str, ...]
    levels: tuple[Level, ...] = _FIVE
    words: tuple[tuple[str, int], ...] = ()


# fmt: off
_EXAMPLES: Final = (
    _Example("most scores are out of the highest level", ("3/5", "2/5", "4/5", "2.5/5", "2/3")),
    _Example("most scores are whole levels", ("3", "2", "3", "2", "4/5", "3/5")),
    _Example("neither is clear", ("3/5", "4/5", "3", "2")),
    _Example("a spelt number, and splits", ("3 out of 5", "2/3", "4/5")),
    _Example("out of a number, without a rubric", ("7/10", "4 out of 10"), levels=()),
    _Example("percentages, without a rubric", ("65%", "80%"), levels=()),
    _Example("percentages beside a rubric", ("65%", "80%")),
    _Example("signs, with empty ones", ("★★★☆☆", "●●○○○", "●●○")),
    _Example("signs in different numbers", ("★★★", "★")),
    _Example("the same sign in every cell", ("●", "●", "●")),
    _Example("Roman numerals", ("III", "V", "II/III")),
    _Example("a single letter", ("3", "V")),
    _Example("a key gives words and letters", ("Amber", "G"), words=_RAG),
    _Example("no key gives words or letters", ("R", "A", "G", "A")),
    _Example("no key gives answers", ("Yes", "Partly", "No")),
)
# fmt: on


def system_table() -> str:
    """Return the table of docs/scores.md on readings that depend on the whole document."""
    header = ("the document", "printed", "status", "low", "high", "value", "findings")
    return "\n".join(f"| {' | '.join(row)} |" for row in (header, ["---"] * len(header), *_example_rows()))


def _example_rows() -> Iterable[Sequence[str]]:
    for title, cells, levels, words in _EXAMPLES:
        decided = decide(levels, {"2023": cells}, words)
        of_column = ", ".join(f"`{doubt.code}`, once for the year" for _, doubt in decided.doubts)
        name = title
        for cell in cells:
            score, doubts = read_score(cell, decided.system)
            numbers = ["" if each is None else f"{each:g}" for each in (score.low, score.high, score.value)]
            codes = ", ".join(f"`{doubt.code}`" for doubt in doubts)
            coded = canonical(cell) in decided.system.codes
            yield name, f"`{cell}`", f"`{score.status}`", *numbers, of_column if coded else codes
            name = ""
