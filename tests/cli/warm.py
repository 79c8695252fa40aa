"""A program that copies itself for each run of the command line, with what a run needs already loaded.

A run of the installed program spends most of its time on starting Python three times. A copy does the rest of that run as
the installed program does: its own folder, variables, files, children and exit status. What is said of the start of the
program itself is tested with the installed one.

A request is a line of JSON on standard input; the answer is a line on standard output: the exit status.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from importlib import import_module
from typing import Any

import appendix_parser.isolation
from appendix_parser.cli import main
from appendix_parser.cli.application import COMMANDS

_LOADED = (
    *(f"appendix_parser.cli.commands.{name}" for name in COMMANDS),
    "appendix_parser.cli.read_input",
    "appendix_parser.exporters.folders.write",
    "appendix_parser.pipeline",
    "appendix_parser.reading.pdfminer.reader",
    "appendix_parser.witness.witnessed_document",
)


def serve() -> None:
    """Answer requests until there are no more."""
    for module in _LOADED:
        import_module(module)
    # A copy has one thread, and copies itself for its children: it needs no program that makes them.
    appendix_parser.isolation.get_ready = appendix_parser.isolation.preload
    for line in sys.stdin:
        request = json.loads(line)
        child = os.fork()
        if child == 0:
            _become(request)
            main()
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


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
