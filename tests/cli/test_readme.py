"""What the README shows is what comes out."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    """Return the first block of code in that language."""
    found = re.search(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def test_the_first_command_says_and_writes_what_is_shown(run: Run, folder: Path) -> None:
    (folder / "samples").symlink_to(ROOT / "samples")
    command = block("sh").rstrip().rpartition("appendix-parser ")[2].split()
    assert run(*command) == (0, "", block("text"))
    written = (folder / "out" / "appendix-2024" / "assessments.csv").read_text(encoding="utf-8")
    header, *records = re.findall(r'(?:[^"\n]|"[^"]*")+\n', block("csv"))
    assert written.startswith(header)
    assert len(records) == 3
    assert all(f"\n{record}" in written for record in records)


def test_the_example_in_python_runs() -> None:
    done = subprocess.run(
        [sys.executable, "-c", block("python")], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "refers to objective 50" in done.stdout
