"""No fault is silent: what comes of each is what a careful person reads, or is flagged at the right place."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from random import Random
from typing import Any

import pytest

from tests.conftest import SAMPLES
from tests.faults.faults import FAULTS, Effect, Fault, drop_page, inject, with_words
from tests.faults.judge import Judgement, Verdict, judge
from tests.faults.original import Original, understand_pages, values

_original = cache(Original.read)
_SAMPLE = SAMPLES / "layouts" / "latex-longtable.pdf"


@pytest.mark.parametrize("seed", range(len(FAULTS)))
def test_no_fault_is_silent(seed: int) -> None:
    original = _original(_SAMPLE)
    fault = inject(original, seed)
    judgement = judge(original, fault)
    assert judgement.verdict is not Verdict.SILENT, (fault.what, judgement.changed)


def test_same_seed_same_fault() -> None:
    original = _original(_SAMPLE)
    assert inject(original, 5) == inject(original, 5)
    assert inject(original, 5) != inject(original, 5 + len(FAULTS))


def _word_removed(path: str) -> Fault:
    """Return the fault that a long word of a value is not drawn."""
    original = _original(_SAMPLE)
    page = original.pages[0]
    word = next(word for word in page.words if original.value_of(word) == path and len(word.text) > 5)
    pages = (with_words(page, (other for other in page.words if other is not word)), *original.pages[1:])
    return Fault("", "", pages, frozenset({1}), Effect.WORDS, word.text, path)


def test_the_judge_expects_a_word_to_be_lost_where_it_was_taken() -> None:
    path = "/sections/0/objectives/0/description"
    fault = _word_removed(path)
    assert judge(_original(_SAMPLE), fault) == Judgement(Verdict.AS_READ, (path,), ())


@pytest.mark.parametrize(
    "other",
    [
        {"effect": Effect.NONE},
        {"word": "another"},
        {"taken": "/sections/0/objectives/0/title"},
        {"taken": None},
    ],
    ids=str,
)
def test_the_judge_lets_no_other_value_change_in_silence(other: dict[str, Any]) -> None:
    fault = replace(_word_removed("/sections/0/objectives/0/description"), **other)
    assert judge(_original(_SAMPLE), fault).verdict is Verdict.SILENT


def test_the_judge_wants_doubts_at_the_place_of_the_fault() -> None:
    original = _original(SAMPLES / "layouts" / "writer-horizontal.pdf")
    fault = drop_page(original, Random(1))
    assert judge(original, fault).verdict is Verdict.FLAGGED
    told = {found.page for found in judge(original, fault).doubts}
    elsewhere = frozenset(range(1, len(fault.pages) + 1)) - fault.places - told
    assert judge(original, replace(fault, places=elsewhere)).verdict is Verdict.SILENT


def test_values_are_all_that_is_printed_in_records() -> None:
    """Every word that is counted as part of a record is found in a value."""
    original = _original(_SAMPLE)
    found = values(original.appendix)
    for page in original.pages:
        for word in page.words:
            path = original.value_of(word)
            if path is not None and not path.endswith(("/name", "/text")):
                assert word.text.rstrip("-") in found[path] or not word.text.isalnum()


def test_a_header_with_an_unreadable_cell_is_known_by_the_rest() -> None:
    """Where the last level's number is missing, the rubric is read as ever, and the header is doubted."""
    original = _original(_SAMPLE)
    headed = [word for page in original.pages[1:] for word in page.words if word.text == "5"]
    lost = next(word for word in headed if (word.page, word.index) in original.header_words)
    pages = tuple(
        with_words(page, (word for word in page.words if word is not lost)) for page in original.pages
    )
    damaged = understand_pages(pages)
    assert values(damaged) == values(original.appendix)
    told = {(found.code, found.page) for found in damaged.findings} - {
        (found.code, found.page) for found in original.appendix.findings
    }
    assert told == {("header-differs", lost.page)}


# Each was once silently wrong.
_NAMED = {
    "line moved into the header of a rubric under a merged heading": (
        "writer-merged",
        60028,
        Verdict.FLAGGED,
    ),
    "line between two rows removed whose figures stand in their middle": (
        "writer-merged",
        130273,
        Verdict.EXACT,
    ),
    "line between two levels removed": ("writer-merged", 50369, Verdict.EXACT),
    "line between two narrow columns removed": ("latex-longtable", 60302, Verdict.EXACT),
    "rule above a repeated header removed": ("writer-horizontal", 60335, Verdict.EXACT),
    "line below a rubric's header removed": ("typst-a3", 120582, Verdict.EXACT),
    "line moved into a heading over a heading row": ("weasyprint-band", 80169, Verdict.EXACT),
    "year of a score's heading moved away": ("writer-horizontal", 50361, Verdict.AS_READ),
    "first page dropped": ("weasyprint-band", 60429, Verdict.FLAGGED),
    "word moved into a repeated header": ("weasyprint-band", 60008, Verdict.FLAGGED),
    "word moved below a label": ("weasyprint-band", 70194, Verdict.AS_READ),
}


@pytest.mark.parametrize(("name", "seed", "verdict"), _NAMED.values(), ids=_NAMED.keys())
def test_named_faults(name: str, seed: int, verdict: Verdict) -> None:
    original = _original(SAMPLES / "layouts" / f"{name}.pdf")
    judgement = judge(original, inject(original, seed))
    assert judgement.verdict is verdict, judgement.changed


def test_a_document_is_read_despite_a_word_over_its_gutter() -> None:
    original = _original(SAMPLES / "layouts" / "writer-horizontal.pdf")
    assert judge(original, inject(original, 50571)).verdict is not Verdict.SILENT
