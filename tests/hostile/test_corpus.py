"""Inputs that fuzzing found: none breaks a promise. `python -m tests.hostile.fuzz` looks for more."""

from __future__ import annotations

import pytest

from tests.hostile import fuzz
from tests.hostile.fuzz_targets import TARGETS, TEXT_READERS, seeds


@pytest.mark.parametrize("target", TEXT_READERS)
def test_no_input_of_the_corpus_breaks_a_promise(target: str) -> None:
    inputs = seeds(target)
    assert inputs
    for data in inputs:
        TARGETS[target](data)


def test_every_target_can_be_chosen() -> None:
    assert {*fuzz.TARGETS} == {*TARGETS} >= {*TEXT_READERS}
    assert sum(fuzz._shares(fuzz.TARGETS, 120).values()) <= 120
