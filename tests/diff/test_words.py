"""The words that differ between two texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appendix_parser.diff.changed_words import Fate, compare_words
from appendix_parser.diff.report import mark_plainly, mark_words

TEXTS = st.one_of(st.text(max_size=20), st.lists(st.sampled_from(["a", "b ", "\n", "cd", " "])).map("".join))


@given(TEXTS, TEXTS)
def test_the_stretches_make_both_texts(old: str, new: str) -> None:
    stretches = compare_words(old, new)
    assert "".join(text for fate, text in stretches if fate is not Fate.ADDED) == old
    assert "".join(text for fate, text in stretches if fate is not Fate.REMOVED) == new
    assert all(text for _, text in stretches)
    assert (old == new) == all(fate is Fate.KEPT for fate, _ in stretches)


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("2/3", "3", "[-2/3-]{+3+}"),
        ("Work is under way.", "Trials are under way.", "[-Work is-]{+Trials are+} under way."),
        ("kept in full now", "kept now", "kept [-in full-] now"),
        ("a", "a b", "a {+b+}"),
        ("one\ntwo", "one two", "(only white space differs)"),
        ("0 1 2 3 4 5 6 7 8 9 x", "0 1 2 3 4 5 6 7 8 9 y", "… 2 3 4 5 6 7 8 9 [-x-]{+y+}"),
    ],
)
def test_marked_for_people(old: str, new: str, marked: str) -> None:
    assert mark_words(old, new, mark_plainly) == marked
