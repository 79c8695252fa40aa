"""Runs over many documents that are killed, each of which is started again with `resume`.

A program of its own, `python -m tests.batch.killed FOLDER`, because it has no threads and so can be forked safely.
Prints at how many places runs were killed.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from appendix_parser.batch.executor import Done, Read, Results
from appendix_parser.batch.order import Order
from appendix_parser.batch.run import Request, run_many
from appendix_parser.errors import NoAppendixError
from appendix_parser.exporters.folders import swap
from appendix_parser.exporters.folders.formats import FORMATS
from appendix_parser.exporters.texts.datapackage import PATH, hash_of
from appendix_parser.summary import Summary, Tally

ORDER = Order("1", ("parquet",))


class Scripted:
    """An executor that knows its answers: each document's files name it, and what is called `bad` has none."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def run(self, paths: Sequence[str], _read: Read, _order: bytes) -> Results:
        for path in reversed(paths):  # not in the order of the inputs
            self.asked.append(path)
            data = Path(path).read_bytes()
            if b"bad" in data:
                yield Done(
                    path, _sha256(data), len(data), error=NoAppendixError("None.", remedy="Look.", where=path)
                )
            else:
                yield None
                summary = Summary(1, 1, 1, Tally())
                yield Done(path, _sha256(data), len(data), 0.5, None, summary, _files(data))


def _sha256(data: bytes) -> str:
    return hash_of(data).removeprefix("sha256:")


def _files(data: bytes) -> dict[str, bytes]:
    files = {file.path: file.path.encode() + data for file in FORMATS["parquet"]}
    resources = [{"path": name, "hash": hash_of(content)} for name, content in files.items()]
    return {**files, PATH: json.dumps({"resources": resources}).encode()}


class Silent:
    def begin(self, total: int, before: int) -> None: ...

    def say_kept(self, folder: Path, kept: Path) -> None: ...

    def report(self, key: str, entry: object, error: object) -> None: ...


def convert(inputs: Sequence[str], output: Path, **options: bool) -> list[str]:
    """Do a run, and return the documents that were worked on."""
    executor = Scripted()
    run_many(inputs, Request(output, ORDER, dataset=True, **options), executor, _unread, Silent())
    return executor.asked


def _unread(path: str) -> NoReturn:
    raise AssertionError(path)


def tree(folder: Path) -> dict[str, bytes]:
    """Return all files of an output by their path; of the manifest, all but what changes from run to run."""
    files = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {**files, "manifest.json": files["manifest.json"].partition(b'\n  "timings": {')[0]}


def kill_before(call: int) -> None:
    """Kill this process before the given call that makes or moves something on the disk."""
    count = 0

    def before(function: Callable[..., object]) -> Callable[..., object]:
        def counting(*arguments: object, **options: object) -> object:
            nonlocal count
            count += 1
            if count == call:
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*arguments, **options)

        return counting

    for name in ("mkdir", "rename", "replace"):
        setattr(os, name, before(getattr(os, name)))
    setattr(swap, "_exchange", before(swap._exchange))  # noqa: B010


def killed(inputs: Sequence[str], output: Path, clean: dict[str, bytes], **options: bool) -> int:
    """Kill a run before each call in turn; another run then makes of it what a clean run makes."""
    as_it_was = output.with_name("before")
    if output.exists():
        shutil.copytree(output, as_it_was)
    call = 0
    while True:
        call += 1
        shutil.rmtree(output, ignore_errors=True)
        if as_it_was.exists():
            shutil.copytree(as_it_was, output)
        child = os.fork()
        if child == 0:
            kill_before(call)
            convert(inputs, output, **options)
            os._exit(0)
        status = os.waitpid(child, 0)[1]
        convert(inputs, output, resume=True)
        assert tree(output) == clean, call
        if status == 0:
            return call
        assert os.WIFSIGNALED(status), status


def main(folder: Path) -> int:
    """Kill first runs, and runs over what an earlier run with other inputs left."""
    inputs = [str(folder / f"{name}.pdf") for name in "abc"]
    for path, data in zip(inputs, (b"a", b"bad", b"c"), strict=True):
        Path(path).write_bytes(data)
    convert(inputs, folder / "clean")
    clean = tree(folder / "clean")
    first = killed(inputs, folder / "out", clean)
    Path(inputs[2]).write_bytes(b"older")
    Path(inputs[1]).write_bytes(b"bad, older")
    shutil.rmtree(folder / "out")
    convert(inputs, folder / "out")
    for path, data in zip(inputs, (b"a", b"bad", b"c"), strict=True):
        Path(path).write_bytes(data)
    return first + killed(inputs, folder / "out", clean, resume=True)


if __name__ == "__main__":
    # No disk is pulled here: a killed process loses nothing that it wrote.
    setattr(os, "fsync", lambda _: None)  # noqa: B010 - its parameter has another name
    print(main(Path(sys.argv[1])))  # noqa: T201 - the answer to the test that started this
