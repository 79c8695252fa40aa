"""A program that copies itself for each run of the command line, with what a run needs already loaded.

A run of the installed program spends most of its time on starting Python three times. A copy does the rest of that run as
the installed program does: its own folder, variables, files, children and exit status. What is said of the start of the
program itself is tested with the installed one.

A request is a line of JSON on standard input. The answer is a line of JSON on standard output: the exit status, or the number
of the copy if it is not waited for. A later request asks whether that copy has ended.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import signal
import socket
import sys
import threading
from collections.abc import Iterator, Sequence
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import appendix_parser
import appendix_parser.isolation
from appendix_parser.cli import main
from appendix_parser.isolation import nursery, process

_LATER = ("appendix_parser.batch.run_dask", "appendix_parser.reading.scan.")
"""The beginnings of the names of modules that a copy loads itself: their libraries are large, or start threads."""

_LOADED_WITH_THEM = (
    "appendix_parser.reading.scan.scanned_document",
    "pandas",
    "pyarrow.parquet",
    "PIL.WebPImagePlugin",
)

_running: set[int] = set()
"""Copies that nobody waits for, and that have not ended."""


def serve() -> None:
    """Answer requests until there are no more."""
    for module in (*_of_the_package(), *_LOADED_WITH_THEM):
        import_module(module)
    # A copy has one thread, and copies itself for its children; before it starts more, it copies itself to make them.
    appendix_parser.isolation.get_ready = _copy_nursery
    gc.freeze()  # copies share what is never looked through
    for line in sys.stdin:
        sys.stdout.write(f"{json.dumps(_answer(json.loads(line)))}\n")
        sys.stdout.flush()
    for child in _running:
        os.kill(child, signal.SIGKILL)


def _of_the_package() -> Iterator[str]:
    """Yield the modules of the package, whatever command or task needs them."""
    for module in walk_packages(appendix_parser.__path__, f"{appendix_parser.__name__}."):
        if not module.name.startswith(_LATER):
            yield module.name


def _answer(request: dict[str, Any]) -> int | None:
    if "ended" in request:
        return _status(request["ended"], os.WNOHANG)
    child = os.fork()
    if child == 0:
        _become(request)
        _run()
    if request.get("waited_for", True):
        return _status(child, 0)
    _running.add(child)
    return child


def _status(child: int, options: int) -> int | None:
    """Return how a copy ended, or None if it runs."""
    ended, status = os.waitpid(child, options)
    if not ended:
        return None
    _running.discard(child)
    return os.waitstatus_to_exitcode(status)


def _run() -> None:
    """Run the command line, and end before Python takes apart what is loaded piece by piece."""
    status = 0

    def end() -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)

    atexit.register(end)  # runs after all that is registered from here on
    try:
        main()
    except SystemExit as ending:
        status = int(ending.code or 0)
        raise
    except BaseException:
        atexit.unregister(end)
        raise


class _CopiedNursery(process.Nursery):
    """What makes children of a process with several threads: a copy of that process instead of a new program."""

    def __init__(self, modules: Sequence[str]) -> None:
        self._control, theirs = socket.socketpair()
        self._asking = threading.Lock()
        self._copy = os.fork()
        if self._copy == 0:
            self._control.close()
            nursery.main(theirs.detach(), modules)
            os._exit(0)
        theirs.close()
        atexit.register(self._end)

    def is_there(self) -> bool:
        return os.waitpid(self._copy, os.WNOHANG) == (0, 0)

    def _end(self) -> None:
        self._control.close()
        os.waitpid(self._copy, 0)


def _copy_nursery(*modules: str) -> None:
    """Do what `isolation.get_ready` does."""
    process.nurseries[os.getpid()] = _CopiedNursery(modules)


def _become(request: dict[str, Any]) -> None:
    """Take the folder, the variables, the files and the arguments of a request."""
    os.setsid()  # so that it can be ended with its children
    os.chdir(request["cwd"])
    os.environ.clear()
    os.environ.update(request["env"])
    for descriptor, (path, flags) in enumerate(
        ((request["in"], os.O_RDONLY), (request["out"], os.O_WRONLY), (request["err"], os.O_WRONLY))
    ):
        opened = os.open(path, flags)
        os.dup2(opened, descriptor)
        os.close(opened)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.argv = ["appendix-parser", *request["arguments"]]


if __name__ == "__main__":
    serve()
