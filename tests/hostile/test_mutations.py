"""A short version of the mutation runs, of which there are long ones each night; SECURITY.md reports them."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.cli import pdfs
from tests.hostile import raw
from tests.hostile.mutations import EXACT, FINDING, KINDS, SILENT, Original, mutants, verdict


@pytest.mark.parametrize(("kinds", "count"), [(["byte"], 8), ([*KINDS], 16)], ids=["one byte", "all kinds"])
@pytest.mark.parametrize(
    "data", [pdfs.appendix(), raw.appendix(plain=False)], ids=["classic structure", "object streams"]
)
def test_no_damage_changes_a_record_in_silence(data: bytes, kinds: list[str], count: int) -> None:
    original = Original.of(data)
    outcomes = Counter(verdict(mutant.data, original) for mutant in mutants(data, count, 7, kinds))
    assert outcomes.keys() <= {EXACT, FINDING, "status 3", "status 4", "status 7"}, outcomes
    assert outcomes[FINDING] > 0


def test_a_change_that_nothing_reveals_is_called_silent() -> None:
    data = raw.appendix()
    original = Original.of(data)
    place = data.index(b"Objective called 1")
    assert place > 0
    assert verdict(data.replace(b"called 1", b"called 7"), original) == SILENT
    assert verdict(data, original) == EXACT
    assert verdict(data.replace(b" Tj", b" Xj", 1), original) in {FINDING, "status 4"}
    assert verdict(data[:200], original) == "status 3"
