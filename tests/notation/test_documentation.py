"""The tables in the documentation are the ones that the notation makes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from appendix_parser.notation.markers import marker_table
from appendix_parser.notation.scores import notation_table
from appendix_parser.notation.system import system_table

DOCUMENTATION = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize(
    ("page", "name", "table"),
    [
        ("scores.md", "notations", notation_table),
        ("scores.md", "whole documents", system_table),
        ("comments.md", "markers", marker_table),
    ],
)
def test_table_is_fresh(page: str, name: str, table: Callable[[], str]) -> None:
    text = (DOCUMENTATION / page).read_text(encoding="utf-8")
    _, _, after = text.partition(f"<!-- generated: {name} -->\n\n")
    printed, _, _ = after.partition(f"\n<!-- end of {name} -->")
    assert printed == table(), "run `python tools/regenerate.py`"
