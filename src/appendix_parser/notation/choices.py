"""All scores that a document's levels allow, as a person may write them: what a page accepts that cannot read notations."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise, product
from typing import Final

from appendix_parser.notation.scale import ScoringSystem, Signs, canonical, scale_of
from appendix_parser.notation.scores import NOTATIONS, read_score
from appendix_parser.records import Score, ScoreStatus

_WITHOUT_NUMBER: Final = (
    ScoreStatus.MISSING,
    ScoreStatus.NOT_APPLICABLE,
    ScoreStatus.TO_BE_CONFIRMED,
)
_REFUSED: Final = (ScoreStatus.OUT_OF_RANGE, ScoreStatus.UNREADABLE)

_FEW: Final = 11
"""Up to this many whole numbers, every split between two of them is listed; above, only those between neighbours."""

_WIDEST: Final = 100
_BETWEEN: Final = ("/", "-", " to ")
_PARTS: Final = (*(f".{tenth}" for tenth in range(10)), ".25", ".75", "¼", "½", "¾")
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def possible_scores(system: ScoringSystem) -> dict[str, Score]:
    """Return every score that the levels of a document allow.

    Args:
        system: how the document writes its scores.

    Returns:
        By the text in the form that `choice_key` gives it: the score that the text is read as. Empty cells are not
        among them, and neither is what would be out of range or unreadable.
    """
    choices: dict[str, Score] = {}
    for text in _texts(system):
        score, _ = read_score(text, system)
        is_code = canonical(text) in system.codes
        if text and (is_code or score.status not in _REFUSED):
            choices.setdefault(choice_key(text), score)
    return choices


def choice_key(text: str) -> str:
    """Return a text in canonical form without spaces, as the script of the review page does."""
    return canonical(text).replace(" ", "")


def _texts(system: ScoringSystem) -> Iterator[str]:
    numbers = _numbers(system)
    names = [level.name for level in system.levels]
    yield from map(str, numbers)
    yield from (f"Level {number}" for number in numbers)
    for level in system.levels:
        yield from (level.name, f"{level.score} - {level.name}", f"{level.name} ({level.score})")
    if len(numbers) <= _FEW:
        yield from (f"{number}{part}" for number, part in product(numbers, _PARTS))
        couples = list(product(numbers, numbers))
    else:
        couples = list(pairwise(numbers))
    yield from (f"{first}{gap}{second}" for (first, second), gap in product(couples, _BETWEEN))
    yield from (f"{first}{gap}{second}" for (first, second), gap in product(pairwise(names), _BETWEEN))
    yield from _other_texts(system, numbers)


def _other_texts(system: ScoringSystem, numbers: list[int]) -> Iterator[str]:
    """Yield what only some documents write, and what stands for no number in all of them."""
    yield from dict(system.words)
    yield from sorted(system.codes)
    if system.out_of is not None:
        yield from (f"{n}{gap}{system.out_of}" for n, gap in product(numbers, ("/", " out of ", " of ")))
    if system.percent:
        yield from (f"{number}%" for number in range(_WIDEST + 1))
    if system.roman:
        yield from _ROMAN
        yield from (f"{first}/{second}" for first, second in pairwise(_ROMAN))
    if system.signs is not Signs.NONE:
        empty = "☆" if system.signs is Signs.ALL else ""
        yield from ("★" * number + empty * (numbers[-1] - number) for number in numbers)
    for example in chain.from_iterable(notation.examples for notation in NOTATIONS):
        if read_score(example, system)[0].status in _WITHOUT_NUMBER:
            yield example


def _numbers(system: ScoringSystem) -> list[int]:
    """Return the whole numbers from the lowest to the highest score; the digits if nothing says which there are."""
    scale = scale_of(system)
    lowest, highest = scale.lowest, scale.highest
    if lowest is None or highest is None:
        return list(range(10))
    return list(range(lowest, min(highest, lowest + _WIDEST) + 1))
