"""`diff`, installed: for people and for CI."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from appendix_parser.exporters.texts.json_schema import json_schema
from appendix_parser.exporters.texts.json_text import to_json
from tests.cli import pdfs
from tests.cli.conftest import Run
from tests.conftest import SAMPLES
from tests.parsed import parsed


@pytest.fixture
def other(folder: Path) -> Path:
    """The small appendix with another score."""
    path = folder / "other.pdf"
    path.write_bytes(pdfs.appendix(("3", "3")))
    return path


def test_a_pdf_and_its_expected_records_are_the_same(run: Run, folder: Path, small: Path) -> None:
    (folder / "expected.json").write_text(run("parse", small.name).out, encoding="utf-8")
    assert run("diff", "expected.json", small.name) == (0, "expected.json and small.pdf are the same.\n", "")
    assert run("diff", "expected.json", small.name, "--format", "json") == (0, "[]\n", "")


LEAVE_OUT = ("--ignore", "findings")


def test_a_difference_for_people(run: Run, small: Path, other: Path) -> None:
    status, out, err = run("diff", small.name, other.name, *LEAVE_OUT)
    assert (status, err) == (1, "")
    assert out == (
        "small.pdf → other.pdf: 1 difference (1 changed)\n\n"
        "~ section “Planning ahead”, objective 2 “Objective called 2”, 2023, score.raw\n"
        "    [-2/3-]{+3+}\n"
    )


def test_a_finding_comes_with_its_words_place_and_remedy(run: Run, folder: Path, small: Path) -> None:
    (folder / "other.pdf").write_bytes(pdfs.appendix(("9", "3")))
    where = "section “Planning ahead”, objective 1 “Objective called 1”, 2023, page 1"
    said = "Objective 1 (Objective called 1) has the score “9” for 2023, but the scale runs from 1 to 5."
    remedy = "Look at the page. Find out which score is meant, and correct it."
    lines = run("diff", small.name, "other.pdf").out.rstrip("\n").split("\n\n")
    assert f"+ finding score-out-of-range, {where}\n    {said}\n    What to do: {remedy}" in lines
    gone = run("diff", "other.pdf", small.name).out.rstrip("\n").split("\n\n")
    assert f"- finding score-out-of-range, {where}\n    {said}" in gone


def test_a_finding_on_another_page_is_the_same(run: Run, folder: Path) -> None:
    samples = ("appendix-2024", "appendix-2024-web")
    for name in samples:
        (folder / name).write_text(to_json(parsed(SAMPLES / f"{name}.pdf")), encoding="utf-8")
    found = json.loads(run("diff", *samples, "--format", "json").out)
    assert {each["field"] for each in found} == {"comments.text"}
    everything = json.loads(run("diff", *samples, "--all", "--format", "json").out)
    assert "page" in {each["field"] for each in everything if each["where"].startswith("finding")}


def test_colour_is_for_terminals_or_on_demand(run: Run, small: Path, other: Path) -> None:
    _, out, _ = run("diff", small.name, other.name, *LEAVE_OUT, "--color", "always")
    assert "\x1b[31m[-2/3-]\x1b[0m\x1b[32m{+3+}\x1b[0m" in out
    assert "\x1b" not in run("diff", small.name, other.name, *LEAVE_OUT).out


def test_a_difference_for_programs(run: Run, small: Path, other: Path) -> None:
    status, out, _ = run("diff", small.name, other.name, *LEAVE_OUT, "--format", "json")
    Draft202012Validator(json_schema("diff")).validate(json.loads(out))
    at = "/sections/0/objectives/1/assessments/0/score/raw"
    assert status == 1
    assert json.loads(out) == [
        {
            "kind": "changed",
            "where": "section “Planning ahead”, objective 2 “Objective called 2”, 2023",
            "field": "score.raw",
            "old_pointer": at,
            "new_pointer": at,
            "old": "2/3",
            "new": "3",
        }
    ]


def test_one_side_can_be_standard_input(run: Run, small: Path) -> None:
    expected = run("parse", small.name).out.replace('"3"', '"\\u001b[2J"', 1)
    status, out, _ = run("diff", "-", small.name, stdin=expected.encode())
    assert status == 1
    assert "\x1b" not in out
    assert "[-\\x1b[2J-]{+3+}" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-", "-"), "Only one of the two can be standard input."),
        (("a.pdf",), "Missing argument 'NEW'"),
        (("small.pdf", "small.pdf", "--ignore", "boxes"), "The records have no field 'boxes'"),
        (("missing.pdf", "small.pdf"), "missing.pdf: There is no such file."),
    ],
)
def test_wrong_usage(run: Run, small: Path, arguments: tuple[str, ...], message: str) -> None:
    status, out, err = run("diff", *arguments)
    assert (status, out) == (2, "")
    assert message in err


def test_places_source_and_coverage_count_on_request(run: Run, small: Path, other: Path) -> None:
    _, out, _ = run("diff", small.name, other.name, "--all", "--format", "json")
    assert "source.sha256" in {each["field"] for each in json.loads(out)}
