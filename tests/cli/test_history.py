"""`history`, installed: PDFs or JSON in, one folder out, whole or not at all."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from appendix_parser import isolation, parse
from appendix_parser.cli import application
from appendix_parser.exporters.texts.json_text import to_json
from appendix_parser.inputs.limits import Limits
from appendix_parser.records import SCHEMA_VERSION
from appendix_parser.summary import counted
from tests.cli import pdfs
from tests.cli.conftest import Run
from tests.timeline.editions import Edits, follow_each_other

TABLES = ("history", "changes", "actions", "matches", "series", "objectives", "editions", "findings")


@pytest.fixture
def editions(folder: Path) -> list[str]:
    """The JSON of three editions, in the program's folder."""
    made = follow_each_other(2, 3, Edits(retitled=1, reworded=0.9, replaced_words=0.9), objectives=12)
    for edition in made:
        name = edition.appendix.source.filename.replace(".pdf", ".json")
        (folder / name).write_text(to_json(edition.appendix), encoding="utf-8")
    return [each.appendix.source.filename.replace(".pdf", ".json") for each in made]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [*csv.DictReader(file)]


def test_a_history_of_a_pdf_and_json(run: Run, folder: Path, small: Path) -> None:
    _, records, _ = run("parse", small.name)
    older = json.loads(records)
    older["source"]["filename"], older["years"] = "older.pdf", [{"year": 2022, "label": "2022"}]
    for section in older["sections"]:
        for objective in section["objectives"]:
            objective["assessments"][0] |= {"year": 2022, "year_label": "2022"}
    (folder / "older.json").write_text(json.dumps(older), encoding="utf-8")
    status, out, err = run("history", small.name, "older.json")
    assert (status, out) == (0, "")
    assert err == (
        "appendix-parser: 2 editions, 2 years, 2 objectives, 0 changes, 0 doubtful matches, 0 findings; "
        "written to out/history\n"
    )
    made = folder / "out/history"
    assert {path.name for path in made.iterdir()} == {
        "history.json",
        "history.html",
        "datapackage.json",
        *(f"{table}.{kind}" for table in TABLES for kind in ("csv", "parquet")),
        "history.xlsx",
    }
    assert [row["edition"] for row in rows(made / "editions.csv")] == ["older.pdf", "small.pdf"]
    page = (made / "history.html").read_text(encoding="utf-8")
    assert 'href="../../small.pdf#page=1"' in page
    assert 'older.pdf"' not in page
    assert "older.pdf, page 1" in page


def test_the_order_of_the_files_does_not_matter(run: Run, folder: Path, editions: list[str]) -> None:
    assert run("history", *editions, "-o", "one").status == 0
    assert run("history", *reversed(editions), "-o", "two").status == 0
    for path in (folder / "one").iterdir():
        assert path.read_bytes() == (folder / "two" / path.name).read_bytes()


def test_an_analyst_decides(run: Run, folder: Path, editions: list[str]) -> None:
    assert run("history", *editions, "-f", "csv").status == 0
    found = rows(folder / "out/history/matches.csv")
    doubtful = [row for row in found if row["outcome"] == "doubtful"]
    assert doubtful, "the example must have a doubt"
    doubtful[0]["decision"] = "same"
    with (folder / "decided.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, found[0])
        writer.writeheader()
        writer.writerows(found)
    assert run("history", *editions, "-f", "csv", "--matches", "decided.csv").status == 0
    after = rows(folder / "out/history/matches.csv")
    assert [row["title"] for row in after if row["outcome"] == "decided_same"] == [doubtful[0]["title"]]


def test_decisions_can_come_from_standard_input(run: Run, folder: Path, editions: list[str]) -> None:
    assert run("history", *editions, "-f", "csv").status == 0
    matches = (folder / "out/history/matches.csv").read_bytes()
    assert run("history", *editions, "-o", "again", "--matches", "-", stdin=matches).status == 0


def test_one_doubtful_match_is_one() -> None:
    counts = [counted(number, "doubtful match", "doubtful matches") for number in (0, 1, 2)]
    assert counts == ["0 doubtful matches", "1 doubtful match", "2 doubtful matches"]


def test_a_confidence_that_is_asked_for(run: Run, folder: Path, editions: list[str]) -> None:
    counted = []
    for confidence in ("0.51", "1"):
        assert run("history", *editions, "-f", "csv", "--confidence", confidence).status == 0
        outcomes = [row["outcome"] for row in rows(folder / "out/history/matches.csv")]
        counted.append(outcomes.count("joined"))
    assert counted[0] > counted[1]


def test_pictures(run: Run, folder: Path, editions: list[str]) -> None:
    assert run("history", *editions, "-f", "png", "-f", "svg", "-o", "report").status == 0
    assert {path.name for path in (folder / "report").iterdir()} == {
        "history.png",
        "history.svg",
        "datapackage.json",
    }


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("missing.pdf",), 2, "missing.pdf: There is no such file."),
        (("bad.json",), 3, "bad.json: This JSON is not an appendix: /title: Field required."),
        (("deep.json",), 3, "deep.json: This JSON is not an appendix: it is nested too deeply."),
        (("list.json",), 3, "list.json: This JSON is not an appendix: "),
        (("empty.json",), 3, "empty.json: This JSON is not an appendix: "),
        (("huge.json",), 3, "huge.json: This JSON is not an appendix: the number 1000"),
        (("later.json",), 3, f"its schema_version is '9.0', and not '{SCHEMA_VERSION}'."),
        (("damaged.pdf",), 3, "damaged.pdf: "),
        (("--confidence", "0.5"), 2, "0.5"),
        (("--confidence", "nan"), 2, "nan is not a number."),
        (("-o", "/"), 5, "/: The output folder needs a name of its own. Name a folder below it."),
        (
            ("--name", "another.pdf=2024"),
            2,
            "--name 'another.pdf=2024' names none of the files: give FILE=NAME",
        ),
        (("-", "--matches", "-"), 2, "it cannot be a document and the file of --matches."),
        (("--matches", "bad.json"), 2, "bad.json: The match file has no column “edition”."),
        (("--matches", "missing.csv"), 2, "missing.csv: There is no such file."),
    ],
)
def test_what_goes_wrong_writes_nothing(
    run: Run, folder: Path, editions: list[str], arguments: tuple[str, ...], status: int, message: str
) -> None:
    (folder / "bad.json").write_text(f'{{"schema_version": "{SCHEMA_VERSION}"}}', encoding="utf-8")
    (folder / "deep.json").write_text('{"a":' * 100_000, encoding="utf-8")
    (folder / "list.json").write_text("[[1], ", encoding="utf-8")
    (folder / "empty.json").write_text("", encoding="utf-8")
    (folder / "huge.json").write_text(f'{{"title": {10**30}}}', encoding="utf-8")
    later = to_json(parse(pdfs.appendix())).replace(f'"{SCHEMA_VERSION}"', '"9.0"', 1)
    (folder / "later.json").write_text(later, encoding="utf-8")
    (folder / "damaged.pdf").write_bytes(pdfs.appendix()[:200])
    done = run("history", *editions, *arguments)
    assert (done.status, done.out) == (status, "")
    assert message in done.err
    assert "Traceback" not in done.err
    assert not os.path.lexists(folder / "out")


@pytest.mark.parametrize(("command", "task"), [("history", "make_files"), ("diff", "differences")])
def test_comparing_has_the_limits_of_reading(
    folder: Path, editions: list[str], monkeypatch: pytest.MonkeyPatch, command: str, task: str
) -> None:
    """What a limit does to any task is in `test_isolation.py`."""
    held: dict[str, Limits] = {}
    run_task = isolation.run

    def note(called: Callable[..., bytes], *arguments: object, limits: Limits, where: str) -> bytes:
        held[called.__name__] = limits
        return run_task(called, *arguments, limits=limits, where=where)

    monkeypatch.setattr(isolation, "run", note)
    monkeypatch.chdir(folder)
    application.run([command, *editions[:2], "--timeout", "77", "--memory", "1777"])
    assert held.keys() == {"checked_records", task}
    assert {(limits.seconds, limits.memory_mb) for limits in held.values()} == {(77, 1777)}


def test_the_page_and_the_editions_are_called_as_asked(run: Run, folder: Path, editions: list[str]) -> None:
    done = run(
        "history", *editions, "--title", "Procurement", "--name", f"{editions[0]}=The first", "-f", "json"
    )
    assert done.status == 0
    made = json.loads((folder / "out" / "history" / "history.json").read_text(encoding="utf-8"))
    assert made["title"] == "Procurement"
    assert "The first" in [each["name"] for each in made["editions"]]


def test_an_edition_is_named_by_its_file_without_the_folder(run: Run, folder: Path) -> None:
    for year in ("2023", "2024"):
        (folder / year).mkdir()
        (folder / year / "same.json").write_text(to_json(parse(pdfs.appendix())), encoding="utf-8")
    assert run("history", "2023/same.json", "--name", "same.json=First", "-f", "json").status == 0
    made = json.loads((folder / "out" / "history" / "history.json").read_text(encoding="utf-8"))
    assert [each["name"] for each in made["editions"]] == ["First"]
    done = run("history", "2023/same.json", "2024/same.json", "--name", "same.json=First")
    assert done.status == 2
    assert "names none of the files" in done.err


def test_two_editions_cannot_have_one_name(run: Run, editions: list[str]) -> None:
    done = run("history", *editions, *(part for file in editions for part in ("--name", f"{file}=Same")))
    assert (done.status, done.out) == (2, "")
    assert "Two editions would be called 'Same'" in done.err


def test_an_edition_is_corrected_before_it_is_compared(run: Run, folder: Path, small: Path) -> None:
    (folder / "mine.csv").write_text(
        "pointer,field,printed,corrected,reason,who\n"
        "/sections/0/objectives/1/assessments/0,score,'2/3,4,The minutes,Ann\n",
        encoding="utf-8",
    )
    status, _, _ = run("history", small.name, "-f", "csv", "--corrections", f"{small.name}=mine.csv")
    assert status == 0
    assert [(row["score"], row["corrected"]) for row in rows(folder / "out/history/history.csv")][1] == (
        "4.0",
        "score",
    )
    (folder / "small.json").write_text(run("parse", small.name).out, encoding="utf-8")
    wrong = (folder / "mine.csv").read_text(encoding="utf-8").replace("'2/3", "'1/2")
    (folder / "wrong.csv").write_text(wrong, encoding="utf-8")
    said = run("history", small.name, "-f", "csv", "--force", "--corrections", f"{small.name}=wrong.csv").err
    assert "; 1 correction of small.pdf not applied; written to" in said
    status, _, err = run("history", "small.json", "--corrections", "small.json=mine.csv")
    assert status == 2
    assert "small.json: Corrections are for a PDF, and this is JSON." in err
