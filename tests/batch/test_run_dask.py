"""A cluster that fails: what is said, and that no run waits for ever."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any

import pytest

from appendix_parser.batch import convert_one, run_dask
from appendix_parser.batch.order import Order
from appendix_parser.batch.run_dask import DaskExecutor
from appendix_parser.errors import InputError
from appendix_parser.inputs.documents import Document
from appendix_parser.isolation import open_reply
from appendix_parser.version import VERSION

ORDER = Order(VERSION, ("json",)).to_bytes()


def read(path: str) -> Document:
    return Document(b"%PDF", path, path)


class WithoutWorkers:
    """A client of a scheduler that has no workers."""

    def nthreads(self) -> Mapping[str, int]:
        return {}

    def cancel(self, futures: object) -> None: ...

    def close(self, **options: object) -> None: ...


class Gone(WithoutWorkers):
    """A client of a scheduler that went away."""

    def nthreads(self) -> Mapping[str, int]:
        raise ConnectionResetError("closed")


def test_workers_are_not_waited_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_dask, "_connected", lambda *_: WithoutWorkers())
    with pytest.raises(InputError, match="no workers for 1 s"):
        [*DaskExecutor("tcp://x", patience=1).run(["a.pdf"], read, ORDER)]


def test_a_scheduler_that_goes_away_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_dask, "_connected", lambda *_: Gone())
    with pytest.raises(InputError, match="does not answer any more: closed"):
        [*DaskExecutor("tcp://x").run(["a.pdf"], read, ORDER)]


def test_a_run_without_documents_needs_no_cluster() -> None:
    assert [*DaskExecutor("tcp://x").run([], read, ORDER)] == []


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *arguments: Any) -> object:
        if name == "distributed":
            raise ImportError(name)
        return real(name, *arguments)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(InputError, match=r"pip install 'appendix-parser\[dask\]'"):
        [*DaskExecutor("tcp://x").run(["a.pdf"], read, ORDER)]


def test_a_worker_of_another_version_refuses() -> None:
    _, _, answer = convert_one.convert(b"%PDF", "a.pdf", Order("0.0", ("json",)).to_bytes()).partition(b"\n")
    with pytest.raises(InputError, match=rf"Version {VERSION} of appendix-parser is installed on a worker"):
        open_reply(answer)
