"""A run over many documents on the command line: its progress, its messages and its summary."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from appendix_parser.batch.folders import RESERVED, folder_name
from appendix_parser.cli import Interrupted
from appendix_parser.cli.boundary import report
from appendix_parser.cli.screen import CLEAR_LINE, PROGRAM, is_quiet, say, say_kept
from appendix_parser.cli.verdict import where_to_read
from appendix_parser.errors import AppendixParserError, ExitStatus, InputError
from appendix_parser.inputs import documents
from appendix_parser.inputs.limits import Limits
from appendix_parser.summary import Tally, counted

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from appendix_parser.batch.executor import Executor
    from appendix_parser.batch.run import Request
    from appendix_parser.exporters.texts.manifest import Manifest, ManifestEntry

MEANINGS = {
    ExitStatus.DONE: "done",
    ExitStatus.FINDINGS: "done, with findings of severity error",
    ExitStatus.NO_APPENDIX: "a PDF without an appendix's tables",
    ExitStatus.NOT_READABLE: "not a readable PDF",
    ExitStatus.USAGE: "could not be opened, or did not fit the profile",
    ExitStatus.LIMIT: "a limit was reached",
    ExitStatus.NOT_WRITTEN: "could not be written",
}
"""What the summary says of each status that a document can have."""


def convert_many(
    found: list[str | InputError], request: Request, limits: Limits, executor: Executor
) -> ExitStatus:
    """Convert documents, report progress, and return the status of the run.

    Raises:
        AppendixParserError: the run cannot continue.
    """
    from appendix_parser.batch.run import run_many
    from appendix_parser.exporters.texts import manifest

    try:
        with _Progress(request.output) as progress:
            account = run_many(found, request, executor, lambda path: documents.read(path, limits), progress)
    except Interrupted:
        say("the documents converted so far are written; run the same command with --resume to continue")
        raise
    for line in summary(account):
        say(line)
    say(f"{_counts(account, progress.before)}; see {request.output / manifest.PATH}")
    doubts = _found(account)
    if doubts != Tally():
        say(where_to_read(doubts, request.output / "DOCUMENT", request.order.formats))
    return account.status


def summary(account: Manifest) -> Iterator[str]:
    """Yield the lines of a table: how many documents ended with which status."""
    counts = Counter(entry.status for entry in account.documents)
    yield "documents  status  meaning"
    for status, meaning in MEANINGS.items():
        if counts[status]:
            yield f"{counts[status]:9,}  {status:6}  {meaning}"


def _found(account: Manifest) -> Tally:
    return sum((entry.findings for entry in account.documents if entry.findings), Tally())


def _counts(account: Manifest, before: int) -> str:
    found = _found(account)
    earlier = f", {before:,} of them in an earlier run" if before else ""
    return f"{counted(len(account.documents), 'document')} in all{earlier}; {found.in_words}"


class _Progress(ExitStack):
    """Reports the outcome of each document; on a terminal, with a bar below."""

    def __init__(self, output: Path) -> None:
        super().__init__()
        self._output = output
        self._bar: ProgressBar[int] | None = None
        self.before = 0

    def begin(self, total: int, before: int) -> None:
        self.before = before
        if sys.stderr.isatty() and not is_quiet():
            bar = click.progressbar(length=total, label=PROGRAM, file=sys.stderr, show_pos=True)
            self._bar = self.enter_context(bar)
            self._bar.update(before)

    def say_kept(self, folder: Path, kept: Path) -> None:
        if self._bar is not None:
            click.echo(CLEAR_LINE, nl=False, err=True)
        say_kept(folder, kept)

    def report(self, key: str, entry: ManifestEntry, error: AppendixParserError | None) -> None:
        if self._bar is not None:
            click.echo(CLEAR_LINE, nl=False, err=True)
        if error is None:
            say(
                f"{entry.input}: {entry.message}; written to {self._output / (entry.folder or '')}{_reason(key, entry)}"
            )
        else:
            report(error)
        if self._bar is not None:
            self._bar.update(1)


def _reason(path: str, entry: ManifestEntry) -> str:
    """Say why a folder is not named after its document."""
    name = folder_name(path)
    if entry.folder == name:
        return ""
    return (
        f" (“{name}” is for something else)"
        if name in RESERVED
        else " (another of the files has the same name)"
    )
