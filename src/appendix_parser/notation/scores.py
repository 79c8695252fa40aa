"""Scores: from what is in a score cell to numbers on the document's own scale.

To read one more notation, add an entry to `NOTATIONS`; the table in docs/scores.md is made from it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from appendix_parser.doubts import Doubt
from appendix_parser.notation.scale import LABEL, Scale, ScoringSystem, Signs, Slash, canonical, scale_of
from appendix_parser.notation.signs import CIRCLED, counted_signs, read_circled, read_roman
from appendix_parser.records import Level, Score, ScoreStatus
from appendix_parser.text import without_marks


@dataclass(frozen=True, slots=True)
class Reading:
    """How a notation reads a score: its ends, and the codes of the findings to report."""

    status: ScoreStatus
    low: float | None = None
    high: float | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notation:
    """A way to write a score.

    `read` takes the text in canonical form and returns None if the text is not written in this way.
    `examples` are printed in the documentation with their reading on a scale of five levels.
    """

    name: str
    examples: tuple[str, ...]
    read: Callable[[str, Scale], Reading | None]


# A cell longer than this holds prose, whatever it begins with.
_LONGEST_SCORE: Final = 80

_UNREADABLE: Final = Reading(ScoreStatus.UNREADABLE, doubts=("score-unreadable",))
_AMBIGUOUS: Final = Reading(ScoreStatus.UNREADABLE, doubts=("score-ambiguous",))
_OUT_OF_RANGE: Final = Reading(ScoreStatus.OUT_OF_RANGE, doubts=("score-out-of-range",))

_NOTHING_READ: Final = (ScoreStatus.MISSING, ScoreStatus.OUT_OF_RANGE, ScoreStatus.UNREADABLE)

_FRACTIONS: Final = {"¼": 0.25, "½": 0.5, "¾": 0.75}
_BETWEEN: Final = re.compile(r" ?(?P<slash>/) ?| ?- ?| to | and | ?& ?")
_SYMBOLS: Final = "*†‡§¶^•↑↓→←↗↘▲▼►◄"
_MARK_AFTER: Final = rf"(?:[{_SYMBOLS}{CIRCLED}.]|\([^()]*\)|\[[^\[\]]*\])"
_MARKED: Final = re.compile(rf"(?:[{_SYMBOLS}] ?)*(?P<core>.+?)(?: ?{_MARK_AFTER})*")
_IN_BRACKETS: Final = re.compile(r"\((?P<core>[^()]+)\)")


def read_score(text: str, system: ScoringSystem) -> tuple[Score, tuple[Doubt, ...]]:
    """Read what is in a score cell; docs/scores.md lists the notations.

    Args:
        text: the cell's text, cleaned, its lines joined with a space.
        system: how the document writes its scores. Without levels no name is known, no number is too low or
            too high, and only single digits are scores.

    Returns:
        The score, `raw` being the text without the space around it; what is not understood is unreadable and
        has no number. Then the doubts about it, which lack `objective` and `year`.
    """
    raw = text.strip()
    scale = scale_of(system)
    reading = _read(canonical(raw), scale, NOTATIONS) or _UNREADABLE
    low, high = reading.low, reading.high
    score = Score(
        raw=raw,
        low=low,
        high=high,
        value=None if low is None or high is None else (low + high) / 2,
        status=reading.status,
    )
    values = {"raw": raw, "value": _in_words(reading), "lowest": scale.lowest, "highest": scale.highest}
    return score, tuple(Doubt(code, values) for code in reading.doubts)


def _read(text: str, scale: Scale, notations: Sequence[Notation]) -> Reading | None:
    if len(text) > _LONGEST_SCORE:
        return None
    return next((reading for each in notations if (reading := each.read(text, scale))), None)


def _in_words(reading: Reading) -> str:
    if reading.low is None or reading.high is None:
        return str(reading.status).replace("_", " ")
    return f"{reading.low:g}" if reading.low == reading.high else f"{reading.low:g} to {reading.high:g}"


# -- the notations -------------------------------------------------------------------------------------------


def _phrase(pattern: str, status: ScoreStatus, *doubts: str) -> Callable[[str, Scale], Reading | None]:
    """Make the reading of a cell that says in fixed words that there is no number."""
    compiled = re.compile(pattern)
    return lambda text, _scale: Reading(status, doubts=doubts) if compiled.fullmatch(text) else None


def _given(text: str, scale: Scale) -> Reading | None:
    """Read a text whose level a profile gives."""
    level = dict(scale.system.given).get(text)
    return None if level is None else _on_scale(scale, Reading(ScoreStatus.SINGLE, level, level))


def _level(text: str, scale: Scale) -> Reading | None:
    mention = scale.mention(text)
    if mention is None:
        return None
    if mention.score is None:
        return Reading(ScoreStatus.UNREADABLE, doubts=("score-contradictory",))
    doubts = ("score-in-words",) if mention.in_words else ()
    return _on_scale(scale, Reading(ScoreStatus.SINGLE, mention.score, mention.score, doubts))


def _fraction(text: str, scale: Scale) -> Reading | None:
    found = re.fullmatch(rf"{LABEL}?({scale.number})(?:(\.[0-9]{{1,2}})| ?([¼½¾]))", text)
    if not found:
        return None
    below = int(found[1])
    part = float(found[2]) if found[2] else _FRACTIONS[found[3]]
    if part == 0:
        return _on_scale(scale, Reading(ScoreStatus.SINGLE, below, below))
    if part == 0.5:
        return _on_scale(scale, Reading(ScoreStatus.SPLIT, below, below + 1, ("score-not-a-level",)))
    return _on_scale(scale, Reading(ScoreStatus.SINGLE, below + part, below + part, ("score-not-a-level",)))


def _out_of(text: str, scale: Scale) -> Reading | None:
    found = re.fullmatch(rf"(?P<part>.+?)(?P<gap> (?:out )?of | ?/ ?)(?P<whole>{scale.number})", text)
    if not found or int(found["whole"]) != scale.highest:
        return None
    if "/" in found["gap"] and scale.system.slash is not Slash.OUT_OF:
        return None
    return _read(found["part"], scale, (_LEVEL, _FRACTION))


def _percentage(text: str, scale: Scale) -> Reading | None:
    found = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{1,2})?) ?%", text) if scale.system.percent else None
    return _on_scale(scale, Reading(ScoreStatus.SINGLE, float(found[1]), float(found[1]))) if found else None


def _signs(text: str, scale: Scale) -> Reading | None:
    found = counted_signs(text)
    if found is None or scale.system.signs is Signs.NONE:
        return None
    if (found.total != scale.highest) if scale.system.signs is Signs.ALL else found.empty:
        return None
    return _on_scale(scale, Reading(ScoreStatus.SINGLE, found.filled, found.filled))


def _circled(text: str, scale: Scale) -> Reading | None:
    plain = read_circled(text)
    return _read(plain, scale, (_LEVEL, _SPLIT)) if plain else None


def _roman(text: str, scale: Scale) -> Reading | None:
    parts = [read_roman(part) for part in re.split(r" ?[-/] ?", text)] if scale.system.roman else []
    numbers = [str(number) for number in parts if number is not None]
    return _read("/".join(numbers), scale, (_LEVEL, _SPLIT)) if parts and len(numbers) == len(parts) else None


def _code(text: str, scale: Scale) -> Reading | None:
    """Return that a word has no number, without a finding: one finding for its whole column says so."""
    return Reading(ScoreStatus.UNREADABLE) if text in scale.system.codes else None


def _split(text: str, scale: Scale) -> Reading | None:
    ends = text.removeprefix("between ")
    for gap in _BETWEEN.finditer(ends):
        first, second = scale.mention(ends[: gap.start()]), scale.mention(ends[gap.end() :])
        if first and second:
            if first.score is None or second.score is None:
                return Reading(ScoreStatus.UNREADABLE, doubts=("score-contradictory",))
            in_words = ("score-in-words",) if first.in_words or second.in_words else ()
            return _between(
                first.score, second.score, in_words, scale, slash=bool(gap["slash"]) and not in_words
            )
    return None


def _between(first: int, second: int, doubts: tuple[str, ...], scale: Scale, *, slash: bool) -> Reading:
    """Read a split score from its two ends, as printed."""
    rising_by_one = second - first == 1
    # "3/5" may be a split between 3 and 5, or 3 out of 5: these are not the same number.
    of_highest = slash and scale.highest in (None, second) and second > first
    if of_highest and (not rising_by_one or scale.system.slash is Slash.UNDECIDED):
        return _AMBIGUOUS
    low, high = sorted((first, second))
    status = ScoreStatus.SINGLE if low == high else ScoreStatus.SPLIT
    order = () if rising_by_one else ("score-order",)
    return _on_scale(scale, Reading(status, low, high, doubts + order))


def _annotated(text: str, scale: Scale) -> Reading | None:
    plain = " ".join(without_marks(text).split())
    found = _IN_BRACKETS.fullmatch(plain) or _MARKED.fullmatch(plain)
    if not found or found["core"] == text:
        return None
    reading = _read(found["core"].strip(), scale, NOTATIONS[:-1])
    if reading is None or reading.status in _NOTHING_READ:
        return reading
    return replace(reading, doubts=(*reading.doubts, "score-annotated"))


def _on_scale(scale: Scale, reading: Reading) -> Reading:
    """Return the reading, or that it is out of range: a number that is not on the scale is not a score."""
    if reading.low is None or reading.high is None or scale.is_on_scale(reading.low, reading.high):
        return reading
    return _OUT_OF_RANGE


_SCORED: Final = "(?:scored|assessed|rated)"
_SETTLED: Final = "(?:confirmed|determined|decided|agreed|advised|announced)"

# fmt: off
_LEVEL: Final = Notation(
    "one level, by number, name or both",
    ("3", "Level 3", "L3", "3 - Mature", "Mature (3)", "Mature", "Matu re", "three", "３", "3 - Leader", "0", "61"),
    _level,
)
_FRACTION: Final = Notation("a decimal or a fraction", ("2.5", "2½", "2.4", "3.0", "5.5"), _fraction)
_SPLIT: Final = Notation(
    "a split between two levels",
    (
        "2/3", "2 / 3", "2-3", "2–3", "2 to 3", "Developing/Mature", "2 - Developing / 3 - Mature",
        "4/3", "2/4", "3-5", "3/3", "3/5", "4/7",
    ),
    _split,
)
NOTATIONS: Final = (
    Notation("a word or symbol of the profile", (), _given),
    # Before the fixed words: a document may well call a level "None" or "Pending".
    _LEVEL,
    Notation("empty", ("",), _phrase("", ScoreStatus.MISSING, "score-missing")),
    Notation("a dash", ("-", "–"), _phrase("-+", ScoreStatus.MISSING, "score-missing")),
    Notation(
        "not scored",
        ("Not scored", "No score", "None", "n/k", "Not known"),
        _phrase(rf"not (?:yet )?{_SCORED}|no score|un{_SCORED}|none|n ?/ ?k|not known", ScoreStatus.MISSING, "score-missing"),
    ),
    Notation(
        "not applicable",
        ("N/A", "NA", "n/a", "N.A.", "Not applicable"),
        _phrase(r"n ?[/\\] ?a|na|n\. ?a|not applicable", ScoreStatus.NOT_APPLICABLE),
    ),
    Notation(
        "to be confirmed",
        ("TBC", "TBD", "To be confirmed", "Pending"),
        _phrase(rf"tb[acd]|to be (?:{_SETTLED}|{_SCORED})|to follow|pending", ScoreStatus.TO_BE_CONFIRMED),
    ),
    _FRACTION,
    Notation("out of the highest", ("3 out of 5", "3 of 5", "2.5 out of 5"), _out_of),
    _SPLIT,
    Notation("in a circle", ("③", "❸", "②/③"), _circled),
    Notation("in signs", (), _signs),
    Notation("in Roman numerals", (), _roman),
    Notation("a percentage", (), _percentage),
    Notation("a word that nothing explains", (), _code),
    Notation(
        "with a mark or a bracket",
        ("3*", "3²", "2¹/3²", "3¹²", "3①", "3 ↑", "2/3 †", "3 (2)", "(3)", "3.", "N/A*"),
        _annotated,
    ),
)
"""The notations in the order in which they are tried; the last wraps all before it."""

_NOT_UNDERSTOOD: Final = (
    "3 with aspects of 5", "65%", "66 <> 69%", "Amber", "See CI012", "3+", "2/3/4", "3 2", "2,5", "¾", "?",
)
# fmt: on
_EXAMPLE_SYSTEM: Final = ScoringSystem(
    tuple(
        Level(score=score, name=name)
        for score, name in enumerate(("Minimum", "Developing", "Mature", "Leader", "Innovator"), start=1)
    )
)


def notation_table() -> str:
    """Return the table of docs/scores.md: the examples of each notation, read on a scale of five levels."""
    header = ("notation", "printed", "status", "low", "high", "value", "findings")
    return "\n".join(map(_row, (header, ["---"] * len(header), *_example_rows())))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _example_rows() -> Iterator[Sequence[str]]:
    described = [(each.name, each.examples) for each in NOTATIONS]
    for name, examples in (*described, ("none of these", _NOT_UNDERSTOOD)):
        for example in examples:
            score, doubts = read_score(example, _EXAMPLE_SYSTEM)
            numbers = ["" if each is None else f"{each:g}" for each in (score.low, score.high, score.value)]
            codes = ", ".join(f"`{doubt.code}`" for doubt in doubts)
            yield name, f"`{example}`" if example else "", f"`{score.status}`", *numbers, codes
            name = ""
