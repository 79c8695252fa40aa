"""What a command loads: no more than it uses, as start-up is part of speed."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from appendix_parser.cli.application import COMMANDS

HEAVY = {"pandas", "pyarrow", "numpy", "matplotlib", "jinja2", "rapidfuzz"}
READERS = {"pdfplumber", "pdfminer", "pydantic"}
ALL_READERS = READERS | {"pypdfium2", "pypdfium2_raw"}


def loaded(folder: Path, environment: Mapping[str, str], *arguments: str) -> set[str]:
    """Return the top-level packages that the program and its children load."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "appendix_parser", *arguments],
        cwd=folder,
        env={**environment, "APPENDIX_PARSER_DEBUG": "1"},  # or the child would not be heard
        capture_output=True,
        text=True,
        check=True,
    )
    return set(re.findall(r"^import time:.*\| +(\w+)", done.stderr, re.MULTILINE))


@pytest.mark.parametrize("command", ["parse", "tables", "check"])
def test_reading_loads_no_tables_of_numbers(
    folder: Path, small: Path, environment: Mapping[str, str], command: str
) -> None:
    found = loaded(folder, environment, command, small.name)
    assert found >= READERS
    assert not HEAVY & found


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("--version",),
        ("parse", "--help"),
        ("convert", "--help"),
        ("history", "--help"),
        ("diff", "--help"),
    ],
)
def test_help_loads_no_reader(
    folder: Path, environment: Mapping[str, str], arguments: tuple[str, ...]
) -> None:
    found = loaded(folder, environment, *arguments)
    assert "click" in found
    assert not (HEAVY | ALL_READERS) & found


@pytest.mark.parametrize("arguments", [("parse", "--help"), ("--version",)])
def test_a_command_loads_no_other_one(
    folder: Path, environment: Mapping[str, str], arguments: tuple[str, ...]
) -> None:
    program = f"""
import sys
from appendix_parser.cli.application import run
run({arguments})
sys.stderr.write(" ".join(sys.modules))
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    found = {name for name in COMMANDS if f"appendix_parser.cli.commands.{name}" in done.stderr.split()}
    assert found == {*COMMANDS} & {*arguments}


def test_writing_json_loads_no_tables_of_numbers(
    folder: Path, small: Path, environment: Mapping[str, str]
) -> None:
    assert not HEAVY & loaded(folder, environment, "convert", small.name, "-f", "json")


@pytest.mark.parametrize("command", ["convert", "history"])
def test_writing_parquet_loads_no_pandas(
    folder: Path, small: Path, environment: Mapping[str, str], command: str
) -> None:
    found = loaded(folder, environment, command, small.name, "-f", "parquet")
    assert "pyarrow" in found
    assert "pandas" not in found


@pytest.mark.parametrize("command", ["history", "diff"])
def test_who_waits_for_a_comparison_stays_light(
    folder: Path, small: Path, environment: Mapping[str, str], command: str
) -> None:
    """Also because a process in which libraries start threads cannot copy itself."""
    program = f"""
import sys
from appendix_parser.cli.application import run
run({(command, small.name, small.name)})
sys.stderr.write(" ".join(sys.modules))
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert not HEAVY & {*done.stderr.split()}
