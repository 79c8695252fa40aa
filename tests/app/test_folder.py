"""What happens to the folder while the app runs: it goes, names are changed, and files are replaced."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from playwright.sync_api import expect

from appendix_parser import isolation, version
from appendix_parser.app import child_tasks, read_editions
from appendix_parser.app.edit_corrections import ConflictError
from appendix_parser.app.folder import Folder
from appendix_parser.app.read_editions import NotReadError, read_appendix
from appendix_parser.app.web.routes import Parts
from appendix_parser.inputs.limits import Limits
from appendix_parser.records import Appendix
from tests.app.conftest import Start, Visit
from tests.app.running import App
from tests.app.test_corrections import GOOD, PLACE, TITLE, save, type_in
from tests.browser import accept_dialogs

CORRECTION = {**GOOD, "corrected": "Fairs", "reason": "Minutes", "who": "A. Analyst"}
PLACE_OF = "/editions/small.pdf/corrections"


def test_a_folder_that_is_gone_is_reported_until_it_is_back(start: Start, visit: Visit, small: bytes) -> None:
    app = start()
    page = visit(app, expected="422")
    shutil.rmtree(app.folder)
    assert app.add("small.pdf", small).status == 507
    for path in ("/", "/state", "/history", "/matches", "/editions/small.pdf"):
        answer = app.ask("GET", path)
        assert answer.status == 422, path
        assert answer.json["problem"].startswith("The folder cannot be read"), path
    expect(page.locator("#alert")).to_contain_text("The folder cannot be read")
    app.folder.mkdir()
    expect(page.locator("#alert")).to_be_hidden()
    assert app.add("small.pdf", small).status == 200


def test_the_longest_name_of_a_pdf_does_no_harm(start: Start, small: bytes) -> None:
    app = start()
    name = f"{'x' * 251}.pdf"
    (app.folder / name).write_bytes(small)
    app.wait_for(name, "ready")
    answer = app.ask("POST", f"/editions/{name}/corrections", CORRECTION, if_match=app.mark(name))
    assert answer.json["problem"] == "The name is too long for the disk."


def test_files_that_belong_to_no_pdf_are_named(shared: App, visit: Visit) -> None:
    for name in ("old.corrections.csv", "gone.settled.csv", "small.corrections.csv", "profile.toml"):
        (shared.folder / name).write_text("")
    assert shared.state()["strays"] == ["gone.settled.csv", "old.corrections.csv"]
    expect(visit(shared).locator("#alert")).to_contain_text("“old.corrections.csv” belongs to no PDF")
    (shared.folder / "removed").mkdir()
    for stem in ("old", "gone"):
        (shared.folder / "removed" / f"{stem}.pdf").touch()
    assert shared.state()["strays"] == []


def test_what_an_action_came_to_is_said_until_the_next(shared: App, visit: Visit) -> None:
    (shared.folder / "removed").touch()
    page = visit(shared, expected="507")
    page.get_by_role("button", name="Remove small.pdf").click()
    expect(page.locator("#alert")).to_contain_text("There is a file where a folder should be.")
    with page.expect_response("**/state"):
        pass
    page.wait_for_timeout(100)
    expect(page.locator("#alert")).to_contain_text("There is a file where a folder should be.")
    page.get_by_role("button", name="Save everything").click()
    expect(page.locator("#alert")).to_be_hidden()


def test_a_page_of_another_pdf_changes_nothing(start: Start, visit: Visit, small: bytes) -> None:
    app = start()
    (app.folder / "small.pdf").write_bytes(small)
    app.wait_for("small.pdf", "ready")
    page = visit(app, PLACE, expected="412")
    asked: list[str] = []
    accept_dialogs(page, asked)
    type_in(page, TITLE, "Fairs")
    (app.folder / "small.pdf").write_bytes(small + b"% another\n")
    page.wait_for_timeout(200)
    app.wait_for("small.pdf", "ready")
    page.get_by_role("button", name="Save the correction").click()
    expect(page.locator("#editor-problem")).to_contain_text("Another tab or program changed this")
    assert app.rows("small.corrections.csv") == []
    with page.expect_navigation():
        page.get_by_role("button", name="Load the latest state").click()
    expect(page.get_by_role("textbox", name="Corrected")).to_have_value("Fairs")
    save(page)
    assert [row["corrected"] for row in app.rows("small.corrections.csv")] == ["Fairs"]


def test_a_profile_in_a_wrong_encoding_is_named(shared: App) -> None:
    (shared.folder / "small.profile.toml").write_bytes(b"\xff")
    assert shared.wait_for("small.pdf", "failed")["problem"].startswith("small.profile.toml, line 1:")


def test_half_of_a_character_is_refused(shared: App) -> None:
    answer = shared.ask("POST", PLACE_OF, {**CORRECTION, "corrected": "\ud83d"}, if_match="x")
    assert answer.status == 422


def test_pages_are_counted_from_one(shared: App) -> None:
    key = "/editions/small.pdf/pages"
    assert [shared.ask("GET", f"{key}/{number}").status for number in (0, 1, 2, 3)] == [404, 200, 200, 404]


# -- in this process -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory, small: bytes) -> Parts:
    isolation.get_ready(*child_tasks.NEEDED)
    folder = tmp_path_factory.mktemp("app")
    (folder / "small.pdf").write_bytes(small)
    made = Parts.of(Folder.open(folder, Limits()), 0, lambda: None)
    made.editions.read("small.pdf")
    return made


def test_kept_results_that_were_changed_are_made_again(parts: Parts) -> None:
    for path in (parts.folder.root / ".cache").iterdir():
        path.write_bytes(path.read_bytes()[:-1])
    assert parts.editions.read("small.pdf").title == "Small appendix"


def test_a_file_that_changes_during_the_check_is_kept(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    path = parts.folder.corrections("small.pdf")
    mark = parts.changes.state("small.pdf").mark

    def meanwhile(corrected: Callable[..., bytes], path: Path) -> Callable[..., bytes]:
        def run(*arguments: object) -> bytes:
            path.write_text("of another program")
            return corrected(*arguments)

        return run

    monkeypatch.setattr(parts.editions, "corrected", meanwhile(parts.editions.corrected, path))
    with pytest.raises(ConflictError):
        parts.changes.put("small.pdf", mark, CORRECTION)
    assert path.read_text() == "of another program"
    path.unlink()


def test_a_change_corrects_once_and_reads_the_json_once(parts: Parts) -> None:
    mark = parts.changes.state("small.pdf").mark
    read_appendix.cache_clear()
    with (
        patch.object(isolation, "run", wraps=isolation.run) as run,
        patch.object(Appendix, "model_validate_json", wraps=Appendix.model_validate_json) as read,
    ):
        parts.changes.put("small.pdf", mark, CORRECTION)
    assert (run.call_count, read.call_count) == (1, 1)


def test_another_build_of_the_program_reads_again(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    assert parts.editions.view("small.pdf").sheets
    monkeypatch.setattr(read_editions, "build", lambda: "after a change")
    with pytest.raises(NotReadError):
        parts.editions.view("small.pdf")


def test_a_build_is_known_by_its_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def found() -> str:
        version.build.cache_clear()
        return version.build()

    monkeypatch.setattr(version, "__file__", str(tmp_path / "version.py"))
    (tmp_path / "room").mkdir()
    before = found()
    (tmp_path / "room" / "new.py").write_text("a = 1\n")
    first = found()
    (tmp_path / "room" / "new.py").write_text("a = 2\n")
    assert len({before, first, found()}) == 3
    monkeypatch.undo()
    assert found() == found()
