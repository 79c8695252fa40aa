"""The checks on the samples: every oddity that was put in, and nothing that was not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from appendix_parser.checks import check
from appendix_parser.records import Severity
from appendix_parser.records.pointers import describe_objective, objectives
from tests.truths import appendix_from_truth

SAMPLES = Path(__file__).parents[2] / "samples"

# Code, number of the objective and what of it.
WARNINGS = {
    "appendix-2023": {
        ("baseline-other-score", 18, "assessments/0/score"),
        ("text-starts-midway", 23, "assessments/0/comments"),
        ("rubric-other-title", None, "/sections/10/rubrics/1"),
    },
    "appendix-2024": {
        ("comment-other-score", 18, "assessments/0/score"),
        ("comment-other-score", 45, "assessments/0/score"),
        ("number-disorder", 60, "number"),
        ("number-gap", 51, "number"),
        ("reference-unknown", 55, "assessments/1/comments"),
        ("rubric-other-title", None, "/sections/10/rubrics/1"),
    },
}
NOTES = {
    "appendix-2023": {
        ("baseline-exceeded", 4, "assessments/0/score"),
        ("baseline-exceeded", 11, "assessments/0/score"),
        ("text-without-stop", 14, "description"),
        ("text-without-stop", 19, "description"),
        ("text-without-stop", 32, "assessments/1/comments"),
        ("text-without-stop", 35, "description"),
        ("text-without-stop", 54, "description"),
    },
    "appendix-2024": {
        ("previous-comment-absent", 35, "assessments/0/comments"),
        ("previous-comment-absent", 36, "assessments/0/comments"),
        ("previous-comment-absent", 38, "assessments/0/comments"),
        ("previous-comment-absent", 39, "assessments/0/comments"),
        ("text-without-stop", 14, "description"),
        ("text-without-stop", 19, "description"),
        ("text-without-stop", 32, "assessments/0/comments"),
        ("text-without-stop", 35, "description"),
        ("text-without-stop", 54, "description"),
    },
}


@pytest.mark.parametrize("sample", sorted(WARNINGS))
def test_findings_of_a_sample(sample: str) -> None:
    truth = json.loads((SAMPLES / f"{sample}.truth.json").read_text(encoding="utf-8"))
    appendix = appendix_from_truth(truth)
    numbers = {f"{at.pointer}/": at.objective.number for at in objectives(appendix)}
    found: dict[bool, set[tuple[str, int | None, str]]] = {True: set(), False: set()}
    for finding in check(appendix):
        at = next((pointer for pointer in numbers if finding.pointer.startswith(pointer)), "")
        place = (finding.code, numbers.get(at), finding.pointer.removeprefix(at))
        found[finding.severity is Severity.INFO].add(place)
    assert found == {False: WARNINGS[sample], True: NOTES[sample]}


def test_messages_name_the_objective() -> None:
    truth = json.loads((SAMPLES / "appendix-2023.truth.json").read_text(encoding="utf-8"))
    appendix = appendix_from_truth(truth)
    (eighteen,) = (at.objective for at in objectives(appendix) if at.objective.number == 18)
    assert any(finding.message.startswith(describe_objective(eighteen)) for finding in check(appendix))
