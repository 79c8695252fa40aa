"""The text behind a scan is one more vote on what the picture says."""

from __future__ import annotations

from dataclasses import replace

from appendix_parser.geometry import Box
from appendix_parser.page import Mesh, PageContent, Recognition, Word, WordRecognition
from appendix_parser.reading.scan.layer import with_layer

DOUBTFUL = WordRecognition(0.5, agreed=False, other="Tolent")
SURE = WordRecognition(0.99, agreed=True, sure=True)
FLAT = Mesh(500, 500, 2, (0, 500, 0, 500), (0, 0, 500, 500))


def page(*words: tuple[str, float]) -> PageContent:
    """A page with words at these x, each 40 points wide."""
    placed = (Word(text, Box(x, 100, x + 40, 110), 1, at, 10.0) for at, (text, x) in enumerate(words))
    return PageContent(1, 500, 500, tuple(placed))


def voted(
    text: str, how: WordRecognition, *behind: tuple[str, float]
) -> tuple[WordRecognition, list[object]]:
    """How sure a word at 50 is with text behind its picture, and the words that differ."""
    recognition = Recognition(("one", "two"), ("eng",), 300, FLAT, (how,))
    found = with_layer(replace(page((text, 50)), recognition=recognition), page(*behind))
    assert found.recognition is not None
    return found.recognition.words[0], [doubt.values["words"] for doubt in found.doubts]


def test_a_doubtful_word_is_believed_if_the_layer_agrees() -> None:
    how, differing = voted("Talent", DOUBTFUL, ("Talent", 52))
    assert (how.agreed, how.other, differing) == (True, None, [])


def test_a_sure_word_stays_as_it_is() -> None:
    assert voted("3", SURE, ("3", 52)) == (SURE, [])
    assert voted("Talent", SURE) == (SURE, [])


def test_a_figure_that_differs_is_doubtful() -> None:
    how, differing = voted("3", SURE, ("8", 52))
    assert (how.agreed, how.other, how.sure, differing) == (False, "8", False, ["8"])


def test_a_word_that_differs_is_reported_only() -> None:
    assert voted("Talent", SURE, ("Tolent", 52)) == (SURE, ["Tolent"])


def test_a_word_of_several_pieces_is_one() -> None:
    assert voted("2/3", SURE, ("2/", 40), ("3", 60)) == (SURE, [])


def test_words_where_nothing_was_read_are_reported() -> None:
    assert voted("3", SURE, ("3", 52), ("Carbon", 300), ("|", 400))[1] == ["Carbon"]


def test_signs_for_spaces_do_not_count() -> None:
    assert voted("3", SURE, ("3\ufffd", 52)) == (SURE, [])


def test_a_page_that_was_not_recognised_has_no_votes() -> None:
    own = page(("3", 50))
    assert with_layer(own, page(("8", 50))) is own
