"""Trials of what writes outputs, in processes that are killed, or that write to one place together.

A program of its own, `python -m tests.exporters.processes TRIAL FOLDER`, because it has no threads and so can
be forked safely. Prints how many processes were tried.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
import sys
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

from appendix_parser.exporters.folders import one_file, staging, swap, write
from appendix_parser.exporters.texts.json_text import from_json
from appendix_parser.records import Appendix, Coverage, Source

TRACED = {module.__file__ for module in (one_file, staging, swap, write, shutil)}
MARK = b'<meta name="generator" content="appendix-parser">'


def document(title: str) -> Appendix:
    return Appendix(
        title=title,
        source=Source(filename="x.pdf", sha256="0" * 64, page_count=1),
        coverage=Coverage(
            words=0, records=0, headings=0, headers=0, furniture=0, context=0, hidden=0, unplaced=0
        ),
    )


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def title_in(place: Path) -> str:
    """Return the title of the document in `place`, which must be whole."""
    assert names(place) == ["appendix.json", "datapackage.json"]
    return from_json((place / "appendix.json").read_bytes()).title


def kill_at(line: int) -> Any:
    """Return a trace function that kills the process before the given executed line of the traced modules."""
    executed = 0

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal executed
        if frame.f_code.co_filename not in TRACED:
            return None
        if event == "line":
            executed += 1
            if executed == line:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    return trace


def in_child(work: Any) -> int:
    """Run `work` in a fork and return its wait status."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:
            sys.excepthook(*sys.exc_info())
            os._exit(1)
        os._exit(0)
    return os.waitpid(child, 0)[1]


def killed(folder: Path) -> int:
    """Kill a run that replaces an output before each line that it executes; each time another run follows."""
    place = folder / "out"
    line = 0
    while True:
        line += 1
        shutil.rmtree(place, ignore_errors=True)
        write.write_outputs(document("old"), place, ["json"])

        def work(line: int = line) -> None:
            sys.settrace(kill_at(line))
            write.write_outputs(document("new"), place, ["json"])

        status = in_child(work)
        if not place.exists():  # only without exchange: the next run brings the old output back
            assert "killed-without-exchange" in sys.argv
            swap.recover(place)
        assert title_in(place) in {"old", "new"}
        write.write_outputs(document("next"), place, ["json"])
        assert title_in(place) == "next"
        assert names(folder) == ["out"]
        if status == 0:
            return line
        assert os.WIFSIGNALED(status), status


def killed_without_exchange(folder: Path) -> int:
    """Do the same where the system cannot exchange two folders in one step."""

    def no_exchange(one: Path, other: Path) -> None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    swap._exchange = no_exchange
    return killed(folder)


def one_file_killed(folder: Path) -> int:
    """Kill a run that replaces a single file before each line that it executes; each time another run follows."""
    place = folder / "page.html"
    old, new, following = (MARK + text for text in (b"old", b"new", b"next"))
    for line in count(1):
        one_file.write_file(place, old)

        def work(line: int = line) -> None:
            sys.settrace(kill_at(line))
            one_file.write_file(place, new)

        status = in_child(work)
        assert place.read_bytes() in {old, new}
        one_file.write_file(place, following)
        assert place.read_bytes() == following
        assert names(folder) == ["page.html"]
        if status == 0:
            return line
        assert os.WIFSIGNALED(status), status
    raise AssertionError


def together(folder: Path) -> int:
    """Let processes write to one place at the same time; it then holds the whole output of one of them."""
    place = folder / "out"
    for _ in range(15):
        children = []
        for title in ("one", "two", "three", "four"):
            child = os.fork()
            if child == 0:
                try:
                    write.write_outputs(document(title), place, ["json"])
                except BaseException:
                    sys.excepthook(*sys.exc_info())
                    os._exit(1)
                os._exit(0)
            children.append(child)
        assert [os.waitpid(child, 0)[1] for child in children] == [0] * 4
        assert title_in(place) in {"one", "two", "three", "four"}
        assert names(folder) == ["out"]
    return 60


TRIALS = {
    "killed": killed,
    "killed-without-exchange": killed_without_exchange,
    "one-file-killed": one_file_killed,
    "together": together,
}

if __name__ == "__main__":
    # No disk is pulled here: a killed process loses nothing that it wrote.
    setattr(os, "fsync", lambda _: None)  # noqa: B010 - its parameter has another name
    print(TRIALS[sys.argv[1]](Path(sys.argv[2])))  # noqa: T201 - the answer to the test that started this
