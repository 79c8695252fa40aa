"""What is odd about the samples is found, at its place, and nothing else is called a warning."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.conftest import SAMPLES, Specimen
from tests.parsed import parsed

_KNOWN = {
    "appendix-2023": {
        ("baseline-other-score", "Objective 18"),
        ("rubric-other-title", "objective 57"),
        ("text-starts-midway", "Objective 23"),
    },
    "appendix-2024": {
        ("comment-other-score", "Objective 18"),
        ("comment-other-score", "Objective 45"),
        ("number-disorder", "30, 60, 31"),
        ("number-gap", "50"),
        ("reference-unknown", "objective 50"),
        ("rubric-other-title", "objective 57"),
    },
}
_KNOWN["appendix-2024-web"] = _KNOWN["appendix-2024"]


@pytest.mark.parametrize("name", sorted(_KNOWN))
def test_warnings_are_the_known_oddities(name: str) -> None:
    warnings = [f for f in parsed(SAMPLES / f"{name}.pdf").findings if f.severity == "warning"]
    assert Counter(f.code for f in warnings) == Counter(code for code, _ in _KNOWN[name])
    for code, words in _KNOWN[name]:
        assert any(f.code == code and words in f.message for f in warnings), (code, words)


def test_known_oddities_of_the_council_are_found(edition: Specimen) -> None:
    """Objective 18's baseline (in editions that state 2022) and 57's two names stand in every edition."""
    codes = {(f.code, f.pointer) for f in parsed(edition.pdf).findings}
    assert any(code == "rubric-other-title" for code, _ in codes)
    if 2022 in edition.truth["years"]:
        assert ("baseline-other-score", "/sections/4/objectives/4/assessments/0/score") in codes
