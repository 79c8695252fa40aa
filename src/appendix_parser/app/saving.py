"""Saving: the outputs of every edition and of the history, as `convert` and `history` write them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from appendix_parser import isolation
from appendix_parser.app.read_editions import Editions
from appendix_parser.batch.convert_one import render
from appendix_parser.batch.file_bundle import unpack
from appendix_parser.batch.side_by_side import DEFAULT_CONFIDENCE, make_files
from appendix_parser.errors import AppendixParserError, UnexpectedError
from appendix_parser.exporters.folders.formats import APPENDIX, FORMATS
from appendix_parser.exporters.folders.history_formats import history_package
from appendix_parser.exporters.folders.keep import keeping
from appendix_parser.exporters.folders.write import IsOurs, names_of, write_files
from appendix_parser.exporters.texts.csv_style import CsvStyle
from appendix_parser.inputs.documents import Document
from appendix_parser.inputs.files import as_text

HISTORY = "history"
_HISTORY_FORMATS = ("json", "csv", "parquet", "xlsx", "html")


@dataclass(frozen=True, slots=True)
class Saved:
    """How saving goes.

    Attributes:
        total: how many folders are to be written.
        done: how many of them were tried.
        running: whether files are still being written.
        problems: what could not be written, by the name of the edition.
        kept: where files of others are now that were in the way.
    """

    total: int = 0
    done: int = 0
    running: bool = False
    problems: Mapping[str, str] = field(default_factory=dict)
    kept: tuple[str, ...] = ()


class Saving:
    """Writes outputs in a thread of its own, one run at a time."""

    def __init__(self, editions: Editions) -> None:
        self._editions = editions
        self._lock = threading.Lock()
        self.state = Saved()

    def start(self, names: Sequence[str]) -> bool:
        """Begin to write the outputs of these documents; return False if they are being written already."""
        with self._lock:
            if self.state.running:
                return False
            self.state = Saved(total=len(names) + 1, running=True)
        threading.Thread(target=self._save_all, args=(tuple(names),), daemon=True).start()
        return True

    def save_edition(self, name: str) -> Path | None:
        """Write the outputs of a document; return where files are now that were in the way.

        Raises:
            AppendixParserError: they cannot be made or written.
        """
        folder = self._editions.folder
        answer = isolation.run(
            render,
            self._editions.appendix(name),
            tuple(FORMATS),
            CsvStyle.PLAIN,
            as_text(name),
            limits=folder.limits,
            where=as_text(name),
        )
        return _write(folder.output_folders(folder.documents())[name], unpack(answer)[1], names_of(APPENDIX))

    def save_history(self, names: Sequence[str]) -> Path | None:
        """Write the outputs of the history of these documents in the same way."""
        folder = self._editions.folder
        output = folder.outputs / HISTORY
        decided = folder.read(folder.matches)
        answer = isolation.run(
            make_files,
            {str(folder.root / name): self._editions.appendix(name) for name in names},
            None if decided is None else Document(decided, folder.matches.name, folder.matches.name),
            DEFAULT_CONFIDENCE,
            "",
            {},
            output,
            _HISTORY_FORMATS,
            CsvStyle.PLAIN,
            limits=folder.limits,
            where="comparing the editions",
        )
        return _write(output, unpack(answer)[1], names_of(history_package({})))

    def _save_all(self, names: Sequence[str]) -> None:
        for name in names:
            self._try(name, partial(self.save_edition, name))
        if names:
            self._try("History", partial(self.save_history, names))
        with self._lock:
            self.state = replace(self.state, done=self.state.total, running=False)

    def _try(self, name: str, save: Callable[[], Path | None]) -> None:
        problems: Mapping[str, str] = {}
        kept: Iterable[str] = ()
        try:
            found = save()
            kept = () if found is None else (found.name,)
        except AppendixParserError as error:
            problems = {name: f"{error.problem} {error.remedy}"}
        except Exception as bug:  # whatever it is, the others are written
            problems = {name: str(UnexpectedError.of(bug))}
        with self._lock:
            state = self.state
            self.state = replace(
                state,
                done=state.done + 1,
                problems={**state.problems, **problems},
                kept=(*state.kept, *kept),
            )


def _write(output: Path, files: Mapping[str, bytes], is_ours: IsOurs) -> Path | None:
    with keeping(output, is_ours) as kept:
        write_files(files.items(), output, is_ours)
    return kept
