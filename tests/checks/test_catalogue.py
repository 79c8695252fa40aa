from __future__ import annotations

import re
from pathlib import Path

import pytest

from appendix_parser.findings import CATALOGUE, STAGES, FindingKind
from appendix_parser.findings.documentation import render_catalogue

ROOT = Path(__file__).parents[2]


def test_page_is_fresh() -> None:
    page = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
    assert page == render_catalogue(), "run `python tools/regenerate.py`"


def test_codes_are_told_apart() -> None:
    assert sum(len(stage.KINDS) for stage in STAGES) == len(CATALOGUE)


@pytest.mark.parametrize("kind", CATALOGUE.values(), ids=lambda kind: kind.code)
def test_entry_is_well_formed(kind: FindingKind) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", kind.code)
    assert not kind.title.endswith(".")
    assert all(text.endswith((".", "?")) for text in (kind.template, kind.remedy, kind.rule) if text)


@pytest.mark.parametrize("kind", CATALOGUE.values(), ids=lambda kind: kind.code)
def test_every_finding_is_made_somewhere(kind: FindingKind) -> None:
    """An entry that nothing makes promises a check which does not exist."""
    sources = (ROOT / "src/appendix_parser").rglob("*.py")
    quoted = re.compile(f'"{kind.code}"')
    elsewhere = (path for path in sources if "findings" not in path.parts)
    assert any(quoted.search(path.read_text(encoding="utf-8")) for path in elsewhere)
