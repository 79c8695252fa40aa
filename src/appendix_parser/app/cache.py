"""Keeps results that can be made again, as files in a hidden folder, which anybody may delete.

What was made of a document that needs a password is kept in memory only. So is what a full disk does not take. Each file starts
with the digest of the rest: what something else has changed is not used.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from appendix_parser.app.folder import Folder
from appendix_parser.errors import AppendixParserError


def key_of(*parts: str) -> str:
    """Return a name for what was made of these parts."""
    return hashlib.sha256("\0".join(parts).encode(errors="surrogatepass")).hexdigest()[:24]


_DIGEST = hashlib.sha256().digest_size


class Cache:
    """Texts by the name of a document, what was made of it, and of what."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._in_memory: dict[tuple[str, str], tuple[str, bytes]] = {}

    def get(self, document: str, kind: str, key: str) -> bytes | None:
        """Return what was put there; None if there is nothing."""
        known, content = self._in_memory.get((document, kind), ("", b""))
        if known == key:
            return content
        with suppress(AppendixParserError):
            kept = self._folder.read(self._path(document, kind, key)) or b""
            digest, content = kept[:_DIGEST], kept[_DIGEST:]
            return content if digest == hashlib.sha256(content).digest() else None
        return None

    def put(self, document: str, kind: str, key: str, content: bytes, *, secret: bool = False) -> None:
        """Keep content instead of what was kept of this kind before; in memory only, if it is `secret` or cannot be written."""
        self._in_memory[document, kind] = key, content
        if secret:
            return
        with suppress(AppendixParserError):
            path = self._path(document, kind, key)
            self._folder.write(path, hashlib.sha256(content).digest() + content)
            self._in_memory.pop((document, kind), None)
            self._remove(
                each for each in path.parent.glob(f"{path.name.split('.')[0]}.{kind}.*") if each != path
            )

    def forget(self, document: str) -> None:
        """Remove all that was made of a document."""
        for each in [each for each in self._in_memory if each[0] == document]:
            del self._in_memory[each]
        with suppress(AppendixParserError):
            path = self._path(document, "", "")
            self._remove(path.parent.glob(f"{path.name.split('.')[0]}.*"))

    def _path(self, document: str, kind: str, key: str) -> Path:
        return self._folder.inside(".cache") / f"{key_of(document)}.{kind}.{key}"

    @staticmethod
    def _remove(paths: Iterable[Path]) -> None:
        for path in paths:
            with suppress(OSError):
                path.unlink()
