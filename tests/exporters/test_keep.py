"""What somebody changed or added in an output folder is kept under another name, and lost by no failure."""

from __future__ import annotations

from pathlib import Path

import pytest

from appendix_parser import write
from appendix_parser.errors import OutputError
from appendix_parser.exporters.folders.formats import APPENDIX
from appendix_parser.exporters.folders.keep import keeping
from appendix_parser.exporters.folders.write import names_of
from appendix_parser.records import Appendix

IS_OURS = names_of(APPENDIX)


@pytest.fixture
def out(appendix: Appendix, tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    write(appendix, folder, ["csv"])
    return folder


def test_edited_and_stray_files_are_kept_beside_a_new_folder(appendix: Appendix, out: Path) -> None:
    before = (out / "sections.csv").read_bytes()
    (out / "sections.csv").write_bytes(b"edited")
    (out / "my notes.xlsx").write_bytes(b"mine")
    with pytest.raises(OutputError, match="--keep"):
        write(appendix, out, ["csv"])
    write(appendix, out, ["csv"], keep=True)
    kept = out.with_name("out.kept")
    assert (kept / "sections.csv").read_bytes() == b"edited"
    assert (kept / "my notes.xlsx").read_bytes() == b"mine"
    assert (out / "sections.csv").read_bytes() == before
    assert not (out / "my notes.xlsx").exists()
    (out / "sections.csv").write_bytes(b"edited again")
    write(appendix, out, ["csv"], keep=True)
    assert (out.with_name("out.kept-2") / "sections.csv").read_bytes() == b"edited again"


def test_a_folder_as_it_was_written_is_replaced_and_not_kept(appendix: Appendix, out: Path) -> None:
    write(appendix, out, ["json"], keep=True)
    assert [path.name for path in out.parent.iterdir()] == ["out"]
    assert (out / "appendix.json").exists()


def test_a_failure_gives_the_folder_its_name_back(out: Path) -> None:
    (out / "sections.csv").write_bytes(b"edited")

    def fail() -> None:
        with keeping(out, IS_OURS) as kept:
            assert kept == out.with_name("out.kept")
            assert not out.exists()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert (out / "sections.csv").read_bytes() == b"edited"
    assert [path.name for path in out.parent.iterdir()] == ["out"]


def test_a_link_and_the_current_folder_are_not_renamed(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (out / "mine.txt").write_bytes(b"mine")
    link = tmp_path / "link"
    link.symlink_to(out, target_is_directory=True)
    with pytest.raises(OutputError, match="a link"), keeping(link, IS_OURS):
        pass
    monkeypatch.chdir(out)
    with pytest.raises(OutputError, match="current folder"), keeping(out, IS_OURS):
        pass
    assert (out / "mine.txt").read_bytes() == b"mine"
