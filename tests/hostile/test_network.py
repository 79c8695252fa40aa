"""The package opens no connection, whatever it does; only `app` listens, and `convert --dask` talks to its scheduler."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import appendix_parser
from tests.cli import pdfs

PACKAGE = Path(appendix_parser.__file__).parent

OF_THE_NETWORK = {
    *(
        "socket",
        "ssl",
        "asyncio",
        "urllib.request",
        "http",
        "ftplib",
        "smtplib",
        "poplib",
        "imaplib",
        "telnetlib",
    ),
    *(
        "socketserver",
        "xmlrpc",
        "wsgiref",
        "webbrowser",
        "requests",
        "httpx",
        "aiohttp",
        "fsspec",
        "distributed",
    ),
}
ALLOWED = {
    ("isolation", "socket"),  # pairs that lead from a process to its child
    ("batch", "distributed"),
    *(("app", module) for module in ("asyncio", "http", "socket", "webbrowser")),  # listens on this computer
}

WATCHED = """
import os, sys

EVENTS = {"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}

def watch(event, arguments):
    if event in EVENTS:
        os._exit(99)

sys.addaudithook(watch)
"""
COMMANDS = """
from appendix_parser.cli.application import run
for command in sys.argv[1:]:
    status = run(command.split())
    assert status == 0, (command, status)
"""
CONNECTION = """
import socket
socket.socket().connect_ex(("127.0.0.1", 9))
"""


def _run(program: str, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", WATCHED + program, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_no_command_opens_a_connection(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdfs.appendix())
    commands = ["convert a.pdf", "review a.pdf", "diff a.pdf out/a/appendix.json"]
    done = _run(COMMANDS, *commands, folder=tmp_path)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr


def test_a_connection_would_be_noticed(tmp_path: Path) -> None:
    assert _run(CONNECTION, folder=tmp_path).returncode == 99


def test_nothing_of_the_network_is_imported_elsewhere() -> None:
    found = {
        (path.relative_to(PACKAGE).parts[0], name)
        for path in PACKAGE.rglob("*.py")
        for name in _imported(path)
        if name in OF_THE_NETWORK
    }
    assert found == ALLOWED


def _imported(path: Path) -> set[str]:
    """Return the modules that a file imports, each also by the names of the packages that it is in."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {part for alias in node.names for part in _up(alias.name)}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {part for alias in node.names for part in _up(f"{node.module}.{alias.name}")}
    return names


def _up(name: str) -> set[str]:
    parts = name.split(".")
    return {".".join(parts[:length]) for length in range(1, len(parts) + 1)}
