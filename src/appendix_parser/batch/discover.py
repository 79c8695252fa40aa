"""From what the command line names to documents: files, folders with all that is below them, and patterns."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from appendix_parser.errors import InputError
from appendix_parser.inputs import STANDARD_INPUT

SUFFIX = ".pdf"
"""How the names of PDFs end, in small or capital letters."""

_Seen = set[tuple[int, int]]
"""Device and number of each folder that was looked into, so that no link leads round in a circle."""


def is_many(argument: str) -> bool:
    """Tell whether an argument may stand for several documents."""
    return Path(argument).is_dir() or _is_pattern(argument)


def discover(arguments: Iterable[str]) -> Iterator[str | InputError]:
    """Yield the path of each document that the arguments name, in a fixed order, and an error where there is none.

    A folder stands for the PDFs in it and below it, by the ends of their names; links are followed, hidden
    names passed over, and each folder is looked into once. An argument with `*`, `?` or `[` that is not the
    name of something is a pattern, in which `**` stands for folders, any number deep. What else is named is
    taken as it is. A file may be yielded more than once, by different paths.
    """
    seen: _Seen = set()
    for argument in arguments:
        if argument == STANDARD_INPUT or not is_many(argument):
            yield argument
        elif Path(argument).is_dir():
            yield from _of_folder(argument, seen)
        else:
            yield from _of_pattern(argument, seen)


def _is_pattern(argument: str) -> bool:
    return not os.path.lexists(argument) and any(character in argument for character in "*?[")


def _of_folder(folder: str, seen: _Seen) -> Iterator[str | InputError]:
    before = len(seen)
    empty = True
    for found in _below(folder, seen):
        empty = False
        yield found
    if empty and len(seen) > before:
        yield InputError(
            "There is no PDF in this folder.",
            remedy=f"Name a folder with files whose names end with {SUFFIX}.",
            where=folder,
        )


def _of_pattern(pattern: str, seen: _Seen) -> Iterator[str | InputError]:
    anchor = Path(pattern).anchor
    try:
        matches = sorted(map(str, Path(anchor).glob(pattern.removeprefix(anchor))))
    except ValueError as error:
        yield InputError(
            f"This is no pattern: {error}.", remedy="Use *, ? and [], or **/ alone.", where=pattern
        )
        return
    hidden = any(map(_is_hidden, Path(pattern).parts))  # asked for by name
    visible = [match for match in matches if hidden or not any(map(_is_hidden, Path(match).parts))]
    if not visible:
        yield InputError("Nothing has a name of this pattern.", remedy="Check the folder.", where=pattern)
    for match in visible:
        if Path(match).is_dir():
            yield from _below(match, seen)
        else:
            yield match


def _below(folder: str, seen: _Seen) -> Iterator[str | InputError]:
    """Yield the PDFs of a folder and of those below, by name; without recursion, as paths can be long."""
    due = [folder]
    while due:
        path = due.pop()
        if not _is_folder(path):
            yield path if _can_be_read(path) else _special(path)
            continue
        try:
            about = os.stat(path)  # noqa: PTH116 - of paths as they were given
            if (about.st_dev, about.st_ino) in seen:
                continue
            seen.add((about.st_dev, about.st_ino))
            with os.scandir(path) as entries:
                found = sorted(
                    (entry for entry in entries if _is_wanted(entry)), key=lambda entry: entry.name
                )
        except OSError as error:
            yield InputError(
                f"The folder cannot be read: {error.strerror}.",
                remedy="Check that you may read it.",
                where=path,
            )
        else:
            due.extend(entry.path for entry in reversed(found))


def _is_wanted(entry: os.DirEntry[str]) -> bool:
    if _is_hidden(entry.name):
        return False
    return _is_folder(entry.path) or entry.name.lower().endswith(SUFFIX)


def _is_hidden(name: str) -> bool:
    return name.startswith(".") and name not in {".", ".."}


def _is_folder(path: str) -> bool:
    return Path(path).is_dir()


def _can_be_read(path: str) -> bool:
    """Tell whether opening this cannot wait for ever, as that of a pipe can; a dead link is told when it is read."""
    return Path(path).is_file() or not Path(path).exists()


def _special(path: str) -> InputError:
    return InputError("This is neither a file nor a folder.", remedy="Name it alone to read it.", where=path)
