"""Each claim of the README has a test here that says which sentence it holds the program to."""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import openpyxl
import pandas as pd
import pytest

from appendix_parser import Appendix, parse, to_json, write
from appendix_parser.records import Correction, Region, ScoreStatus
from tests.cli import pdfs
from tests.cli.conftest import Run
from tests.parsed import parsed

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "appendix-2024.pdf"
README = (ROOT / "README.md").read_text(encoding="utf-8")
_PLAIN = " ".join(README.split())
_Test = TypeVar("_Test", bound=Callable[..., object])
_claimed: list[str] = []


def claim(*sentences: str) -> Callable[[_Test], _Test]:
    """Mark a test with the beginnings of the sentences that it holds the program to."""
    _claimed.extend(sentences)
    return lambda test: test


# -- what the document becomes -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def appendix() -> Appendix:
    return parsed(SAMPLE)


@pytest.fixture(scope="module")
def written(appendix: Appendix, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme") / "appendix-2024"
    write(appendix, folder)
    return folder


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [*csv.DictReader(file)]


@claim("an appendix of objectives, each scored against a rubric of five levels, with comments and actions")
def test_objectives_scores_levels_comments_and_actions_are_read(appendix: Appendix) -> None:
    assert len(appendix.levels) == 5
    assert len(appendix.years) == 2
    parts = {part.kind for at in _assessments(appendix) for part in at.comments.parts}
    assert {"action", "commentary"} <= parts


@claim("JSON, CSV, Parquet and a workbook for Excel")
def test_all_formats_are_written(written: Path) -> None:
    assert {path.suffix for path in written.iterdir()} == {".json", ".csv", ".parquet", ".xlsx"}
    assert json.loads((written / "appendix.json").read_bytes())["sections"]
    assert len(pd.read_parquet(written / "objectives.parquet")) == 59


@claim("a summary, the scores with all years side by side, the actions, and a list of what to check")
def test_the_workbook_has_these_sheets(written: Path) -> None:
    book = openpyxl.load_workbook(written / "appendix.xlsx")
    assert {"Summary", "Scores", "Actions", "Findings"} <= set(book.sheetnames)
    header = [str(cell.value) for row in book["Scores"].iter_rows(max_row=3) for cell in row]
    assert all(any(year in text for text in header) for year in ("2023", "2024"))


@claim("Programs read `assessments.csv`, with one row per objective and year")
def test_assessments_have_a_row_per_objective_and_year(written: Path) -> None:
    rows = table(written, "assessments")
    keys = {(row["objective_position"], row["year"]) for row in rows}
    assert len(rows) == len(keys) == 2 * len(table(written, "objectives")) == 118
    assert "Its header, and three of its 118 rows" in _PLAIN


@claim(
    "A score that is split between two levels keeps both and their mean", "`2/3` is a split score from 2 to 3"
)
def test_a_split_score_keeps_both_levels_mean_and_print(appendix: Appendix) -> None:
    split = [at.score for at in _assessments(appendix) if at.score.raw == "2/3"]
    assert split
    assert {(one.low, one.high, one.value, one.status) for one in split} == {(2, 3, 2.5, ScoreStatus.SPLIT)}


@claim("In CSV only, an apostrophe stops a spreadsheet from turning it into a date")
def test_the_apostrophe_is_in_csv_only(written: Path) -> None:
    assert "'2/3" in {row["score_raw"] for row in table(written, "assessments")}
    assert "'2/3" not in (written / "appendix.json").read_text(encoding="utf-8")
    assert "'2/3" not in set(pd.read_parquet(written / "assessments.parquet")["score_raw"])
    cells = {
        cell
        for sheet in openpyxl.load_workbook(written / "appendix.xlsx")
        for row in sheet.iter_rows(values_only=True)
        for cell in row
    }
    assert "2/3" in cells
    assert "'2/3" not in cells


@claim("An objective without a score has no number, and the column `page` says where to look")
def test_an_objective_without_a_score_has_no_number_but_a_page(written: Path) -> None:
    without = [row for row in table(written, "assessments") if row["score_status"] == "not_applicable"]
    assert without
    assert all(row["score"] == row["score_low"] == "" and row["page"] for row in without)


@claim("The findings include a score that its own comment contradicts, and a reference to an objective")
def test_findings_have_a_contradiction_and_an_unknown_reference(written: Path) -> None:
    assert {"comment-other-score", "reference-unknown"} <= {row["code"] for row in table(written, "findings")}


ABOUT_THE_DOCUMENT = {"labels-not-numbers"}
"""Findings that are about no single place."""

# -- the promise ---------------------------------------------------------------------------------------------


@claim(
    "**Every word of the PDF is accounted for.**",
    "It is in a record, a heading or a header row",
    "Or it is a running header or page number",
    "If it is none of these, it is reported as unplaced",
    "The counts are in `coverage`",
)
def test_every_word_is_accounted_for(appendix: Appendix) -> None:
    counts = appendix.coverage.model_dump()
    assert counts.pop("words") == sum(counts.values()) > 0
    assert counts["unplaced"] == 0


@claim("**Every value says where it is**")
def test_every_value_says_where_it_stands(appendix: Appendix) -> None:
    for text, regions in _values(appendix):
        assert bool(text) == bool(regions), text
        for region in regions:
            assert 1 <= region.page <= appendix.source.page_count
            x0, top, x1, bottom = region.bbox
            assert x0 < x1
            assert top < bottom


@claim("**Every value keeps what was printed**")
def test_every_value_keeps_what_was_printed(appendix: Appendix) -> None:
    for at in _assessments(appendix):
        assert at.score.raw or at.score.status is ScoreStatus.MISSING
        assert at.year_label
        parts = "".join(part.marker + part.text for part in at.comments.parts)
        assert "".join(parts.split()) == "".join(at.comments.text.split())


@claim("**Nothing is corrected silently.**", "A value that you change with `--corrections` has your name")
def test_nothing_is_corrected_silently() -> None:
    where = "/sections/0/objectives/0/assessments/0"
    given = Correction(pointer=where, field="score", printed="3", corrected="4", reason="Minutes", who="Ann")
    mended = parse(pdfs.appendix(), corrections=[given])
    assert mended.corrections == (given,)
    assert mended.sections[0].objectives[0].assessments[0].corrected == ("score",)
    [said] = [each.message for each in mended.findings if each.code == "value-corrected"]
    assert all(text in said for text in ("“3”", "“4”", "Ann", "Minutes"))


@claim("**Every doubt is a finding**", "Each says what is wrong, where, and what to do")
def test_every_finding_says_what_where_and_what_to_do(appendix: Appendix) -> None:
    assert appendix.findings
    for each in appendix.findings:
        assert each.message
        assert each.remedy
        assert each.page or each.pointer or each.code in ABOUT_THE_DOCUMENT, each.message


@claim("**The same PDF gives the same bytes**")
def test_the_same_pdf_gives_the_same_bytes(appendix: Appendix) -> None:
    """As in the run that made the golden file."""
    assert to_json(appendix) == (ROOT / "tests/goldens/appendix-2024.json").read_text(encoding="utf-8")


# -- commands ------------------------------------------------------------------------------------------------

COMMANDS: dict[str, tuple[str, ...]] = {
    "convert": ("convert", "-f", "json", "small.pdf"),
    "check": ("check", "--format", "json", "doubtful.pdf"),
    "parse": ("parse", "small.pdf"),
    "review": ("review", "small.pdf"),
    "inspect": ("inspect", "small.pdf", "--page", "1"),
    "history": ("history", "small.pdf", "-f", "json", "second.pdf"),
    "diff": ("diff", "small.pdf", "second.pdf", "--format", "json"),
    "tables": ("tables", "prose.pdf"),
    "profile": ("profile", "small.pdf"),
    "schema": ("schema",),
}
STATUSES = {"diff": 1, "check": 6}
"""Of those that say in their status what they found."""

MAKES: dict[str, Callable[[str, Path], object]] = {
    "convert": lambda _, here: json.loads((here / "out/small/appendix.json").read_bytes())["sections"],
    "check": lambda out, _: json.loads(out)[0]["code"],
    "parse": lambda out, _: json.loads(out)["sections"],
    "review": lambda _, here: (
        (here / "review.html").read_text("utf-8").casefold().startswith("<!doctype html>")
    ),
    "inspect": lambda _, here: (here / "page-1.png").read_bytes().startswith(b"\x89PNG"),
    "history": lambda _, here: json.loads((here / "out/history/history.json").read_bytes())["series"],
    "diff": lambda out, _: json.loads(out)[0]["new"] == "4",
    "tables": lambda out, _: "tables" in json.loads(out),
    "profile": lambda out, _: tomllib.loads(out)["columns"],
    "schema": lambda out, _: json.loads(out)["$schema"],
}


@claim("Data goes to standard output, messages to standard error, and the exit status says how it went")
@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_does_as_said_data_apart_from_messages(
    name: str, run: Run, small: Path, doubtful: Path, folder: Path
) -> None:
    (folder / "second.pdf").write_bytes(pdfs.appendix(("4", "2/3")))
    (folder / "prose.pdf").write_bytes(pdfs.prose())
    done = run(*COMMANDS[name])
    assert done.status == STATUSES.get(name, 0), done.err
    assert MAKES[name](done.out, folder)
    assert all(line.startswith("appendix-parser: ") for line in done.err.splitlines())


def test_every_command_of_the_readme_is_tried_here() -> None:
    _, _, below = README.partition("\n## Commands\n")
    named = set(re.findall(r"^\| `appendix-parser (\w+)", below, re.MULTILINE))
    assert (
        named - {"app"} == set(COMMANDS) == set(MAKES)
    )  # `app` serves until it is stopped: tests/cli/test_app.py


@claim("Each has `--help` with examples")
@pytest.mark.parametrize("name", COMMANDS)
def test_each_has_help_with_examples(name: str, run: Run) -> None:
    assert f"appendix-parser {name}" in run(name, "--help").out.partition("Examples:")[2]


# -- in Python -----------------------------------------------------------------------------------------------


@claim("`parse` also takes an open file, or the bytes of a PDF")
def test_parse_takes_a_path_an_open_file_and_bytes(tmp_path: Path) -> None:
    path = tmp_path / "appendix.pdf"
    path.write_bytes(pdfs.appendix())
    with path.open("rb") as file:
        found = [parse(path), parse(file), parse(path.read_bytes(), name="appendix.pdf")]
    assert found[0] == found[1] == found[2]
    assert isinstance(found[0].to_frames()["assessments"], pd.DataFrame)


@claim(
    "Read a file from a stranger with `parse(path, isolated=True)`",
    "It is then read in a separate process, which is stopped when it reaches a limit",
    "The command line always does that",
)
def test_an_isolated_process_is_stopped_at_a_limit(run: Run, folder: Path) -> None:
    """`parse(path, isolated=True)` is what the command calls; tests/test_parsing.py has it stopped in Python."""
    (folder / "endless.pdf").write_bytes(pdfs.endless())
    done = run("parse", "--timeout", "1", "endless.pdf")
    assert (done.status, done.out) == (7, "")
    assert parse(pdfs.appendix(), isolated=True) == parse(pdfs.appendix())


# -- this list -----------------------------------------------------------------------------------------------


def _sentences(heading: str) -> Iterator[str]:
    """Yield the sentences below a heading, without tables and code."""
    _, _, below = README.partition(f"\n## {heading}\n")
    text = re.sub(r"^```.*?^```$", "", below.partition("\n## ")[0], flags=re.MULTILINE | re.DOTALL)
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("|"))
    for paragraph in re.split(r"\n\s*\n|^- ", lines, flags=re.MULTILINE):
        yield from filter(None, re.split(r"(?<=[.])\s+(?=[A-Z*`])", " ".join(paragraph.split())))


def test_every_sentence_that_is_claimed_is_in_the_readme() -> None:
    assert [each for each in _claimed if each not in _PLAIN] == []


# What says what is next, names functions or repeats a promise as a motto; the first two are held in test_readme.py.
_NO_CLAIMS = (
    "Its header, and three",
    "`extract_tables`, `check`",
    "[In Python](docs/python.md)",
    "*Nothing lost",
    "`parse(data",
)


@pytest.mark.parametrize("heading", ["What it writes", "The promise", "In Python"])
def test_every_sentence_of_the_promises_is_claimed_by_a_test(heading: str) -> None:
    """A new sentence there needs a test with `@claim` and its beginning."""
    sentences = list(_sentences(heading))
    assert sentences
    assert [one for one in sentences if not one.startswith((*_claimed, *_NO_CLAIMS))] == []


def _assessments(appendix: Appendix) -> list[Any]:
    return [at for section in appendix.sections for one in section.objectives for at in one.assessments]


def _values(appendix: Appendix) -> Iterator[tuple[str, tuple[Region, ...]]]:
    for section in appendix.sections:
        yield from (
            (criterion.text, criterion.regions) for rubric in section.rubrics for criterion in rubric.criteria
        )
        for one in section.objectives:
            yield one.title, one.regions.title
            for at in one.assessments:
                yield at.score.raw, at.regions.score
                yield at.comments.text, at.regions.comments
