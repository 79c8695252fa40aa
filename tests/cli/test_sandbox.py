"""What a child cannot do, whatever a PDF makes it try."""

from __future__ import annotations

import contextlib
import json
import os
import platform
import re
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from appendix_parser.inputs.limits import Limits
from appendix_parser.isolation import run, sandbox
from appendix_parser.isolation.sandbox import Right

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only on Linux a child gives up its rights")

Attempts = Mapping[str, Callable[[Path], Any]]


def become_two(_: Path) -> None:
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)


ATTEMPTS: Mapping[Right, Attempts] = {
    Right.FILES: {
        "make a file": lambda folder: (folder / "new").write_text("x"),
        "append to a file": lambda folder: (folder / "old").open("a").close(),
        "empty a file": lambda folder: os.truncate(folder / "old", 0),
        "copy a file": lambda folder: os.link(folder / "old", folder / "copy"),
        "rename a file": lambda folder: (folder / "old").rename(folder / "renamed"),
        "remove a file": lambda folder: (folder / "removed").unlink(),
        "make a folder": lambda folder: (folder / "folder").mkdir(),
        "make a link": lambda folder: (folder / "link").symlink_to(folder),
        "make a temporary file": lambda _: tempfile.TemporaryFile().close(),
        "change its own code": lambda _: Path("/proc/self/mem").open("r+b").close(),
    },
    Right.PROGRAMS: {
        "start a program": lambda _: subprocess.run(["/bin/sh", "-c", "exit"], check=True),
        "start a program without Python": lambda _: os.posix_spawn("/bin/sh", ["sh", "-c", "exit"], {}),
        "become two": become_two,
    },
    Right.NETWORK: {
        "open a TCP socket": lambda _: socket.socket().close(),
        "open a UDP socket": lambda _: socket.socket(type=socket.SOCK_DGRAM).close(),
        "open a raw socket": lambda _: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW).close(),
        "open a socket of this machine": lambda _: socket.socket(socket.AF_UNIX).close(),
        "listen": lambda _: socket.create_server(("127.0.0.1", 0)).close(),
    },
}
HARMLESS: Attempts = {
    "read a file": lambda folder: (folder / "old").read_text(),
    "list a folder": lambda folder: [*folder.iterdir()],
    "start a thread": lambda _: threading.Thread(target=int).start(),
    "signal itself": lambda _: os.kill(os.getpid(), 0),
}


def attempt(right: str, folder: str) -> bytes:
    """Attempt all that needs a right, and return what could be done, as JSON."""
    done = []
    for name, action in (ATTEMPTS[Right[right]] if right else HARMLESS).items():
        with contextlib.suppress(OSError):
            action(Path(folder))
            done.append(name)
    return json.dumps(done).encode()


def signal_parent() -> bytes:
    with contextlib.suppress(PermissionError):
        os.kill(os.getppid(), 0)
        return b"sent"
    return b"refused"


def rights() -> bytes:
    return json.dumps([right.name for right in sandbox.give_up_rights()]).encode()


@pytest.fixture(scope="module")
def given_up() -> list[str]:
    """Return what a process on this system can give up."""
    found: list[str] = json.loads(run(rights, limits=Limits(), where="a.pdf"))
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("old", "removed"):
        (tmp_path / name).write_text("as it was")
    return tmp_path


def in_a_child(right: str, folder: Path) -> list[str]:
    done: list[str] = json.loads(run(attempt, right, str(folder), limits=Limits(), where="a.pdf"))
    return done


def beside_a_thread(right: str, folder: Path) -> list[str]:
    """Do the same in a child that another program makes."""
    found: list[list[str]] = []
    thread = threading.Thread(target=lambda: found.append(in_a_child(right, folder)))
    thread.start()
    thread.join()
    return found[0]


@pytest.mark.parametrize("tried", [in_a_child, beside_a_thread])
@pytest.mark.parametrize("right", Right)
def test_a_child_has_given_up(
    right: Right, tried: Callable[[str, Path], list[str]], folder: Path, given_up: list[str]
) -> None:
    if right.name not in given_up:
        pytest.skip(f"this system lets no process give up {right.value}")
    assert tried(right.name, folder) == []
    assert {file.name: file.read_text() for file in folder.iterdir()} == {
        "old": "as it was",
        "removed": "as it was",
    }


@pytest.mark.parametrize("right", Right)
def test_what_is_attempted_works_for_others(right: Right, folder: Path) -> None:
    assert json.loads(attempt(right.name, str(folder))) == [*ATTEMPTS[right]]


def test_a_child_keeps_what_it_needs(folder: Path) -> None:
    assert in_a_child("", folder) == [*HARMLESS]


def _kernel() -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", platform.release())[:2]))


@pytest.mark.skipif(_kernel() < (6, 12), reason="only from Linux 6.12 on a child can be kept from signals")
def test_a_child_signals_no_other_process(given_up: list[str]) -> None:
    if Right.FILES.name in given_up:
        assert run(signal_parent, limits=Limits(), where="a.pdf") == b"refused"


WITHOUT = """
import sys
from appendix_parser.isolation import run, sandbox
from appendix_parser.inputs.limits import Limits
from tests.cli.test_sandbox import attempt, rights
sandbox._CREATE_RULESET = 9999
sandbox.platform.machine = lambda: "of another kind"
assert run(rights, limits=Limits(), where="a.pdf") == b"[]"
assert b"open a TCP socket" in run(attempt, "NETWORK", sys.argv[1], limits=Limits(), where="a.pdf")
print(run(attempt, "FILES", sys.argv[1], limits=Limits(), where="a.pdf").decode())
"""


def test_where_the_system_takes_no_rights_files_stay_empty(folder: Path) -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, str(folder)], cwd=root, capture_output=True, text=True, check=True
    )
    assert "rename a file" in json.loads(done.stdout)
    assert "make a file" not in json.loads(done.stdout)
    assert (folder / "new").read_text() == ""
