"""The judge of the soak lets no difference pass that no finding points to."""

from __future__ import annotations

from typing import Any

import pytest

from appendix_parser.doubts import Doubt
from appendix_parser.findings import finding
from appendix_parser.records import Appendix, Finding
from tests.generator import build
from tests.soak.__main__ import main
from tests.soak.judge import Verdict, judge
from tests.truths import appendix_from_truth

_TRUTH = build(3, "ruled").truth
_DRAWN = {"/title": {1}, "/sections/0/objectives/0/title": {2}, "/sections/1/objectives/0/title": {3}}
_AT = "/sections/0/objectives/0"


def _misread(*findings: Finding) -> Appendix:
    """Return the appendix of the truth with another title of its first objective."""
    appendix = appendix_from_truth(_TRUTH)
    record = appendix.model_dump()
    record["sections"][0]["objectives"][0]["title"] += " x"
    record["findings"] = findings
    return Appendix.model_validate(record)


def _told(code: str, pointer: str = "", page: int | None = None, **values: Any) -> Finding:
    filled = {"words": "", "page": page, "next_page": 0, "quote": "", "objective": "", "year": "", **values}
    return finding(Doubt(code, filled), pointer=pointer, page=page)


def test_the_truth_is_exact() -> None:
    assert judge(_TRUTH, _DRAWN, appendix_from_truth(_TRUTH)).verdict is Verdict.EXACT


def test_a_doubt_about_an_exact_value_is_an_alarm() -> None:
    appendix = appendix_from_truth(_TRUTH)
    doubted = appendix.model_copy(update={"findings": (_told("row-join-doubtful", _AT),)})
    assert judge(_TRUTH, _DRAWN, doubted).verdict is Verdict.ALARMED
    assert judge(_TRUTH, _DRAWN, doubted, welcome={"row-join-doubtful"}).verdict is Verdict.EXACT


@pytest.mark.parametrize(
    "told",
    [
        _told("title-missing", f"{_AT}/title"),
        _told("row-join-doubtful", _AT),
        _told("cell-over-columns", "/sections/0/objectives/1", 2),
        _told("words-unplaced", "", 2),
        _told("column-doubtful", "/sections/0", 1, heading="", role="score", rival="extra"),
    ],
    ids=str,
)
def test_a_finding_about_its_record_or_place_flags_a_difference(told: Finding) -> None:
    assert judge(_TRUTH, _DRAWN, _misread(told)).verdict is Verdict.FLAGGED


@pytest.mark.parametrize(
    "told",
    [
        _told("title-missing", "/sections/0/objectives/1/title", 2),
        _told("row-join-doubtful", "/sections/1/objectives/0", 3),
        _told("words-unplaced", "", 3),
        _told("heading-missing", "/sections/1/name", 3),
        _told("score-in-words", f"{_AT}/assessments/0/score", 2, raw="", value=""),
    ],
    ids=str,
)
def test_a_difference_is_silent_whatever_is_told_elsewhere(told: Finding) -> None:
    assert judge(_TRUTH, _DRAWN, _misread(told)).verdict is Verdict.SILENT


def test_a_finding_that_the_truth_deserves_is_not_a_doubt() -> None:
    truth = build(3, "ruled").truth
    truth["sections"][0]["objectives"][0]["description"] = ""
    appendix = appendix_from_truth(truth)
    record = appendix.model_dump()
    record["sections"][0]["objectives"][0]["title"] += " x"
    record["findings"] = [_told("description-missing", f"{_AT}/description")]
    assert judge(truth, _DRAWN, Appendix.model_validate(record)).verdict is Verdict.SILENT


def test_a_split_that_no_one_can_read_is_not_silent() -> None:
    appendix = appendix_from_truth(_TRUTH)
    record = appendix.model_dump()
    score = record["sections"][0]["objectives"][0]["assessments"][0]["score"]
    score["raw"], score["low"] = "4/5", None
    told = _told("score-ambiguous", f"{_AT}/assessments/0/score", raw="4/5")
    for findings, verdict in (([told], Verdict.FLAGGED), ([], Verdict.SILENT)):
        record["findings"] = findings
        assert judge(_TRUTH, _DRAWN, Appendix.model_validate(record)).verdict is verdict


def test_counts_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--count", "2", "--level", "plain"]) == 0
    assert "exact          2 100.00%" in capsys.readouterr().out
