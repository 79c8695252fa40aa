"""A disk that is full at any write: it is reported where it happened, nothing is left half-written, and work continues."""

from __future__ import annotations

import asyncio
import shutil
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from appendix_parser import isolation
from appendix_parser.app.child_tasks import NEEDED
from appendix_parser.app.folder import Folder
from appendix_parser.app.web.routes import Parts
from appendix_parser.errors import OutputError
from appendix_parser.inputs.limits import Limits
from tests.app.conftest import Visit
from tests.app.pdfs import editions
from tests.app.running import App
from tests.app.test_corrections import PLACE, TITLE, type_in
from tests.cli import pdfs
from tests.exporters.faults import Faults, from_then_on

VALUE = {"pointer": "/sections/0/objectives/0", "field": "title", "printed": "Market days"}
NAME, OTHER = "year-2024.pdf", "year-2023.pdf"
FULL = "The disk is full"


async def _stream(data: bytes) -> AsyncIterator[bytes]:
    yield data[:100]
    yield data[100:]


def upload(parts: Parts) -> None:
    taking = parts.uploads.take("new.pdf", _stream(pdfs.prose()))
    with ThreadPoolExecutor(1) as other:  # the browser of other tests has a loop in this thread
        other.submit(asyncio.run, taking).result()


def correct(parts: Parts, corrected: str = "Fairs") -> None:
    values = {**VALUE, "corrected": corrected, "reason": "r", "who": "w"}
    parts.changes.put(NAME, parts.changes.state(NAME).mark, values)


def undo(parts: Parts) -> None:
    parts.changes.undo(NAME, parts.changes.state(NAME).mark)


def settle(parts: Parts) -> None:
    state = parts.changes.state(NAME)
    parts.changes.settle(NAME, state.mark, {"finding": state.doubts[0][0], "settled": True})


def keep_draft(parts: Parts) -> None:
    parts.changes.keep_draft(NAME, {"corrected": "half a wo"})


def save_profile(parts: Parts) -> None:
    profile = {"document": {"title": "Appendix of objectives"}}
    parts.columns.save(NAME, parts.columns.mark(NAME), profile, shared=False)


def decide(parts: Parts) -> None:
    made = parts.comparing.compare([OTHER, NAME])
    pair = made.about.pairs[0].model_dump()
    parts.comparing.decide([OTHER, NAME], made.mark, pair, "same")


def remove(parts: Parts) -> None:
    parts.folder.set_aside(parts.folder.document(NAME))


def save_edition(parts: Parts) -> None:
    parts.saving.save_edition(NAME)


def save_history(parts: Parts) -> None:
    parts.saving.save_history([OTHER, NAME])


OPERATIONS = (correct, undo, settle, keep_draft, save_profile, decide, remove, upload)
SAVING = (save_edition, save_history)


@contextmanager
def _opened(folder: Path) -> Iterator[Parts]:
    made = Parts.of(Folder.open(folder, Limits()), 1, lambda: None)
    yield made
    made.desk.close()


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with two editions that have been read."""
    isolation.get_ready(*NEEDED)
    folder = tmp_path_factory.mktemp("app")
    for name, data in editions().items():
        (folder / name).write_bytes(data)
    with _opened(folder) as made:
        for name in editions():
            made.editions.read(name)
    return folder


@pytest.fixture
def parts(read_once: Path, tmp_path: Path) -> Iterator[Parts]:
    """Return an app that has read two editions, one of them with two corrections."""
    shutil.copytree(read_once, tmp_path / "folder")
    with _opened(tmp_path / "folder") as made:
        for corrected in ("Market", "Markets"):
            correct(made, corrected)
        yield made


def snapshot(parts: Parts) -> dict[str, bytes | None]:
    """Return all that is in the folder, except what can be made again."""
    root = parts.folder.root
    found = {str(path.relative_to(root)): path for path in root.rglob("*")}
    kept = {name: path for name, path in found.items() if not name.startswith(".cache")}
    return {name: path.read_bytes() if path.is_file() else None for name, path in kept.items()}


def fails(parts: Parts, operation: Callable[[Parts], None], faults: Faults) -> bool:
    """Return whether a call failed, and make sure that the operation then did nothing, or all that it should."""
    before = snapshot(parts)
    with pytest.MonkeyPatch.context() as patch:
        faults.install(patch)
        try:
            operation(parts)
        except OutputError as error:
            problem, remedy = error.problem, error.remedy
        else:
            assert snapshot(parts) != before
            return faults.struck
    assert FULL in problem
    assert "Free some space" in remedy
    assert snapshot(parts) == before
    return True


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_full_disk_at_any_write_leaves_nothing_half_done(
    parts: Parts, operation: Callable[[Parts], None]
) -> None:
    before = snapshot(parts)
    for number in count(1):
        if not fails(parts, operation, Faults(from_then_on(number))):
            break
        if snapshot(parts) != before:  # only what can be made again was not written
            return
    assert number > 2


def outputs(parts: Parts) -> dict[str, bytes | None]:
    return {path: content for path, content in snapshot(parts).items() if path.startswith("out/")}


@pytest.mark.parametrize("operation", SAVING)
def test_outputs_are_saved_whole_or_not_at_all_on_a_full_disk(
    parts: Parts, operation: Callable[[Parts], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    make = isolation.run
    made: list[bytes] = []

    def make_once(*arguments: Any, **options: Any) -> bytes:
        if not made:
            made.append(make(*arguments, **options))
        return made[0]

    monkeypatch.setattr(isolation, "run", make_once)
    before, seen = outputs(parts), []
    for number in count(1):
        faults, said = Faults(from_then_on(number)), ""
        with pytest.MonkeyPatch.context() as patch:
            faults.install(patch)
            try:
                operation(parts)
            except OutputError as error:
                said = error.problem
                assert FULL in said
        seen.append(outputs(parts))
        aside = [path for path in seen[-1] if path.startswith("out/.")]
        assert all(seen[-1].pop(path) is None or "could not be put back: it is in" in said for path in aside)
        if not faults.struck:
            break
    assert number > 50
    assert len(seen[-1]) > 10
    assert all(each in (before, seen[-1]) for each in seen)


def test_a_document_is_read_and_corrected_without_a_cache(parts: Parts) -> None:
    shutil.rmtree(parts.folder.root / ".cache")
    with pytest.MonkeyPatch.context() as patch:
        Faults(from_then_on(1)).install(patch)
        assert parts.editions.read(NAME).corrections[0].corrected == "Markets"
    assert parts.changes.state(NAME).undoable == 2
    correct(parts)


# -- in a browser ----------------------------------------------------------------------------------------------


@pytest.fixture
def flag(tmp_path: Path) -> Path:
    """Return the file that fills the disk of `filling` while it exists."""
    return tmp_path / "full"


@pytest.fixture
def filling(flag: Path, read_once: Path, tmp_path: Path) -> Iterator[App]:
    """Return an app on a disk that `flag` fills."""
    shutil.copytree(read_once, tmp_path / "folder")
    app = App(tmp_path / "folder", program=(sys.executable, "-m", "tests.app.full_disk", str(flag)))
    for name in editions():
        app.wait_for(name, "ready")
    yield app
    flag.unlink(missing_ok=True)
    assert app.stop() == 0
    assert "error" not in app.said


def payload(data: bytes) -> FilePayload:
    return {"name": "new.pdf", "mimeType": "application/pdf", "buffer": data}


def test_the_list_says_that_the_disk_is_full_and_continues(filling: App, flag: Path, visit: Visit) -> None:
    page = visit(filling, expected="507")
    flag.touch()
    page.locator("#files").set_input_files(payload(pdfs.prose() + bytes(5_000_000)))
    expect(page.locator("#sent .problem")).to_contain_text(f"{FULL}. Free some space")
    page.get_by_role("button", name="Save everything").click()
    expect(page.locator("#saving-problems")).to_contain_text(
        f"History: {FULL}. Free some space", timeout=60_000
    )
    page.get_by_role("button", name=f"Remove {OTHER}").click()
    expect(page.locator("#alert")).to_contain_text(f"{FULL}. Free some space")
    assert {path.name for path in filling.folder.iterdir()} == {".cache", *editions()}
    flag.unlink()
    page.get_by_role("button", name="Save everything").click()
    expect(page.locator("#saved")).to_contain_text("Saved:", timeout=60_000)
    page.locator("#files").set_input_files(payload(pdfs.prose()))
    expect(page.locator('.card.failed[data-name="new.pdf"]')).to_be_visible(timeout=60_000)


def test_an_edition_says_that_the_disk_is_full_and_continues(
    filling: App, flag: Path, visit: Visit, small: bytes
) -> None:
    (filling.folder / "small.pdf").write_bytes(small)
    filling.wait_for("small.pdf", "ready")
    page = visit(filling, PLACE, expected="507")
    flag.touch()
    type_in(page, TITLE, "Fairs")
    expect(page.locator("#editor-problem")).to_contain_text(f"is not kept: {FULL}")
    page.get_by_role("button", name="Save the correction").click()
    expect(page.locator("#editor-problem")).to_have_text(
        f"{FULL}. Free some space, or choose a folder on another disk."
    )
    flag.unlink()
    page.get_by_role("button", name="Save the correction").click()
    expect(page.locator("#editor")).to_be_hidden()
    flag.touch()
    page.keyboard.press("Control+z")
    expect(page.locator("#saved")).to_have_text("Undone")  # that removes the file, which needs no space
    settle_one(page)
    expect(page.locator("#saved")).to_contain_text(FULL)
    assert {path.name for path in filling.folder.iterdir()} == {".cache", "small.pdf", *editions()}
    flag.unlink()
    settle_one(page)
    expect(page.locator("#saved")).to_have_text("Saved and checked")


def settle_one(page: Page) -> None:
    page.get_by_role("link", name="Doubts").click()
    page.locator("[data-view=doubts]").focus()
    page.keyboard.press("r")


def test_the_forms_say_that_the_disk_is_full_and_continue(filling: App, flag: Path, visit: Visit) -> None:
    page = visit(filling, "/matches", expected="507")
    flag.touch()
    page.get_by_label("The same objective").check()
    expect(page.locator("#alert")).to_contain_text(f"{FULL}. Free some space")
    flag.unlink()
    page.get_by_label("The same objective").check(force=True)
    page.get_by_label("Different objectives").check()
    expect(page.locator("#said")).to_have_text("Saved.")
    page.goto(f"{filling.origin}/editions/{NAME}/columns")
    flag.touch()
    page.get_by_role("button", name="Save and read again").click()
    expect(page.locator("#columns-form")).to_contain_text(f"{FULL}. Free some space")
    assert not (filling.folder / f"{NAME[:-4]}.profile.toml").exists()
    flag.unlink()
    page.get_by_role("button", name="Save and read again").click()
    page.wait_for_url(f"{filling.origin}/")
