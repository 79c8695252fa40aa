"""Reads a PDF and prints what it made the interpreter do: files opened, programs started, sockets, code.

A program of its own, `python -m tests.hostile.audited FILE`, as what has once been watched stays watched.
"""

from __future__ import annotations

import os
import sys
import sysconfig
from pathlib import Path

from appendix_parser.parsing import parse

FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.",
    "ctypes.",
    "pickle.",
    "marshal.",
    "shutil.",
    "webbrowser.",
    "urllib.",
)
HARMLESS = {
    "os.listdir",  # what Python's own import of a module does
    "os.scandir",
    "ctypes.create_string_buffer",  # memory into which PDFium writes text
}
COMPILED = ("exec", "compile")


def main() -> None:
    """Print a line for each event that reading a PDF must not cause."""
    data = Path(sys.argv[1]).read_bytes()
    parse(data)  # so that all modules are loaded
    own = (*filter(None, sys.path), sysconfig.get_path("stdlib"), str(Path.cwd() / "src"))
    events: list[str] = []

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            name = str(arguments[0])
            if not os.path.realpath(name).startswith(own):
                events.append(f"open {name}")
        elif event in COMPILED or (event.startswith(FORBIDDEN) and event not in HARMLESS):
            events.append(f"{event} {arguments}")

    sys.addaudithook(watch)
    parse(data)
    sys.stdout.write("".join(f"{event}\n" for event in events))


if __name__ == "__main__":
    main()
