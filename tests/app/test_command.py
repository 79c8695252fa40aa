"""The command: where it works, what it says, how it ends."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.app.conftest import Start
from tests.warmed import PROGRAM


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [str(PROGRAM), "app", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def test_it_makes_the_folder_and_ends_with_an_interrupt(start: Start, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    app = start("new/folder", installed=True)
    assert [*app.folder.iterdir()] == []
    assert app.stop() == 0
    assert "stopped" in app.said
    assert "Traceback" not in app.said


@pytest.mark.skipif(os.name == "nt", reason="the browser is a script of a shell")
def test_it_opens_the_browser_that_the_user_has(tmp_path: Path) -> None:
    opened, browser = tmp_path / "opened", tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {opened}\n')
    browser.chmod(0o755)
    environment = {**os.environ, "BROWSER": f"{browser} %s"}
    with subprocess.Popen(
        [PROGRAM, "app", tmp_path / "folder"], env=environment, stderr=subprocess.PIPE, text=True
    ) as app:
        assert app.stderr is not None
        said = next(line for line in app.stderr if "open http" in line)
        end = time.monotonic() + 20
        while not (opened.exists() and opened.read_text()) and time.monotonic() < end:
            time.sleep(0.05)
        app.terminate()
        app.stderr.read()
    assert opened.read_text().strip() == said.strip().partition("open ")[2]
    assert app.returncode == 0


def test_the_default_folder_is_in_the_documents(tmp_path: Path) -> None:
    (tmp_path / "Documents").mkdir()
    code = "from appendix_parser.app.folder import default_folder as d; print(d())"
    environment = {**os.environ, "HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == str(tmp_path / "Documents" / "Appendices")


def test_what_cannot_work_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        cases = {
            (tmp_path / "file", "--no-browser"): (5, "file"),
            (tmp_path / "folder", "--no-browser", "--port", port): (2, f"Port {port} cannot be used"),
            (tmp_path / "folder", "--port", 70_000): (2, "65535"),
        }
        for arguments, (status, said) in cases.items():
            done = run(*arguments)
            assert (done.returncode, said in done.stderr) == (status, True), done.stderr
            assert "Traceback" not in done.stderr
            assert done.stdout == ""


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    code = f"""
import sys
sys.modules["starlette"] = None
from appendix_parser.cli.application import run
sys.exit(run(["app", {str(tmp_path / "folder")!r}]))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "appendix-parser[app]" in done.stderr
    assert not (tmp_path / "folder").exists()
