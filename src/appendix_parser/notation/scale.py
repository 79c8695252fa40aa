"""The scoring system of a document, and every way to mention one of its levels in a few words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from appendix_parser.records import Level

LABEL: Final = r"(?:(?:levels?|lvl|l|stage|tier|band|grade|score|rating)[ .:]*)"
"""Pattern of a word that may be before a level's number, in lower case."""

_NUMBER_WORDS: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_QUOTES: Final = "'\"‘’“”‚„`´"
_PLAIN: Final = str.maketrans(
    # Full-width forms, then the many dashes. Superscripts and fractions mean something and stay.
    {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | dict.fromkeys(map(ord, "‐‑‒–—―−﹣"), "-")
)


def canonical(text: str) -> str:
    """Return the form in which a notation is compared.

    Lower case, plain digits and dashes, single spaces, no quotes around it, and no full stop at the end of a
    word (after a digit it stays, as it may be half of a decimal).
    """
    plain = " ".join(text.translate(_PLAIN).split()).casefold().strip(_QUOTES + " ")
    return re.sub(r"(?<![0-9. ])\.$", "", plain)


class Slash(StrEnum):
    """What `4/5` means where 5 is the highest level."""

    SPLIT = "split"  # between two levels
    OUT_OF = "out of"  # four out of five
    UNDECIDED = "undecided"


class Signs(StrEnum):
    """How scores are counted in signs."""

    NONE = "none"  # they are not
    FILLED = "filled"  # ★★★ is 3
    ALL = "all"  # ★★★☆☆ is 3; there are always as many signs as the highest score


@dataclass(frozen=True, slots=True)
class ScoringSystem:
    """How one document writes its scores: what is known of it before any of them is read.

    `notation.system.decide` finds it out; one without arguments knows nothing.

    Attributes:
        levels: the document's own levels.
        words: further words for a level, with its score: what a key says of colours and letters.
        out_of: the number that scores are out of, `3/5` or `3 out of 5`; null if they are not.
        slash: what a slash before the highest level means.
        percent: scores are percentages.
        signs: whether scores are counted in signs, and how.
        roman: scores are Roman numerals.
        codes: words in canonical form that stand for scores, but nothing says for which.
        given: texts of score cells in canonical form, with the level that a profile gives them.
    """

    levels: tuple[Level, ...] = ()
    words: tuple[tuple[str, int], ...] = ()
    out_of: int | None = None
    slash: Slash = Slash.SPLIT
    percent: bool = False
    signs: Signs = Signs.NONE
    roman: bool = False
    codes: frozenset[str] = frozenset()
    given: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A level, mentioned by number, name or both; `score` is null if number and name do not agree."""

    score: int | None
    in_words: bool = False


class Scale:
    """What the scoring system of a document allows: which scores there are, and what they are called.

    Without levels (a document whose rubric was not found) there are no names and no limits, and a score is a
    single digit: more digits might be a page number, a count or a score with a footnote mark glued to it.

    Attributes:
        system: what it is made from.
        lowest: the lowest score, null if it is not known.
        highest: the highest score, null if it is not known.
        number: pattern of a whole number that may be a score. It has no leading zeros, and is short enough
            that a year does not match.
    """

    def __init__(self, system: ScoringSystem) -> None:
        self.system = system
        top = 100 if system.percent else system.out_of
        scores = [level.score for level in system.levels] or ([] if top is None else [0, top])
        self.lowest = min(scores, default=None)
        self.highest = max(scores, default=None)
        self.number = "(?:0|[1-9][0-9]{0,2})" if scores else "[0-9]"
        self._names = _names([*((level.name, level.score) for level in system.levels), *system.words])
        self._mention = self._compile()

    def _compile(self) -> re.Pattern[str]:
        number = "|".join((self.number, *_NUMBER_WORDS))
        # A narrow cell breaks a long name where it likes, without a hyphen.
        names = (" ?".join(map(re.escape, name)) for name in sorted(self._names, key=len, reverse=True))
        name = "|".join(names) or "(?!)"
        gap = r"(?: ?[-:.,] ?[(\[]?| ?[(\[]| )"
        return re.compile(
            rf"{LABEL}?(?P<number>{number})(?:{gap}(?P<name_after>{name})[)\]]?)?"
            rf"|(?P<name>{name})(?:{gap}{LABEL}?(?P<number_after>{number})[)\]]?)?"
        )

    def is_on_scale(self, *scores: float) -> bool:
        """Return whether the scores are between the lowest and the highest level."""
        if self.lowest is None or self.highest is None:
            return True
        return all(self.lowest <= score <= self.highest for score in scores)

    def mention(self, text: str) -> Mention | None:
        """Read the mention of one level, `3`, `Level 3`, `3 - Mature`, `Mature (3)`, `Mature` or `three`.

        Args:
            text: in canonical form.

        Returns:
            The level, whether it is on the scale or not; None if the text is no such mention.
        """
        found = self._mention.fullmatch(text)
        if not found:
            return None
        number, name = found["number"] or found["number_after"], found["name"] or found["name_after"]
        if number is None:
            return Mention(self._names[_compact(name)], in_words=True)
        in_words = number in _NUMBER_WORDS
        score = _NUMBER_WORDS.index(number) if in_words else int(number)
        return Mention(score if name is None or self._names[_compact(name)] == score else None, in_words)


def _names(named: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return the levels' names in canonical form without spaces; a name of two levels, or without a letter, does not count."""
    scores: dict[str, set[int]] = defaultdict(set)
    for word, score in named:
        scores[_compact(canonical(word))].add(score)
    return {
        name: min(found)
        for name, found in scores.items()
        if len(found) == 1 and any(character.isalpha() for character in name)
    }


def _compact(name: str) -> str:
    return name.replace(" ", "")


@lru_cache(maxsize=64)
def scale_of(system: ScoringSystem) -> Scale:
    """Return the scale of a scoring system, made once for all the scores that are read on it."""
    return Scale(system)
