"""Every command that reads a PDF reads it with either reader, or with both."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from appendix_parser.reading import Reader
from tests.cli import pdfs
from tests.cli.conftest import Run

READERS = [reader.value for reader in Reader]


@pytest.mark.parametrize("command", ["parse", "tables"])
def test_data_is_the_same_with_each_reader(small: Path, run: Run, command: str) -> None:
    outcomes = {run(command, small.name, "--reader", reader) for reader in READERS}
    assert outcomes == {run(command, small.name)}
    (outcome,) = outcomes
    assert (outcome.status, outcome.err) == (0, "")
    assert json.loads(outcome.out)


@pytest.mark.parametrize("reader", READERS)
def test_findings_and_files_are_the_same_with_each_reader(
    folder: Path, doubtful: Path, run: Run, reader: str
) -> None:
    assert run("check", doubtful.name, "--reader", reader) == run("check", doubtful.name)
    assert run("convert", doubtful.name, "-f", "json", "--reader", reader, "-o", reader).status == 0
    assert run("convert", doubtful.name, "-f", "json").status == 0
    written = [path / "doubtful" / "appendix.json" for path in (folder / reader, folder / "out")]
    assert written[0].read_bytes() == written[1].read_bytes()


def test_a_disagreement_is_told(folder: Path, run: Run) -> None:
    """PDFium tells the letter, pdfplumber the form that it has in its place."""
    (folder / "odd.pdf").write_bytes(pdfs.with_letter_form())
    status, out, err = run("tables", "odd.pdf", "--reader", "both")
    assert status == 0
    assert isinstance(json.loads(out), list)
    assert "odd.pdf: On page 1 the readers disagree: pdfplumber reads “\ufe8d”" in err


def test_there_is_no_other_reader(small: Path, run: Run) -> None:
    status, out, err = run("parse", small.name, "--reader", "guess")
    assert (status, out) == (2, "")
    assert "'pdfplumber', 'pdfium', 'both'" in err
