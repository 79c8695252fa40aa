"""Encrypted PDFs: read where no password or the right one opens them, and never by a password in the arguments."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path
from typing import Literal

import pikepdf
import pytest

from appendix_parser import UnreadablePdfError, parse
from appendix_parser.cli import application
from tests.cli import pdfs
from tests.cli.conftest import Run


def encrypted(user: str, revision: Literal[2, 3, 4, 5, 6]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdfs.appendix())) as pdf:
        pdf.save(
            out,
            encryption=pikepdf.Encryption(
                user=user, owner="owner", R=revision, aes=revision >= 4, metadata=revision >= 4
            ),
        )
    return out.getvalue()


@pytest.mark.parametrize("revision", [3, 4, 6])
def test_an_empty_password_opens_without_being_asked_for(revision: Literal[2, 3, 4, 5, 6]) -> None:
    sound = parse(pdfs.appendix())
    assert parse(encrypted("", revision)).sections == sound.sections


@pytest.mark.parametrize("revision", [3, 4, 6])
def test_the_right_password_opens_and_another_does_not(revision: Literal[2, 3, 4, 5, 6]) -> None:
    data = encrypted("open sesame", revision)
    assert parse(data, password="open sesame").sections
    with pytest.raises(UnreadablePdfError, match=r"The password is wrong\."):
        parse(data, password="sesame")
    with pytest.raises(UnreadablePdfError, match=r"It needs a password\."):
        parse(data)
    with pytest.raises(UnreadablePdfError, match="password is wrong"):
        parse(data, password="sésame – 🔑")


@pytest.mark.parametrize("command", ["parse", "tables", "check", "convert"])
def test_a_password_comes_from_a_file(run: Run, folder: Path, command: str) -> None:
    (folder / "locked.pdf").write_bytes(encrypted("open sesame", 6))
    (folder / "password.txt").write_text("open sesame\n")
    assert run(command, "--password-file", "password.txt", "locked.pdf").status == 0


def test_a_byte_order_mark_is_not_part_of_the_password(run: Run, folder: Path) -> None:
    (folder / "locked.pdf").write_bytes(encrypted("open sesame", 6))
    (folder / "password.txt").write_text("open sesame\n", encoding="utf-8-sig")
    assert run("parse", "--password-file", "password.txt", "locked.pdf").status == 0


def test_a_file_that_must_not_be_read_is_told_like_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    path = tmp_path / "password.txt"
    path.touch()
    with monkeypatch.context() as patch:
        patch.setattr(os, "access", lambda *_: False)
        patch.setattr(os, "open", refuse)
        assert application.run(["parse", "--password-file", str(path), "a.pdf"]) == 2
    assert capfd.readouterr().err == (
        f"appendix-parser: error: {path}: The file cannot be opened: Permission denied. "
        "Check that you may read it.\n"
    )


def test_without_the_password_the_message_says_how_to_give_it(run: Run, folder: Path) -> None:
    (folder / "locked.pdf").write_bytes(encrypted("open sesame", 6))
    assert run("parse", "locked.pdf") == (
        3,
        "",
        "appendix-parser: error: locked.pdf: This PDF is encrypted. It needs a password. "
        "Write the right one into a file, and name that file with --password-file.\n",
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "There is no such file. Check the name and the folder."),
        (b"\xff\xfe", "The file with the password is not text. Save it as UTF-8."),
        (
            b"x" * 2_000_000,
            "This is not a file with a password: The file is larger than the limit of 1 MB. "
            "Name a text file that has the password in its first line.",
        ),
    ],
)
def test_a_file_without_a_password_ends_with_2(
    run: Run, folder: Path, small: Path, content: bytes | None, message: str
) -> None:
    if content is not None:
        (folder / "password.txt").write_bytes(content)
    assert run("parse", "--password-file", "password.txt", small.name) == (
        2,
        "",
        f"appendix-parser: error: password.txt: {message}\n",
    )
