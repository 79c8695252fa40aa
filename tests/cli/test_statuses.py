"""Each way in which a run can fail: its exit status, its message, and nothing on standard output."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from appendix_parser.errors import SERIOUSNESS, ExitStatus, most_serious
from tests.cli import pdfs
from tests.cli.conftest import Run

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "errors.md"


@pytest.mark.parametrize("kind", pdfs.UNREADABLE)
def test_what_is_no_readable_pdf_ends_with_3(run: Run, folder: Path, kind: str) -> None:
    (folder / "bad.pdf").write_bytes(pdfs.UNREADABLE[kind]())
    status, out, err = run("parse", "bad.pdf")
    assert (status, out) == (3, "")
    assert re.fullmatch(r"appendix-parser: error: bad\.pdf: [A-Z].+\. [A-Z].+\.\n", err)


def test_an_encrypted_pdf_is_told_apart(run: Run, folder: Path) -> None:
    (folder / "locked.pdf").write_bytes(pdfs.encrypted())
    assert "password" in run("parse", "locked.pdf").err


def test_a_pdf_without_the_tables_ends_with_4(run: Run, folder: Path) -> None:
    (folder / "minutes.pdf").write_bytes(pdfs.prose())
    status, out, err = run("parse", "minutes.pdf")
    assert (status, out) == (4, "")
    assert re.fullmatch(r"appendix-parser: error: minutes\.pdf: [A-Z].+\. [A-Z].+\.\n", err)


@pytest.mark.parametrize("command", ["parse", "tables", "check", "review"])
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.pdf", "There is no such file. Check the name and the folder."),
        ("", "The name of the file is empty. Check the name and the folder."),
        ("folder.pdf", "This is a folder. Name a file in it."),
        (
            "loop.pdf",
            "The file cannot be opened: Too many levels of symbolic links. Check that you may read it.",
        ),
    ],
)
def test_a_file_that_cannot_be_opened_ends_with_2(
    run: Run, folder: Path, command: str, name: str, message: str
) -> None:
    (folder / "folder.pdf").mkdir()
    (folder / "loop.pdf").symlink_to("loop.pdf")
    place = f"{name}: " if name else ""
    assert run(command, name) == (2, "", f"appendix-parser: error: {place}{message}\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("parse",), "Missing argument 'FILE.pdf'."),
        (("parse", "a.pdf", "b.pdf"), "Got unexpected extra argument (b.pdf)"),
        (("parse", "--zzz", "a.pdf"), "No such option '--zzz'."),
        (
            ("parse", "--timeout", "soon", "a.pdf"),
            "Invalid value for '--timeout': 'soon' is not a valid integer.",
        ),
        (
            ("parse", "--timeout", "0", "a.pdf"),
            "The limit seconds (--timeout) must be between 1 and 1000000, not 0.",
        ),
        (
            ("convert", "-f", "docx", "a.pdf"),
            "Invalid value for '-f' / '--format': 'docx' is not one of 'json', 'csv', 'parquet', 'xlsx'.",
        ),
    ],
)
def test_wrong_usage_ends_with_2(run: Run, arguments: tuple[str, ...], message: str) -> None:
    assert run(*arguments) == (
        2,
        "",
        f"appendix-parser: error: {message}\nappendix-parser: see 'appendix-parser {arguments[0]} --help'\n",
    )


def test_an_unknown_command_ends_with_2(run: Run) -> None:
    status, out, err = run("transmogrify")
    assert (status, out) == (2, "")
    assert err.startswith("appendix-parser: error: No such command 'transmogrify'.")


def test_no_command_shows_the_help_as_a_message(run: Run) -> None:
    status, out, err = run()
    assert (status, out) == (2, "")
    assert err.startswith("Usage: appendix-parser")


def test_a_name_with_control_characters_is_shown_harmlessly(run: Run, folder: Path) -> None:
    name = "red\x1b[31m\u202ename\n.pdf"
    (folder / name).write_bytes(b"no PDF")
    status, _, err = run("parse", name)
    assert status == 3
    assert err.startswith("appendix-parser: error: red\\x1b[31m\\u202ename\\n.pdf: ")
    assert err.count("\n") == 1


def test_a_name_that_is_no_text_is_shown(run: Run) -> None:
    status, _, err = run("parse", b"\xff\xfe.pdf")
    assert status == 2
    assert err.startswith("appendix-parser: error: \\udcff\\udcfe.pdf: ")


def test_an_option_with_control_characters_is_shown_harmlessly(run: Run) -> None:
    assert "\x1b" not in run("parse", "--\x1b[31m").err


class TestLimits:
    def test_time(self, run: Run, folder: Path) -> None:
        (folder / "endless.pdf").write_bytes(pdfs.endless())
        assert run("parse", "--timeout", "1", "endless.pdf") == (
            7,
            "",
            "appendix-parser: error: endless.pdf: It took longer than the limit of 1 s. "
            "If you trust the file, raise the limit with --timeout SECONDS.\n",
        )

    def test_memory(self, run: Run, folder: Path) -> None:
        (folder / "bomb.pdf").write_bytes(pdfs.bomb())
        assert run("parse", "--memory", "400", "--max-stream", "1000", "bomb.pdf") == (
            7,
            "",
            "appendix-parser: error: bomb.pdf: It needed more memory than the limit of 400 MB. "
            "If you trust the file, raise the limit with --memory MB.\n",
        )

    @pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to a limit on the address space")
    def test_memory_for_the_program_itself(self, run_installed: Run, small: Path) -> None:
        for megabytes in ("10", "20", "40"):
            assert run_installed("parse", "--memory", megabytes, small.name).status == 7

    def test_size(self, run: Run, folder: Path) -> None:
        with (folder / "large.pdf").open("wb") as file:
            file.truncate(1024 * 1024 + 1)
        assert run("parse", "--max-size", "1", "large.pdf") == (
            7,
            "",
            "appendix-parser: error: large.pdf: The file is larger than the limit of 1 MB. "
            "If you trust the file, raise the limit with --max-size MB.\n",
        )

    def test_size_of_what_never_ends(self, run: Run) -> None:
        status, _, err = run("parse", "--max-size", "1", "/dev/zero")
        assert (status, "--max-size" in err) == (7, True)

    def test_pages(self, run: Run, folder: Path) -> None:
        (folder / "long.pdf").write_bytes(pdfs.many_pages(4))
        assert run("parse", "--max-pages", "3", "long.pdf") == (
            7,
            "",
            "appendix-parser: error: long.pdf: The document has more pages than the limit of 3. "
            "If you trust the file, raise the limit with --max-pages PAGES.\n",
        )


def test_every_status_has_its_place_in_the_order() -> None:
    assert sorted(SERIOUSNESS) == sorted(ExitStatus)


def test_the_most_serious_status_wins_and_nothing_is_done() -> None:
    assert most_serious([]) == ExitStatus.DONE
    assert (
        most_serious([ExitStatus.FINDINGS, ExitStatus.NO_APPENDIX, ExitStatus.DONE]) == ExitStatus.NO_APPENDIX
    )
    assert most_serious([ExitStatus.NOT_WRITTEN, ExitStatus.LIMIT]) == ExitStatus.NOT_WRITTEN


def test_the_documentation_has_every_status_and_their_order() -> None:
    text = DOCUMENTATION.read_text(encoding="utf-8")
    assert re.findall(r"^\| (\d+) \|", text, re.MULTILINE) == [
        str(int(status)) for status in sorted(ExitStatus)
    ]
    order = re.search(r"From the least serious to the most: ([\d,\s]+)\.", text)
    assert order is not None
    assert [int(status) for status in re.findall(r"\d+", order[1])] == list(SERIOUSNESS)
