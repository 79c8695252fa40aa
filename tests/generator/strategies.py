"""Hypothesis strategies: readable styles that shrink towards the plain one, and documents in them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from tests.generator.document import Document, build
from tests.generator.style import PLAIN, Level, Style, choices_of, settle


def styles(level: Level = "any") -> st.SearchStrategy[Style]:
    """Return readable styles; the simplest is `PLAIN`."""
    choices = {name: st.sampled_from(choices) for name, choices in sorted(choices_of(level).items())}
    drawn = st.fixed_dictionaries({}, optional=choices)
    return drawn.map(lambda changes: settle(replace(PLAIN, **changes))).filter(Style.is_readable)


def documents(level: Level = "any") -> st.SearchStrategy[Document]:
    """Return documents; what they say comes from a seed, how they are drawn from `styles`."""
    return st.builds(lambda seed, style: build(seed, level, style), st.integers(0, 10_000), styles(level))
