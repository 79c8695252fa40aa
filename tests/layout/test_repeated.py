"""A page that is in a document twice is reported."""

from __future__ import annotations

from dataclasses import replace

from appendix_parser.layout.doubtful.repeated import repeated_pages
from appendix_parser.page import PageContent, Word
from tests.layout.pages import page, words

PAGE = page(words((50, 100, " ".join(f"w{n}" for n in range(12)))), [])


def copied(number: int, *found: Word) -> PageContent:
    return replace(PAGE, number=number, words=found or PAGE.words)


def repeated(*pages: PageContent) -> list[tuple[int, object]]:
    return [(number, doubt.values["first"]) for number, doubt in repeated_pages(pages)]


def test_a_page_just_like_an_earlier_one_is_reported() -> None:
    other = copied(2, *PAGE.words[:-1], PAGE.words[-1]._replace(text="other"))
    assert repeated(PAGE, other, copied(3)) == [(3, 1)]


def test_the_same_words_in_other_places_are_not_a_repetition() -> None:
    moved = [word._replace(box=word.box.grown(3)) for word in PAGE.words]
    assert repeated(PAGE, copied(2, *moved)) == []


def test_one_word_in_another_place_is_enough_to_differ() -> None:
    last = PAGE.words[-1]
    lower = last._replace(box=last.box._replace(top=last.box.top + 3))
    assert repeated(PAGE, copied(2, *PAGE.words[:-1], lower)) == []


def test_few_words_may_well_come_again() -> None:
    few = PAGE.words[:11]
    assert repeated(copied(1, *few), copied(2, *few)) == []
