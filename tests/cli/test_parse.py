"""`parse`, `tables` and `schema`: data on standard output and nothing else there."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from appendix_parser.summary import counted
from tests.cli import pdfs
from tests.cli.conftest import Run
from tests.warmed import PROGRAM

SCHEMAS = Path(__file__).parents[2] / "schemas"


def test_parse_writes_the_records_and_is_otherwise_silent(run: Run, small: Path) -> None:
    status, out, err = run("parse", "small.pdf")
    assert (status, err) == (0, "")
    records = json.loads(out)
    assert records["source"]["filename"] == "small.pdf"
    scores = [
        assessment["score"]["raw"]
        for section in records["sections"]
        for objective in section["objectives"]
        for assessment in objective["assessments"]
    ]
    assert scores == ["3", "2/3"]
    assert out.endswith("}\n")
    assert records["coverage"]["unplaced"] == 0


def test_the_records_do_not_depend_on_the_folder(run: Run, small: Path, tmp_path: Path) -> None:
    assert run("parse", "small.pdf") == run("parse", str(small), cwd=tmp_path)


def test_a_dash_reads_standard_input(run: Run, small: Path) -> None:
    status, out, err = run("parse", "-", stdin=small.read_bytes())
    assert (status, err) == (0, "")
    assert out.replace("standard-input.pdf", "small.pdf") == run("parse", "small.pdf").out


@pytest.mark.parametrize(
    ("options", "expected", "said"),
    [
        ((), 0, ""),
        (("--strict",), 6, "appendix-parser: doubtful.pdf: 1 error, {}; the command `check` lists them\n"),
    ],
)
def test_only_a_strict_run_minds_findings(
    run: Run, doubtful: Path, options: tuple[str, ...], expected: int, said: str
) -> None:
    status, out, err = run("parse", "doubtful.pdf", *options)
    counts = Counter(finding["severity"] for finding in json.loads(out)["findings"])
    others = f"{counted(counts['warning'], 'warning')}, {counted(counts['info'], 'note')}"
    assert (status, err) == (expected, said.format(others))
    assert "score-out-of-range" in {finding["code"] for finding in json.loads(out)["findings"]}


def test_a_strict_run_does_not_mind_a_sound_document(run: Run, small: Path) -> None:
    assert run("parse", "small.pdf", "--strict").status == 0


def test_tables_writes_what_the_extractor_saw(run: Run, small: Path) -> None:
    status, out, err = run("tables", "small.pdf")
    assert (status, err) == (0, "")
    rubric, objectives = json.loads(out)["tables"]
    assert rubric["rows"][0] == [
        "Score:",
        "1 - Minimum",
        "2 - Developing",
        "3 - Mature",
        "4 - Leader",
        "5 - Innovator",
    ]
    assert [row[0] for row in objectives["rows"]] == ["#", "1", "2"]
    assert objectives["page"] == 1


def test_tables_reads_any_pdf(run: Run, folder: Path) -> None:
    (folder / "prose.pdf").write_bytes(pdfs.prose())
    status, out, err = run("tables", "prose.pdf")
    assert (status, json.loads(out), err) == (0, {"tables": [], "findings": []}, "")


@pytest.mark.parametrize(("arguments", "name"), [((), "appendix"), (("tables",), "tables")])
def test_schema_writes_the_published_schema(run: Run, arguments: tuple[str, ...], name: str) -> None:
    published = (SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")
    assert run("schema", *arguments) == (0, published, "")


def test_an_unknown_schema_is_wrong_usage(run: Run) -> None:
    assert run("schema", "poem") == (
        2,
        "",
        "appendix-parser: error: There is no schema 'poem'; choose from appendix, diff, finding, history, manifest, "
        "profile, tables.\n"
        "appendix-parser: see 'appendix-parser schema --help'\n",
    )


def test_a_reader_that_goes_away_is_no_reason_to_complain(
    folder: Path, small: Path, environment: Mapping[str, str]
) -> None:
    with subprocess.Popen(
        [PROGRAM, "parse", "small.pdf"],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        assert program.stderr.read() == b""
    assert program.returncode == 5


def test_a_full_disk_under_standard_output_is_said(run: Run, small: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        status, _, err = run("parse", "small.pdf", capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert (status, err) == (
        5,
        "appendix-parser: error: Standard output could not be written: No space left on device. "
        "Make room there, or send the output elsewhere.\n",
    )
