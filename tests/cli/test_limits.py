"""The limits: one field each, with its option, its message and its range."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appendix_parser.errors import ExitStatus
from appendix_parser.inputs.limits import HIGHEST, LIMIT_KINDS, Limits


@pytest.mark.parametrize("name", LIMIT_KINDS)
def test_a_limit_that_is_reached_names_its_value_and_its_option(name: str) -> None:
    error = Limits(**{name: 17}).reached(limit=name, where="a.pdf")
    assert error.exit_status == ExitStatus.LIMIT
    assert str(error).startswith("a.pdf: ")
    assert "17" in error.problem
    assert LIMIT_KINDS[name].option in error.remedy


@given(st.sampled_from(sorted(LIMIT_KINDS)), st.integers())
def test_a_limit_lies_in_its_range(name: str, value: int) -> None:
    if 1 <= value <= HIGHEST:
        assert getattr(Limits(**{name: value}), name) == value
    else:
        with pytest.raises(ValueError, match=f"between 1 and {HIGHEST}"):
            Limits(**{name: value})
