"""A word counts as in a record only if the record's text holds it, at its place, as often as it was printed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from appendix_parser.coverage import presence
from appendix_parser.coverage.presence import absent_words
from appendix_parser.geometry import Box
from appendix_parser.page import Word
from appendix_parser.pipeline import trace
from appendix_parser.read_options import ReadOptions
from appendix_parser.records import Appendix, Objective
from appendix_parser.records.pointers import replaced, resolve
from tests.cli import pdfs
from tests.generator import build

_FIRST = "/sections/0/objectives/0"


def codes(change: Callable[[Appendix], Appendix] = lambda appendix: appendix) -> list[tuple[str, str]]:
    """Return code and pointer of what is said of an appendix after it was changed."""
    traced = trace(pdfs.appendix(), "x.pdf", ReadOptions(witness=False))
    found = absent_words(change(traced.appendix), traced.pages, traced.ledger)
    return [(finding.code, finding.pointer) for finding in found]


def with_objective(**values: object) -> Callable[[Appendix], Appendix]:
    def change(appendix: Appendix) -> Appendix:
        objective = resolve(appendix, _FIRST)
        assert isinstance(objective, Objective)
        return replaced(appendix, _FIRST, objective.model_copy(update=values))

    return change


def moved(appendix: Appendix) -> Appendix:
    """Say that a title is on the next page."""
    objective = resolve(appendix, _FIRST)
    assert isinstance(objective, Objective)
    regions = objective.regions.model_copy(
        update={"title": tuple(r.model_copy(update={"page": r.page + 1}) for r in objective.regions.title)}
    )
    return with_objective(regions=regions)(appendix)


def test_whole_records_are_no_finding() -> None:
    assert codes() == []


@pytest.mark.parametrize("title", ["", "Objective 1", "Objective called", "Another title"])
def test_a_lost_word_is_found(title: str) -> None:
    assert codes(with_objective(title=title)) == [("word-in-no-record", _FIRST)]


def test_a_wrong_place_is_found() -> None:
    assert codes(moved) == [("word-in-no-record", _FIRST)]


def test_a_word_of_nothing_but_a_hyphen_is_no_obstacle() -> None:
    hyphen = Word("-", Box(0, 0, 1, 1), 1, 0, 10.0)
    assert [word.text for word in presence._missing([hyphen, hyphen._replace(text="lost")], "kept")] == [
        "lost"
    ]


def test_hyphens_and_bullets_may_change_their_shape() -> None:
    assert codes(with_objective(title="• Objec-tive called 1")) == []


@pytest.mark.parametrize("seed", range(4))
def test_generated_documents_hold_their_words(seed: int) -> None:
    traced = trace(build(seed, "any").pdf, "x.pdf", ReadOptions(witness=False))
    assert list(absent_words(traced.appendix, traced.pages, traced.ledger)) == []
