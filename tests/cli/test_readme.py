"""What the README shows is what comes out."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import appendix_parser
from appendix_parser.cli.application import COMMANDS
from appendix_parser.errors import ExitStatus
from appendix_parser.exporters.folders.formats import APPENDIX
from appendix_parser.exporters.texts import datapackage
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


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the first table below a heading, without the row that heads it."""
    _, _, below = README.partition(f"\n## {heading}\n")
    table = re.search(r"^\|.*\n\|[-|]+\n((?:\|.*\n)+)", below, re.MULTILINE)
    assert table is not None
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table[1].splitlines()]


def test_every_command_is_listed() -> None:
    first = " ".join(cells[0] for cells in rows("Commands"))
    assert sorted(re.findall(r"`appendix-parser (\w+)", first)) == sorted(COMMANDS)


def test_every_exit_status_is_listed() -> None:
    _, _, below = README.partition("the exit status says how it went:\n")
    statuses = re.findall(r"[0-9]+", below.strip().splitlines()[0])
    assert [int(status) for status in statuses] == sorted(ExitStatus)


def test_every_file_that_is_written_is_listed() -> None:
    named = {name for cells in rows("What it writes") for name in re.findall(r"`([\w.]+)`", cells[0])}
    tables = {Path(path).stem for path in APPENDIX.paths if path.endswith((".csv", ".parquet"))}
    others = {path for path in APPENDIX.paths if not path.endswith((".csv", ".parquet"))}
    assert named == tables | others | {datapackage.PATH}


def test_every_function_that_is_named_is_offered() -> None:
    _, _, below = README.partition("\n## In Python\n")
    sentence = below.partition("do what the commands do")[0].rpartition("```")[2]
    named = set(re.findall(r"`(\w+)`", sentence))
    assert "history" in named
    assert named <= set(appendix_parser.__all__)


def test_the_examples_of_the_page_on_python_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    monkeypatch.chdir(tmp_path)
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8").partition("## Reference")[0]
    names: dict[str, object] = {}
    for example in re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        exec(compile(example, "docs/python.md", "exec"), names)
    assert (tmp_path / "out/appendix-2024/appendix.xlsx").exists()
    assert (tmp_path / "out/history/history.html").exists()
