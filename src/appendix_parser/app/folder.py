"""The folder that the app works in: which files are in it, and what they are called.

Nothing but regular files is read, and no link is followed: a link could lead to a file that the analyst did not mean to
show. No name from a request becomes a path; it is looked up among the names that are there.
"""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from pathlib import Path

from appendix_parser.batch.folders import folder_name, output_folders
from appendix_parser.errors import InputError, OutputError
from appendix_parser.exporters.folders.one_file import write_file
from appendix_parser.exporters.folders.output_errors import output_errors
from appendix_parser.exporters.folders.staging import place_of
from appendix_parser.exporters.folders.swap import move
from appendix_parser.inputs.files import as_text, read_descriptor
from appendix_parser.inputs.limits import Limits

_OURS = "Appendices"
_PDF = ".pdf"
_CORRECTIONS, _SETTLED, _PROFILE = _BELONGING = (".corrections.csv", ".settled.csv", ".profile.toml")
_REMOVED = "removed"
_PLACES = frozenset("/\\\0")
"""Characters of a path to another folder, on some system."""

# Without O_NONBLOCK, a named pipe is waited for.
_FLAGS = ("O_RDONLY", "O_NOFOLLOW", "O_NONBLOCK", "O_BINARY", "O_CLOEXEC")
_NO_LINK = reduce(or_, (getattr(os, flag, 0) for flag in _FLAGS))
_NOT_THERE = frozenset({errno.ENOENT, errno.ELOOP, errno.ENAMETOOLONG})
"""There is no file; there is a link; no file can have the name."""

Stamp = tuple[int, int, int]
"""What changes when a file is replaced or written: its number, its size and its time."""


def default_folder() -> Path:
    """Return the folder that the app works in if none is named: one in the user's documents."""
    documents = Path.home() / "Documents"
    return (documents if documents.is_dir() else Path.home()) / _OURS


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of PDFs with what belongs to each.

    Attributes:
        root: the folder.
        limits: how large a file may be.
    """

    root: Path
    limits: Limits

    @classmethod
    def open(cls, root: Path, limits: Limits) -> Folder:
        """Return the folder at `root`, which is made if it is not there.

        Raises:
            OutputError: it cannot be made, is not a folder, or cannot be written.
        """
        with output_errors(root):
            root.mkdir(parents=True, exist_ok=True)
            found = root.resolve(strict=True)
            if not os.access(found, os.W_OK | os.X_OK):
                raise OutputError(
                    "There is no permission to write there.", remedy="Choose another folder.", where=str(root)
                )
        return cls(found, limits)

    def documents(self) -> dict[str, Stamp]:
        """Return the PDFs that are here, by name, with a stamp that changes when the file does.

        Raises:
            InputError: the folder cannot be read.
        """
        found = {}
        for entry in self._entries():
            if _is_pdf(entry) and _is_text(entry.name):
                about = entry.stat(follow_symlinks=False)
                found[entry.name] = (about.st_ino, about.st_size, about.st_mtime_ns)
        return dict(sorted(found.items()))

    def unnamed(self) -> int:
        """Return how many PDFs have a name that cannot be shown, so that they are left out."""
        return sum(_is_pdf(entry) and not _is_text(entry.name) for entry in self._entries())

    def strays(self) -> list[str]:
        """Return the names of corrections, settled doubts and profiles of PDFs that are neither here nor in `removed`."""
        entries = [entry.name for entry in self._entries() if entry.is_file(follow_symlinks=False)]
        removed = self.root / _REMOVED
        taken_out = [path.name for path in removed.iterdir()] if removed.is_dir() else []
        pdfs = {_stem(name) for name in (*entries, *taken_out) if name.lower().endswith(_PDF)}
        belonging = ((name, name.removesuffix(ending)) for name in sorted(entries) for ending in _BELONGING)
        return [name for name, stem in belonging if stem != name and stem not in pdfs and _is_text(name)]

    def _entries(self) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(self.root) as entries:
                return [*entries]
        except OSError as error:
            raise InputError(
                f"The folder cannot be read: {error.strerror}.",
                remedy="Check that it is there and that you may read it, or start the program with another folder.",
                where=str(self.root),
            ) from error

    def document(self, name: str) -> Path:
        """Return the path of the PDF of that name.

        Raises:
            InputError: there is none.
        """
        if name not in self.documents():
            raise InputError(
                "There is no such PDF in the folder.", remedy="Go back to the list.", where=as_text(name)
            )
        return self.root / name

    def read(self, path: Path) -> bytes | None:
        """Return the content of a file of the folder; None if there is none, or a link or something else.

        Raises:
            InputError: the system does not let it be read.
            LimitError: it is too large.
        """
        try:
            descriptor = os.open(path, _NO_LINK)
        except OSError as error:
            if error.errno in _NOT_THERE:
                return None
            problem = f"The file cannot be opened: {error.strerror}."
            raise InputError(problem, remedy="Check that you may read it.", where=path.name) from error
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return None
            return read_descriptor(descriptor, self.limits, where=path.name)
        finally:
            os.close(descriptor)

    def write(self, path: Path, content: bytes) -> None:
        """Write a file of the folder, whole or not at all; a link in its place is not followed.

        Raises:
            OutputError: it cannot be written.
        """
        write_file(path, content, force=True)

    def stamp(self, path: Path) -> Stamp | None:
        """Return a stamp that changes when the file does; None if there is none."""
        try:
            about = path.lstat()
        except OSError:
            return None
        return about.st_ino, about.st_size, about.st_mtime_ns

    # -- what belongs to a document ------------------------------------------------------------------------

    def corrections(self, name: str) -> Path:
        """Return where the corrections of a document are."""
        return self.root / f"{_stem(name)}{_CORRECTIONS}"

    def settled(self, name: str) -> Path:
        """Return where the doubts of a document are that somebody has settled."""
        return self.root / f"{_stem(name)}{_SETTLED}"

    def profile(self, name: str) -> Path:
        """Return where the profile of a document is."""
        return self.root / f"{_stem(name)}{_PROFILE}"

    def draft(self, name: str) -> Path:
        """Return where the text is kept that is being typed about a document."""
        return self.inside(".drafts") / f"{_stem(name)}.json"

    @property
    def matches(self) -> Path:
        """Where the decisions about matches are."""
        return self.root / "matches.csv"

    @property
    def outputs(self) -> Path:
        """Where the outputs go."""
        return self.inside("out")

    def output_folders(self, names: Iterable[str]) -> dict[str, Path]:
        """Return where the outputs of documents go; `names` are those of all documents.

        Raises:
            OutputError: something is in the way.
        """
        outputs = self.outputs
        found = output_folders([str(self.root / name) for name in names], ("history",))
        return {Path(path).name: outputs / folder for path, folder in found.items()}

    def set_aside(self, path: Path) -> None:
        """Move a document into the folder `removed`, where it is left out.

        Raises:
            OutputError: it cannot be moved.
        """
        removed = self.inside(_REMOVED)
        number = 1
        while (place := removed / f"{path.stem}{'' if number == 1 else f'-{number}'}{path.suffix}").exists():
            number += 1
        with output_errors(path), place_of(place):
            move(path, place)

    def delete(self, path: Path) -> None:
        """Delete a file of the folder, if it is there.

        Raises:
            OutputError: it cannot be deleted.
        """
        with output_errors(path):
            path.unlink(missing_ok=True)

    def inside(self, name: str) -> Path:
        """Return a folder in this one.

        Raises:
            OutputError: something else has its name.
        """
        path = self.root / name
        if path.is_symlink() or (path.exists() and not path.is_dir()):
            kind = "a link" if path.is_symlink() else "a file"
            raise OutputError(
                f"There is {kind} where a folder should be.", remedy="Move it away.", where=str(path)
            )
        return path

    def free_name(self, name: str) -> str:
        """Return a name for a new document: that of a file from elsewhere, made safe, that no other has."""
        last = as_text(name).replace("\\", "/").rpartition("/")[2] or "document"
        stem = folder_name(last if last.lower().endswith(_PDF) else f"{last}{_PDF}")
        taken = {_key(each.name) for each in self.root.iterdir()}
        number = 1
        while _key(proposed := f"{stem}{'' if number == 1 else f'-{number}'}{_PDF}") in taken:
            number += 1
        return proposed


def _is_pdf(entry: os.DirEntry[str]) -> bool:
    return entry.name.lower().endswith(_PDF) and entry.is_file(follow_symlinks=False)


def _is_text(name: str) -> bool:
    return as_text(name) == name


def _stem(name: str) -> str:
    """Return what the names of a document's files begin with; two documents never share it.

    Raises:
        InputError: no file of a folder can have the name.
    """
    if not _PLACES.isdisjoint(name):
        raise InputError("No PDF can have this name.", remedy="Go back to the list.", where=as_text(name))
    return name.removesuffix(_PDF)


def _key(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
