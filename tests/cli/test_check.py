"""`check`: the findings, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli import pdfs
from tests.cli.conftest import Run
from tests.test_page_doubts import hidden, with_page


def test_a_sound_document_has_nothing_to_tell(run: Run, small: Path) -> None:
    assert run("check", "small.pdf") == (0, "small.pdf: 0 errors, 0 warnings, 0 notes\n", "")


def test_people_get_the_finding_its_place_and_what_to_do(run: Run, doubtful: Path) -> None:
    status, out, err = run("check", "doubtful.pdf")
    assert (status, err) == (6, "")
    first, *_ = out.splitlines()
    assert first == "doubtful.pdf: 1 error, 0 warnings, 0 notes"
    assert "\nErrors\n" in out
    assert "“9”" in out
    assert "\n    What to do: Look at the page. Find out which score is meant, and correct it.\n" in out
    assert "    Where: page 1, /sections/0/objectives/1/assessments/0/score [score-out-of-range]\n" in out
    assert "Warnings" not in out
    assert out.endswith("\n\nIn all: 1 document; 1 error, 0 warnings, 0 notes\n")


def test_a_finding_about_a_page_names_only_the_page(run: Run, folder: Path) -> None:
    (folder / "hidden.pdf").write_bytes(with_page(hidden))
    out = run("check", "hidden.pdf").out
    assert "    Where: page 2 [text-invisible]\n" in out
    assert "the whole document" not in out


def test_what_is_alike_stands_together_with_one_thing_to_do(run: Run, folder: Path) -> None:
    (folder / "two.pdf").write_bytes(pdfs.appendix(("8", "9")))
    (folder / "minutes.pdf").write_bytes(pdfs.prose())
    status, out, _ = run("check", "two.pdf", "minutes.pdf", "--color", "always")
    assert status == 4
    assert (out.count("[score-out-of-range]"), out.count("What to do:")) == (2, 1)
    assert "\x1b[31m\x1b[1mErrors\x1b[0m\n" in out
    assert out.endswith("\nIn all: 2 documents, 1 not read; 2 errors, 0 warnings, 0 notes\n")


def test_many_of_one_cause_are_one_with_all_their_pages(run: Run, folder: Path) -> None:
    (folder / "form.pdf").write_bytes(pdfs.appendix(("1 2 3 4 5",) * 12))
    out = run("check", "form.pdf").out
    assert out.startswith("form.pdf: 1 error, ")
    assert "    Where: pages 1 and 2, /sections/0 [score-unreadable]\n" in out


def test_programs_get_one_array_over_all_files(run: Run, small: Path, doubtful: Path) -> None:
    status, out, err = run("check", "small.pdf", "doubtful.pdf", "--format", "json")
    assert (status, err) == (6, "")
    (finding,) = json.loads(out)
    assert finding["file"] == "doubtful.pdf"
    assert finding["code"] == "score-out-of-range"
    assert finding["severity"] == "error"
    assert finding["page"] == 1
    assert finding["pointer"] == "/sections/0/objectives/1/assessments/0/score"
    assert finding["remedy"] == "Look at the page. Find out which score is meant, and correct it."


def test_no_findings_are_an_empty_array(run: Run, small: Path) -> None:
    assert run("check", "small.pdf", "--format", "json") == (0, "[]\n", "")


def test_a_bad_file_does_not_stop_the_others(run: Run, folder: Path, doubtful: Path) -> None:
    (folder / "minutes.pdf").write_bytes(pdfs.prose())
    status, out, err = run("check", "minutes.pdf", "doubtful.pdf", "--format", "json")
    assert status == 4
    assert [finding["file"] for finding in json.loads(out)] == ["doubtful.pdf"]
    assert err.startswith("appendix-parser: error: minutes.pdf: ")


def test_what_a_pdf_says_cannot_steer_the_terminal(run: Run, folder: Path) -> None:
    (folder / "red\x1b[31m.pdf").write_bytes(pdfs.appendix(("\u202e9",)))
    status, out, err = run("check", "red\x1b[31m.pdf")
    assert status == 6
    assert out.startswith("red\\x1b[31m.pdf: ")
    assert not {"\x1b", "\u202e"} & {*out, *err}
