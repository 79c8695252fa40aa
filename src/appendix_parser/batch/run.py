"""A run over many documents: what is done in which order, and the account of it that is kept on disk."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Protocol

from appendix_parser.batch.dataset import is_in_dataset, require_place, write_dataset
from appendix_parser.batch.executor import Done, Executor, Read
from appendix_parser.batch.folders import DATASET
from appendix_parser.batch.order import Order
from appendix_parser.batch.plan import Plan, done_before, is_as_written, make_plan
from appendix_parser.errors import (
    AppendixParserError,
    ExitStatus,
    InputError,
    OutputError,
    UnexpectedError,
    most_serious,
)
from appendix_parser.exporters.folders.formats import APPENDIX, FORMATS
from appendix_parser.exporters.folders.keep import keeping
from appendix_parser.exporters.folders.one_file import write_file
from appendix_parser.exporters.folders.write import IsOurs, names_of, write_files
from appendix_parser.exporters.texts import datapackage, manifest
from appendix_parser.exporters.texts.json_text import to_json
from appendix_parser.exporters.texts.manifest import Manifest, ManifestEntry, Options, Timings, read_manifest
from appendix_parser.inputs.sanitize import sanitize
from appendix_parser.version import VERSION

_SHARE = 20
"""The manifest is written again during a run when this many times as long has passed as writing it takes."""


@dataclass(frozen=True, slots=True)
class Request:
    """The request for a run.

    Attributes:
        output: the output folder.
        order: how each document is read, and what is made of it.
        strict: whether findings of severity error have their own status.
        resume: whether to leave out what was done before and is unchanged.
        dataset: whether to write one data set over all documents.
        force: whether to replace files that were not written by this program as they are.
        keep: whether to keep a document's folder under another name if it holds such files.
    """

    output: Path
    order: Order
    strict: bool = False
    resume: bool = False
    dataset: bool = False
    force: bool = False
    keep: bool = False

    @property
    def options(self) -> Options:
        """What the outputs depend on."""
        corrections = json.dumps(self.order.corrections).encode()
        return Options(
            formats=tuple(name for name in FORMATS if name in self.order.formats),
            csv_style=self.order.csv_style,
            strict=self.strict,
            witness=self.order.options.witness,
            include_hidden_text=self.order.options.include_hidden_text,
            pages=self.order.options.pages,
            profile=None if (used := self.order.options.profile) is None else f"sha256:{used.sha256}",
            ocr=self.order.options.ocr,
            ocr_language=self.order.options.ocr_language,
            limits=asdict(self.order.options.limits),
            corrections=datapackage.hash_of(corrections) if self.order.corrections else None,
        )


class Listener(Protocol):
    """What a run notifies of its progress."""

    def begin(self, total: int, before: int) -> None:
        """Start a run over `total` inputs; an earlier run has done `before` of them."""

    def report(self, key: str, entry: ManifestEntry, error: AppendixParserError | None) -> None:
        """Report that an input is done: a path, or what stands for a problem."""

    def say_kept(self, folder: Path, kept: Path) -> None:
        """What was in the folder of a document is now in another one."""


def run_many(
    found: Iterable[str | InputError], request: Request, executor: Executor, read: Read, listener: Listener
) -> Manifest:
    """Do what is asked for with all documents, and keep an account of it in the output folder.

    However the run ends, each document's folder is whole or as it was before, and the manifest names no
    document that is not there.

    Args:
        found: paths of documents, and what leads to none, as `discover` yields them.
        request: what is asked for.
        executor: where the documents are worked on.
        read: reads a document.
        listener: is notified of progress.

    Returns:
        The manifest, as it was written.

    Raises:
        OutputError: the manifest or the data set could not be written, or something else is in its place; the
            latter is reported before anything is done.
        AppendixParserError: the executor cannot continue.
    """
    plan = make_plan(found)
    account = _Account(request, plan)
    if request.dataset and not request.keep:
        require_place(request.output, force=request.force)
    before = account.take_over() if request.resume else 0
    listener.begin(len(plan.places), before)
    for key, problem in plan.problems.items():
        listener.report(key, account.add(key, Done(key, error=problem)), problem)
    due = [path for path in plan.folders if path not in account.entries]
    try:
        with closing(executor.run(due, read, request.order.to_bytes())) as results:
            for each in results:
                if each is not None:
                    listener.report(each.path, *_write(each, request, account, listener))
                account.save_now_and_then()
        if request.dataset:
            with _kept(request, request.output / DATASET, is_in_dataset, listener):
                account.dataset = write_dataset(request.output, account.folders, force=request.force)
        account.complete = True
    except AppendixParserError as error:
        account.failure = error.exit_status
        raise
    finally:
        account.save()
    return account.manifest()


@contextmanager
def _kept(request: Request, folder: Path, is_ours: IsOurs, listener: Listener) -> Iterator[None]:
    """Keep a folder under another name while the block writes a new one, if that is asked for and needed."""
    if not request.keep:
        yield
        return
    with keeping(folder, is_ours) as kept:
        yield
    if kept:
        listener.say_kept(folder, kept)


def _write(
    each: Done, request: Request, account: _Account, listener: Listener
) -> tuple[ManifestEntry, AppendixParserError | None]:
    """Write the files of a document, if there are any, and enter the outcome in the account."""
    if each.files is None:
        return account.add(each.path, each), each.error
    folder = account.folder_of(each.path)
    try:
        _require(each, request)
        is_ours = names_of(APPENDIX)
        with _kept(request, folder, is_ours, listener):
            write_files(each.files.items(), folder, is_ours, force=request.force)
    except AppendixParserError as error:
        return account.add(each.path, replace(each, error=error)), error
    except BaseException:  # an interrupt, which may come after the folder was put in its place
        if is_as_written(folder, datapackage.hash_of(each.files[datapackage.PATH])):
            account.add(each.path, each)
        raise
    return account.add(each.path, each), None


def _require(each: Done, request: Request) -> None:
    """Make sure that there are the files that were ordered, and no others."""
    wanted = [file.path for name, files in FORMATS.items() if name in request.order.formats for file in files]
    if [*(each.files or ())] != [*wanted, datapackage.PATH]:
        bug = ValueError("the files are not those that were ordered")
        raise UnexpectedError.of(bug, where=each.path)


class _Account:
    """What the manifest will say, and when it was last written."""

    def __init__(self, request: Request, plan: Plan) -> None:
        self._request = request
        self._plan = plan
        self._options = request.options
        self._start = time.monotonic()
        self._due = self._start
        self._saved = True
        self._seconds: dict[str, float] = {}
        self._previous = _previous(request)
        self.entries: dict[str, ManifestEntry] = {}
        self.complete = False
        self.failure = ExitStatus.DONE
        self.dataset: str | None = None

    @property
    def folders(self) -> list[str]:
        """The output folders that were written, in the order of the inputs."""
        return [entry.folder for entry in self._in_order() if entry.folder is not None]

    def folder_of(self, path: str) -> Path:
        """Return where a document's files go."""
        return self._request.output / self._plan.folders[path]

    def take_over(self) -> int:
        """Take over what was done before and is unchanged, and return how many documents that is."""
        for path, entry in done_before(self._plan, self._previous, self._options, self._request.output):
            self.entries[path] = entry
            if self._previous is not None:
                self._seconds[entry.input] = self._previous.timings.documents.get(entry.input, 0)
        return len(self.entries)

    def add(self, key: str, each: Done) -> ManifestEntry:
        """Add the outcome of an input, and return its entry."""
        summary = each.summary if each.error is None else None
        folder = self._plan.folders[key] if summary is not None else None
        graver = self._request.strict and summary is not None and summary.findings.error
        status = each.error.exit_status if each.error else ExitStatus.FINDINGS if graver else ExitStatus.DONE
        where = each.error.where if key in self._plan.problems and each.error else key
        entry = ManifestEntry(
            input=sanitize(where),
            sha256=each.sha256,
            size=each.size,
            status=status,
            message=sanitize(str(each.error) if each.error else summary.in_words if summary else ""),
            folder=folder,
            datapackage=datapackage.hash_of(each.files[datapackage.PATH]) if folder and each.files else None,
            findings=summary.findings if summary else None,
        )
        self.entries[key] = entry
        self._seconds[entry.input] = each.seconds
        self._saved = False
        return entry

    def manifest(self) -> Manifest:
        """Return the manifest as it stands."""
        entries = self._in_order()
        return Manifest(
            version=VERSION,
            options=self._options,
            complete=self.complete,
            status=most_serious([*(entry.status for entry in entries), self.failure]),
            dataset=self.dataset,
            documents=tuple(entries),
            timings=Timings(
                seconds=round(time.monotonic() - self._start, 3),
                documents={entry.input: self._seconds[entry.input] for entry in entries},
            ),
        )

    def save_now_and_then(self) -> None:
        """Write the manifest if there is something new and it does not take too much of the time."""
        start = time.monotonic()
        if not self._saved and start >= self._due:
            self.save()
            end = time.monotonic()
            self._due = end + _SHARE * (end - start)

    def save(self) -> None:
        """Write the manifest, unless nothing was done."""
        if self.entries or self.complete:
            place, force = self._request.output / manifest.PATH, self._request.force
            write_file(place, to_json(self.manifest()).encode(), force=force)
            self._saved = True

    def _in_order(self) -> list[ManifestEntry]:
        return [self.entries[key] for key in self._plan.places if key in self.entries]


def _previous(request: Request) -> Manifest | None:
    try:
        return read_manifest(request.output)
    except OutputError:
        if request.force:
            return None
        raise
