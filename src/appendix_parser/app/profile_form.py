"""Columns and levels: what was understood of them as the fields of a form, and the profile that the form writes."""

from __future__ import annotations

import json
import re
import threading
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final

from appendix_parser.app import child_tasks
from appendix_parser.app.edit_corrections import refuse_conflict
from appendix_parser.app.read_editions import Editions, mark_of
from appendix_parser.errors import ProfileError
from appendix_parser.inputs.files import as_text, sha256_of
from appendix_parser.parsing import in_processes
from appendix_parser.profile.file import ProfileFile
from appendix_parser.profile.read import read_profile
from appendix_parser.proposal.draft import TABLES, UNKNOWN, Entry, one_line, quoted, render
from appendix_parser.read_options import ReadOptions

_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|\?')
"""A string of TOML as proposals have them, or the sign for what a person fills in."""

_SHARED = "profile.toml"
_TITLE = "Written by the form of appendix-parser app. docs/profiles.md describes the keys."


class Columns:
    """Reads and writes the profiles of documents."""

    def __init__(self, editions: Editions) -> None:
        self._editions = editions
        self._locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)

    def form(self, name: str) -> dict[str, Any]:
        """Return what the form for a document shows.

        Raises:
            AppendixParserError: the document cannot be read.
        """
        try:
            options = self._editions.options(name)
            proposed = self._proposed(name, options)
            problem = ""
        except ProfileError as error:  # which the form corrects
            options = self._editions.options(name, with_profile=False)
            proposed = self._proposed(name, options)
            problem = f"The profile cannot be used, and is left out here. {error}"
        lines = [
            {"table": line.table, "values": _values(line.text), "note": line.note, "used": line.used}
            for line in proposed.lines
        ]
        return {
            "name": name,
            "problem": problem,
            "lines": lines,
            "mark": self.mark(name),
            "profile": None if options.profile is None else options.profile.name,
            "shared": options.profile is not None and options.profile.name == _SHARED,
        }

    def _proposed(self, name: str, options: ReadOptions) -> child_tasks.Proposed:
        data = self._editions.bytes_of(name)
        answer = in_processes(child_tasks.propose, data, as_text(name), options, sha256_of(data))
        return child_tasks.Proposed.model_validate_json(answer)

    def mark(self, name: str) -> str:
        """Return a mark that changes with the profile by which a document is read."""
        folder = self._editions.folder
        contents = [folder.read(path) for path in (folder.profile(name), folder.root / _SHARED)]
        return "-".join(map(mark_of, contents))

    def save(self, name: str, mark: str, profile: Any, *, shared: bool) -> None:
        """Write the profile of a document.

        Args:
            name: the document.
            mark: that of the profile as the page knows it.
            profile: what it says, in the shape of `profile.model.Profile`; None to remove it.
            shared: whether it is for all documents that have none of their own.

        Raises:
            ConflictError: it was changed in the meantime.
            ProfileError: it says something that a profile cannot say.
            OutputError: it cannot be written.
        """
        folder = self._editions.folder
        folder.document(name)
        own, common = folder.profile(name), folder.root / _SHARED
        with self._locks[""]:
            refuse_conflict(self.mark(name), mark)
            path = common if shared else own
            if profile is None:
                folder.delete(path)
                return
            text = to_toml(profile)
            read_profile(ProfileFile(path.name, text, path.name))
            folder.write(path, text.encode())
            if shared:
                folder.delete(own)


def to_toml(profile: Any) -> str:
    """Return a profile as TOML.

    Args:
        profile: tables of keys and values, as JSON has them.

    Raises:
        ProfileError: it is something else.
    """
    if not isinstance(profile, dict) or not all(isinstance(each, dict) for each in profile.values()):
        raise _no_profile()
    entries = [
        Entry(table, f"{quoted(key) if table == 'columns' else _key(key)} = {_toml(value)}")
        for table in TABLES
        for key, value in profile.get(table, {}).items()
    ]
    return render([one_line(_TITLE)], entries, entries)


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z_]+", key) else quoted(key)


def _toml(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return quoted(value)
        case int() | float():
            return json.dumps(value)
        case list():
            return f"[{', '.join(map(_toml, value))}]"
        case dict():
            return f"{{{', '.join(f'{quoted(key)} = {_toml(each)}' for key, each in value.items())}}}"
    raise _no_profile()


def _no_profile() -> ProfileError:
    return ProfileError("This is not a profile.", remedy="Reload the page and try again.")


def _values(text: str) -> Mapping[str, Any]:
    """Return what a line says by its key; `?` stands for what a person fills in."""
    return tomllib.loads("".join(_strings(text)))


def _strings(text: str) -> Iterator[str]:
    """Yield a line piece by piece, with the sign for what is to be filled in as a string."""
    end = 0
    for token in _TOKEN.finditer(text):
        yield text[end : token.start()]
        yield quoted(UNKNOWN) if token[0] == UNKNOWN else token[0]
        end = token.end()
    yield text[end:]
