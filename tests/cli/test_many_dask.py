"""`convert --dask`: a real scheduler and workers on this machine, of which one is killed midway."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.cli import pdfs
from tests.cli.conftest import Run
from tests.cli.test_many import outcome, tree
from tests.warmed import PROGRAM

pytestmark = pytest.mark.skipif(os.name == "nt", reason="ends processes by signals of Unix")

PATIENCE = 60
OPTIONS = ("-f", "json", "-f", "csv")


def wait_until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


class Cluster:
    """A scheduler and its workers, each a group of processes."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self._folder = folder
        self._environment = dict(environment)
        self._file = folder / "scheduler.json"
        self._started: list[subprocess.Popen[bytes]] = []

    def start(self) -> str:
        """Start the scheduler, and return its address."""
        self._start("scheduler", "--host", "127.0.0.1", "--port", "0")
        wait_until(self._file.exists)
        address: str = json.loads(self._file.read_bytes())["address"]
        return address

    def add(self, *options: str) -> subprocess.Popen[bytes]:
        """Start a worker with one thread."""
        return self._start("worker", "--nthreads", "1", "--host", "127.0.0.1", *options)

    def kill(self, worker: subprocess.Popen[bytes]) -> None:
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()

    def end(self) -> None:
        for process in reversed(self._started):
            if process.poll() is None:
                self.kill(process)

    def _start(self, kind: str, *options: str) -> subprocess.Popen[bytes]:
        common = ("--no-dashboard", "--dashboard-address", "127.0.0.1:0", "--scheduler-file", str(self._file))
        with (self._folder / f"{kind}-{len(self._started)}.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.dask_{kind}", *common, *options],
                cwd=self._folder,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._started.append(process)
        return process


@pytest.fixture
def cluster(tmp_path: Path, environment: dict[str, str]) -> Iterator[Cluster]:
    (tmp_path / "cluster").mkdir()
    made = Cluster(tmp_path / "cluster", environment)
    yield made
    made.end()


@pytest.fixture
def inputs(folder: Path) -> Path:
    (folder / "in").mkdir()
    for number in range(8):
        (folder / "in" / f"{number}.pdf").write_bytes(pdfs.appendix(("1", "2", "3")[: 1 + number % 3]))
    (folder / "in" / "encrypted.pdf").write_bytes(pdfs.encrypted())
    (folder / "in" / "endless.pdf").write_bytes(pdfs.endless())
    (folder / "in" / "gone.pdf").symlink_to("nowhere")
    return folder / "in"


def test_a_cluster_that_loses_a_worker_writes_the_same(
    run: Run, folder: Path, environment: Mapping[str, str], cluster: Cluster, inputs: Path
) -> None:
    address = cluster.start()
    lost = cluster.add("--no-nanny")
    limit = ("--timeout", "2")
    program = subprocess.Popen(
        [PROGRAM, "convert", "in", "--dask", address, *OPTIONS, *limit],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    wait_until(lambda: len([*folder.glob("out/*")]) >= 2 or program.poll() is not None)
    cluster.add()  # under a nanny, a daemon
    cluster.kill(lost)
    out, err = program.communicate(timeout=120)
    assert (program.returncode, out) == (7, b""), err
    assert "in/endless.pdf: It took longer than the limit of 2 s." in err.decode()
    assert run("convert", "in", "-o", "local", "--jobs", "2", *OPTIONS, *limit).status == 7
    assert tree(folder / "out") == tree(folder / "local")
    assert outcome(folder / "out")["in/gone.pdf"] == 2


def test_an_interrupt_ends_the_run_and_leaves_the_cluster(
    run: Run, folder: Path, environment: Mapping[str, str], cluster: Cluster, inputs: Path
) -> None:
    address = cluster.start()
    worker = cluster.add()
    program = subprocess.Popen(
        [PROGRAM, "convert", "in", "--dask", address, *OPTIONS],
        cwd=folder,
        env=environment,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    wait_until(lambda: len([*folder.glob("out/*")]) >= 2 or program.poll() is not None)
    program.send_signal(signal.SIGTERM)
    _, err = program.communicate(timeout=PATIENCE)
    assert (program.returncode, err.splitlines()[-1]) == (130, b"appendix-parser: interrupted")
    assert worker.poll() is None
    (inputs / "endless.pdf").unlink()
    assert run("convert", "in", "--dask", address, "--resume", *OPTIONS).status == 2
    assert len(outcome(folder / "out")) == 10


def test_where_nobody_answers_that_is_said(run: Run, folder: Path, inputs: Path) -> None:
    status, out, err = run("convert", "in", "--dask", "nonsense://x", *OPTIONS)
    assert (status, out) == (2, "")
    assert err.startswith("appendix-parser: error: No Dask scheduler answers at nonsense://x: ")
    assert not (folder / "out").exists()
