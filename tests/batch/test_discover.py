"""What the arguments stand for: files, all PDFs of a folder, and patterns; nothing twice, nothing passed over in silence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from appendix_parser.batch.discover import discover
from appendix_parser.batch.plan import make_plan
from appendix_parser.errors import InputError


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("in/b.pdf", "in/a.PDF", "in/2023/a.pdf", "in/notes.txt", "in/.hidden.pdf", "in/.git/x.pdf"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    return tmp_path


def found(*arguments: str) -> list[str]:
    """Return what was found; of a problem, its message in brackets."""
    return [each if isinstance(each, str) else f"[{each}]" for each in discover(arguments)]


def test_a_folder_stands_for_all_visible_pdfs_in_it_and_below() -> None:
    assert found("in") == ["in/2023/a.pdf", "in/a.PDF", "in/b.pdf"]


def test_what_is_named_is_taken_as_it_is() -> None:
    assert found("in/notes.txt", "-", "missing.pdf") == ["in/notes.txt", "-", "missing.pdf"]


@pytest.mark.parametrize(
    ("pattern", "paths"),
    [
        ("in/*.pdf", ["in/b.pdf"]),
        ("in/?.*", ["in/a.PDF", "in/b.pdf"]),
        ("**/a.*", ["in/2023/a.pdf", "in/a.PDF"]),
        ("in/[0-9]*", ["in/2023/a.pdf"]),
        ("in/../in/*.pdf", ["in/../in/b.pdf"]),
    ],
)
def test_a_pattern_stands_for_what_has_such_a_name(pattern: str, paths: list[str]) -> None:
    assert found(pattern) == paths


def test_a_pattern_with_two_any_depths_finds_each_name_once() -> None:
    assert found("**/in/**/**/a.*") == ["in/2023/a.pdf", "in/a.PDF"]


def test_a_hidden_name_is_found_by_a_pattern_that_has_one() -> None:
    assert found("in/.h*") == ["in/.hidden.pdf"]
    assert found("in/.git/*") == ["in/.git/x.pdf"]


def test_an_empty_name_is_no_folder() -> None:
    assert found("") == [""]


def test_a_pattern_can_begin_at_the_root(here: Path) -> None:
    assert found(f"{here}/in/*.pdf") == [f"{here}/in/b.pdf"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(here: Path) -> None:
    (here / "a[1].pdf").touch()
    (here / "a1.pdf").touch()
    assert found("a[1].pdf") == ["a[1].pdf"]


def test_where_there_is_nothing_that_is_said(here: Path) -> None:
    (here / "empty").mkdir()
    assert found("empty", "x*.pdf", "**x") == [
        "[empty: There is no PDF in this folder. Name a folder with files whose names end with .pdf.]",
        "[x*.pdf: No file matches this pattern. Check the folder.]",
        *found("**x"),
    ]
    assert len(found("**x")) == 1


def test_links_are_followed_and_lead_round_in_no_circle(here: Path) -> None:
    (here / "in" / "2023" / "up").symlink_to("..")
    (here / "in" / "2023" / "self.pdf").symlink_to("self.pdf")
    (here / "elsewhere").mkdir()
    (here / "elsewhere" / "c.pdf").touch()
    (here / "in" / "other").symlink_to(here / "elsewhere")
    assert found("in") == [
        "in/2023/a.pdf",
        "in/2023/self.pdf",  # a dead link: reading it tells
        "in/a.PDF",
        "in/b.pdf",
        "in/other/c.pdf",
    ]
    assert sorted(found("**/a.pdf")) == ["in/2023/a.pdf"]


def test_a_folder_named_beside_its_parent_counts_once() -> None:
    assert found("in", "in/2023") == found("in")
    assert [*make_plan(discover(["in/2023", "in", "./in/b.pdf"])).places] == [
        "in/2023/a.pdf",
        "in/a.PDF",
        "in/b.pdf",
    ]


@pytest.mark.parametrize(
    ("argument", "others"),
    [
        ("in", ["in/a.PDF", "in/b.pdf"]),
        ("**/*.pdf", ["in/b.pdf"]),
        ("in/*/*.pdf", []),
        ("in/2023/*.pdf", []),
    ],
)
def test_a_folder_that_cannot_be_read_is_reported_others_read(
    argument: str, others: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("2023"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert found(argument) == [
        "[in/2023: The folder cannot be read: Permission denied. Check that you may read it.]",
        *others,
    ]


def test_a_link_that_cannot_be_followed_is_told_when_it_is_read(here: Path) -> None:
    (here / "in" / "far").symlink_to("x" * 300)  # longer than any file system takes
    assert found("in") == ["in/2023/a.pdf", "in/a.PDF", "in/b.pdf", "in/far"]
    assert found("in/far", "in/f*", "in/f*/*.pdf")[:2] == ["in/far", "in/far"]


def test_a_pipe_in_a_folder_is_not_waited_for(here: Path) -> None:
    os.mkfifo(here / "in" / "c.pdf")
    assert found("in")[-1] == "[in/c.pdf: This is neither a file nor a folder. Name it alone to read it.]"


def test_problems_and_documents_keep_their_order() -> None:
    plan = make_plan(discover(["in/b.pdf", "x*.pdf", "in", "x*.pdf"]))
    assert [*plan.places.values()] == [0, 1, 2, 3]
    assert [key for key in plan.places if key in plan.problems] == [str(next(iter(plan.problems.values())))]
    assert all(isinstance(problem, InputError) for problem in plan.problems.values())


def test_no_document_replaces_what_the_run_itself_writes() -> None:
    plan = make_plan(["x/dataset.pdf", "x/manifest.json.pdf", "y/Dataset.pdf"])
    assert plan.folders == {
        "x/dataset.pdf": "x-dataset",
        "x/manifest.json.pdf": "x-manifest.json",
        "y/Dataset.pdf": "y-Dataset",
    }
