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
    ("page", "table"),
    [("scores.md", notation_table), ("scores.md", system_table), ("comments.md", marker_table)],
)
def test_table_is_fresh(page: str, table: Callable[[], str]) -> None:
    text = (DOCUMENTATION / page).read_text(encoding="utf-8")
    start = f"<!-- made by {table.__module__}.{table.__name__} -->\n"
    _, _, after = text.partition(start)
    printed, _, _ = after.partition("\n<!-- end -->")
    assert printed == table(), f"put what {table.__module__}.{table.__name__}() returns into docs/{page}"
