"""Standard streams that are closed, full or slow, and files that are no files: each ends with a status that says so."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full and named pipes")

NOT_TAKEN = "appendix-parser: error: Standard output could not be written: "


def closing(*descriptors: int) -> object:
    """Return what closes these streams in a program before it starts."""

    def close() -> None:
        for descriptor in descriptors:
            os.close(descriptor)

    return close


@pytest.mark.parametrize("arguments", [("parse", "small.pdf"), ("--help",)])
def test_data_for_a_closed_output_ends_with_5(run: Run, small: Path, arguments: tuple[str, ...]) -> None:
    status, _, err = run(*arguments, preexec_fn=closing(1))
    assert status == 5
    assert err.startswith(f"{NOT_TAKEN}Bad file descriptor.")
    assert err.count("\n") == 1


def test_data_for_a_full_disk_ends_with_5(run: Run) -> None:
    with Path("/dev/full").open("wb") as full:
        status, _, err = run("--version", capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert (status, err.startswith(f"{NOT_TAKEN}No space left on device.")) == (5, True)


def test_what_writes_files_needs_no_output(run: Run, small: Path, folder: Path) -> None:
    assert run("convert", "-f", "json", "small.pdf", preexec_fn=closing(0, 1, 2)) == (0, "", "")
    assert sorted(p.name for p in (folder / "out" / "small").iterdir()) == [
        "appendix.json",
        "datapackage.json",
    ]


def test_a_message_that_nobody_takes_does_not_change_the_status(run: Run) -> None:
    assert run("parse", "missing.pdf", preexec_fn=closing(2)) == (2, "", "")
    with Path("/dev/full").open("wb") as full:
        assert (
            run("parse", "missing.pdf", capture_output=False, stdout=subprocess.PIPE, stderr=full).status == 2
        )


def test_a_closed_input_ends_with_2(run: Run) -> None:
    assert run("parse", "-", input=None, preexec_fn=closing(0)) == (
        2,
        "",
        "appendix-parser: error: standard input: It cannot be read: Bad file descriptor. Give it a file.\n",
    )


def test_a_pipe_that_nobody_writes_to_ends_with_7(run: Run, folder: Path) -> None:
    os.mkfifo(folder / "pipe.pdf")
    status, out, err = run("parse", "--timeout", "1", "pipe.pdf")
    assert (status, out) == (7, "")
    assert err.startswith("appendix-parser: error: pipe.pdf: It took longer than the limit of 1 s.")


def test_an_input_that_does_not_end_ends_with_7(run: Run) -> None:
    reading, writing = os.pipe()
    try:
        assert (
            run("parse", "--timeout", "1", "-", input=None, preexec_fn=lambda: os.dup2(reading, 0)).status
            == 7
        )
    finally:
        os.close(reading)
        os.close(writing)


def test_a_pipe_with_a_writer_is_read(run: Run, small: Path, folder: Path) -> None:
    os.mkfifo(folder / "pipe.pdf")
    writer = threading.Thread(target=lambda: (folder / "pipe.pdf").write_bytes(small.read_bytes()))
    writer.start()
    piped, read = run("parse", "pipe.pdf"), run("parse", "small.pdf")
    writer.join()
    assert (piped.status, piped.err) == (0, "")
    assert piped.out.replace("pipe.pdf", "small.pdf") == read.out


def test_a_device_without_end_is_too_large(run: Run) -> None:
    status, _, err = run("parse", "--max-size", "2", "/dev/zero")
    assert (status, "larger than the limit of 2 MB" in err) == (7, True)
