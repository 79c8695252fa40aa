"""The wording check of tools/wording.py finds what it is for, and nothing in this project."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tools.wording import phrases_in

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Damage is told.", "is told"),
        ("Tell what is missing.", "Tell what"),
        ("The text stands in a cell.", "stands in"),
        ("A logo is no table.", "is no t"),
        ("The file is none.", "is none"),
        ("All but for one.", "but for"),
        ("A row goes on over the page end.", "goes on over"),
        ("The name that it shall have.", "shall"),
        ("A colored cell.", "colored"),
        ("It recognizes a page.", "recognizes"),
    ],
)
def test_a_phrase_is_found(text: str, phrase: str, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"# A page\n\n{text}\n", encoding="utf-8")
    assert [(line, found) for line, found, _ in phrases_in(page)] == [(3, phrase)]


def test_code_is_not_prose(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text('"""Say it anew."""\nparted = 1  # parted\n', encoding="utf-8")
    assert [(line, found) for line, found, _ in phrases_in(module)] == [(1, "anew"), (2, "parted")]


def test_this_project_has_none_of_these_phrases() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools/wording.py")], capture_output=True, text=True, check=False
    )
    assert done.stdout == ""
    assert done.returncode == 0
