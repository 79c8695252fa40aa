"""The ledger of words: none is forgotten, and none counts twice."""

from __future__ import annotations

import pytest

from appendix_parser.coverage.ledger import Fate, Ledger
from appendix_parser.geometry import Box
from appendix_parser.page import PageContent, Word


def ledger(*texts: str) -> tuple[Ledger, list[Word]]:
    words = [
        Word(text=text, box=Box(10 * index, 0, 10 * index + 8, 10), page=1, index=index, size=10)
        for index, text in enumerate(texts)
    ]
    return Ledger([PageContent(number=1, width=100, height=100, words=tuple(words))]), words


def test_every_word_has_one_fate() -> None:
    kept, words = ledger("One", "two", "three")
    kept.place(words[:2], Fate.RECORDS)
    kept.place(words[2:], Fate.HEADERS)
    assert kept.findings() == []
    assert kept.coverage().model_dump(exclude_defaults=True) == {
        "words": 3,
        "records": 2,
        "headers": 1,
    } | dict.fromkeys(("headings", "furniture", "context", "unplaced"), 0)


def test_words_that_are_forgotten_are_quoted_with_their_page() -> None:
    kept, words = ledger("One", "two", "three", "four")
    kept.place([words[0], words[3]], Fate.RECORDS)
    [told] = kept.findings()
    assert (told.code, told.page) == ("words-unplaced", 1)
    assert "“two three”" in told.message
    assert kept.coverage().unplaced == 2


def test_of_many_words_the_first_are_quoted() -> None:
    kept, _ = ledger(*map(str, range(11)))
    [told] = kept.findings()
    assert "“0 1 2 3 4 5 6 7 8 9 …”" in told.message


@pytest.mark.parametrize("second", [Fate.RECORDS, Fate.CONTEXT])
def test_a_word_in_two_places_of_one_kind_is_reported(second: Fate) -> None:
    kept, words = ledger("One", "two")
    kept.place(words, Fate.RECORDS)
    kept.place(words[1:], second)
    [told] = kept.findings()
    assert (told.code, told.page) == ("words-placed-twice", 1)
    assert "“two”" in told.message
    assert kept.coverage().records == 2
