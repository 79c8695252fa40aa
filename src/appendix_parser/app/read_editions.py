"""Reads each document of the folder in child processes, and keeps the result until something changes.

A document is read once. Its corrections are applied to what was read, by the same code that reads and corrects it in one go.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache

from appendix_parser import isolation
from appendix_parser.app import child_tasks
from appendix_parser.app.cache import Cache, key_of
from appendix_parser.app.folder import Folder, Stamp
from appendix_parser.app.settled_doubts import Settled, read_settled
from appendix_parser.corrections import read_corrections
from appendix_parser.errors import AppendixParserError, InputError
from appendix_parser.inputs.files import as_text, sha256_of
from appendix_parser.isolation import HasDescriptor
from appendix_parser.parsing import in_processes
from appendix_parser.profile.file import ProfileFile, profile_of
from appendix_parser.profile.read import read_profile
from appendix_parser.read_options import OnPage, ReadOptions, ignore
from appendix_parser.records import Appendix, Correction
from appendix_parser.version import build

_AT_ONCE = 2
"""Children besides those of the desk that work at the same time, of each kind."""


class NotReadError(InputError):
    """The document has not been read yet, or cannot be."""


class Editions:
    """The documents of a folder.

    Args:
        folder: where they are.
        cache: where is kept what was made of them.
    """

    def __init__(self, folder: Folder, cache: Cache) -> None:
        self.folder = folder
        self._cache = cache
        self._hashes: dict[tuple[str, Stamp], str] = {}
        self._passwords: dict[str, str] = {}
        self._correcting = threading.BoundedSemaphore(_AT_ONCE)
        self._drawing = threading.BoundedSemaphore(_AT_ONCE)

    def unlock(self, name: str, password: str) -> None:
        """Keep the password of a document, in memory only."""
        self._passwords[name] = password

    def forget(self, name: str) -> None:
        """Forget a document that is gone, and its password."""
        self._passwords.pop(name, None)
        self._hashes = {at: known for at, known in self._hashes.items() if at[0] != name}
        self._cache.forget(name)

    def options(self, name: str, *, with_profile: bool = True) -> ReadOptions:
        """Return how a document is read; by its profile, unless told otherwise.

        Raises:
            ProfileError: its profile cannot be used.
        """
        profile = self._profile(name) if with_profile else None
        if profile is not None:
            read_profile(profile)
        return ReadOptions(self.folder.limits, self._passwords.get(name, ""), profile=profile)

    def bytes_of(self, name: str) -> bytes:
        """Return a PDF.

        Raises:
            InputError: it is not there any more.
        """
        data = self.folder.read(self.folder.document(name))
        if data is None:
            raise InputError("The file is gone.", remedy="Put it back into the folder.", where=as_text(name))
        return data

    # -- reading -------------------------------------------------------------------------------------------

    def read(self, name: str, on_page: OnPage = ignore, cancel: HasDescriptor | None = None) -> Appendix:
        """Return a document, corrected and checked; it is read if that was not done before.

        Raises:
            AppendixParserError: as for `parse`, and as for `read_corrections`.
            Cancelled: by `cancel`.
        """
        key = self.key(name)
        if not self._cache.get(name, "printed", key) or not self._cache.get(name, "view", key):
            data, options = self.bytes_of(name), self.options(name)
            shown = as_text(name)
            answer = in_processes(
                child_tasks.read, data, shown, options, sha256_of(data), on_page=on_page, cancel=cancel
            )
            reading = child_tasks.Reading.model_validate_json(answer)
            self._keep(name, "view", key, reading.view.model_dump_json().encode())
            self._keep(name, "printed", key, reading.printed.model_dump_json().encode())
        return read_appendix(self.appendix(name))

    def key(self, name: str) -> str:
        """Return what stands for all that the reading of a document depends on."""
        profile = self._profile(name)
        said = "" if profile is None else f"{profile.name} {profile.sha256}"
        return key_of(build(), name, self.sha256(name), said)

    def sha256(self, name: str) -> str:
        """Return the digest of a PDF."""
        stamp = self.folder.stamp(self.folder.document(name)) or (0, 0, 0)
        if (name, stamp) not in self._hashes:
            self._hashes = {at: known for at, known in self._hashes.items() if at[0] != name}
            self._hashes[name, stamp] = sha256_of(self.bytes_of(name))
        return self._hashes[name, stamp]

    def view(self, name: str) -> child_tasks.View:
        """Return what the review page shows of a document besides its records.

        Raises:
            NotReadError: it has not been read.
        """
        return child_tasks.View.model_validate_json(self._kept(name, "view", self.key(name)))

    def appendix(self, name: str) -> bytes:
        """Return the JSON of a document with the corrections in its file, as `parse` writes it.

        Raises:
            NotReadError: it has not been read.
            CorrectionsError: the file of corrections cannot be read.
        """
        corrections, mark = self.corrections(name)
        key = self.key(name)
        found = self._cache.get(name, "appendix", key_of(key, mark))
        if found is None:
            found = self.corrected(name, key, corrections)
            self.keep(name, key, mark, found)
        return found

    def keep(self, name: str, key: str, mark: str, content: bytes) -> None:
        """Keep the JSON of a document that was read as `key` says, with the corrections of a file that has this mark."""
        self._keep(name, "appendix", key_of(key, mark), content)

    def _keep(self, name: str, kind: str, key: str, content: bytes) -> None:
        self._cache.put(name, kind, key, content, secret=name in self._passwords)

    def corrected(self, name: str, key: str, corrections: Sequence[Correction]) -> bytes:
        """Return the JSON of a document that was read as `key` says, with these corrections.

        Raises:
            NotReadError: it has not been read.
        """
        printed = self._kept(name, "printed", key)
        with self._correcting:
            answer = isolation.run(
                child_tasks.correct,
                printed,
                tuple(corrections),
                limits=self.folder.limits,
                where=as_text(name),
            )
        read_appendix(answer)
        return answer

    def _kept(self, name: str, kind: str, key: str) -> bytes:
        found = self._cache.get(name, kind, key)
        if found is None:
            raise NotReadError(
                "The document has not been read yet.", remedy="Go back to the list.", where=as_text(name)
            )
        return found

    # -- what a person said --------------------------------------------------------------------------------

    def corrections(self, name: str) -> tuple[tuple[Correction, ...], str]:
        """Return the corrections in the file of a document, and a mark that changes with the file.

        Raises:
            CorrectionsError: it is not a file of corrections.
        """
        path = self.folder.corrections(name)
        content = self.folder.read(path)
        if content is None:
            return (), mark_of(None)
        return read_corrections(content, path.name), mark_of(content)

    def settled(self, name: str) -> frozenset[str]:
        """Return the keys of the doubts of a document that are settled; none if their file cannot be read."""
        with suppress(AppendixParserError):
            return frozenset(each.key for each in self.settled_rows(name)[0])
        return frozenset()

    def settled_rows(self, name: str) -> tuple[list[Settled], str]:
        """Return what is in the file of settled doubts, and a mark that changes with the file.

        Raises:
            SettledError: it is not such a file.
        """
        path = self.folder.settled(name)
        content = self.folder.read(path)
        return [] if content is None else read_settled(content, path.name), mark_of(content)

    def _profile(self, name: str) -> ProfileFile | None:
        for path in (self.folder.profile(name), self.folder.root / "profile.toml"):
            content = self.folder.read(path)
            if content is not None:
                return profile_of(content, as_text(path.name), as_text(path.name))
        return None

    # -- pictures ------------------------------------------------------------------------------------------

    def picture(self, name: str, number: int) -> bytes:
        """Return a page of a document as WebP; nothing if it cannot be drawn.

        Raises:
            AppendixParserError: drawing came to harm.
        """
        data = self.bytes_of(name)
        with self._drawing:
            limits = self.folder.limits
            return isolation.run(
                child_tasks.draw,
                data,
                self._passwords.get(name, ""),
                number,
                limits=limits,
                where=as_text(name),
            )


@lru_cache(maxsize=_AT_ONCE)
def read_appendix(content: bytes) -> Appendix:
    """Return a document from its JSON, which is read once for all that a change needs of it."""
    return Appendix.model_validate_json(content)


def mark_of(content: bytes | None) -> str:
    """Return a mark for the content of a file; of none, `none`."""
    return "none" if content is None else hashlib.sha256(content).hexdigest()[:32]
