"""From what the command line names to documents: files, folders with all that is below them, and patterns."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path

from appendix_parser.errors import InputError
from appendix_parser.inputs.documents import STANDARD_INPUT

SUFFIX = ".pdf"
"""How the names of PDFs end, in small or capital letters."""

_ANY_DEPTH = "**"
"""What stands for folders, any number deep, in a pattern."""

_NO_MATCH = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP})
"""Errors of the system which say that there is nothing of this name, or no folder."""

_Seen = set[tuple[int, int]]
"""Device and number of each folder that was looked into, so that no link leads round in a circle."""


def is_many(argument: str) -> bool:
    """Return whether an argument may stand for several documents."""
    return argument != "" and (_is_folder(argument) or _is_pattern(argument))


def discover(arguments: Iterable[str]) -> Iterator[str | InputError]:
    """Yield the path of each document that the arguments name, in a fixed order, and an error if there is none.

    A folder stands for the PDFs in it and below it, by the ends of their names; links are followed, hidden
    names skipped, and each folder is looked into once. An argument with `*`, `?` or `[` that is not the
    name of something is a pattern, in which `**` stands for folders, any number deep. What else is named is
    taken as it is. A file may be yielded more than once, by different paths.
    """
    seen: _Seen = set()
    for argument in arguments:
        if argument == STANDARD_INPUT or not is_many(argument):
            yield argument
        elif _is_folder(argument):
            yield from _of_folder(argument, seen)
        else:
            yield from _of_pattern(argument, seen)


def _is_pattern(argument: str) -> bool:
    return not os.path.lexists(argument) and _has_wildcard(argument)


def _has_wildcard(text: str) -> bool:
    return any(character in text for character in "*?[")


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
    if any(_ANY_DEPTH in part and part != _ANY_DEPTH for part in Path(pattern).parts):
        yield InputError(
            "This is not a pattern: ** must be a whole name between slashes.",
            remedy="Use *, ? and [], or **/ alone.",
            where=pattern,
        )
        return
    found = dict(_matches(pattern))
    if not found:
        yield InputError("No file matches this pattern.", remedy="Check the folder.", where=pattern)
    for match, problem in sorted(found.items()):
        if problem is not None:
            yield problem
        elif _is_folder(match):
            yield from _below(match, seen)
        else:
            yield match


def _matches(pattern: str) -> Iterator[tuple[str, InputError | None]]:
    """Yield what has a name of the pattern; with an error, a folder that cannot be looked into for it."""
    start = Path(Path(pattern).anchor)
    parts = Path(pattern).parts[len(start.parts) :]
    hidden = any(map(_is_hidden, parts))  # asked for by name
    due = [(start, parts)]
    looked_at = set(due)
    while due:
        folder, left = due.pop()
        if not left:
            yield str(folder), None
            continue
        try:
            found = {*_step(folder, left, hidden=hidden)} - looked_at
        except OSError as error:
            if error.errno not in _NO_MATCH:
                yield str(folder), _unreadable(str(folder), error)
        else:
            looked_at |= found
            due.extend(found)


def _step(folder: Path, parts: tuple[str, ...], *, hidden: bool) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Yield what the first part of a pattern leads to from a folder, each with the parts that are left.

    Raises:
        OSError: the folder cannot be read, or has nothing of that name.
    """
    first, *rest = parts
    if not _has_wildcard(first):
        (folder / first).lstat()
        yield folder / first, (*rest,)
        return
    with os.scandir(folder) as entries:
        visible = [entry for entry in entries if hidden or not _is_hidden(entry.name)]
    if first == _ANY_DEPTH:
        yield folder, (*rest,)
        yield from ((folder / each.name, parts) for each in visible if each.is_dir(follow_symlinks=False))
    else:
        yield from ((folder / each.name, (*rest,)) for each in visible if fnmatch(each.name, first))


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
                    (entry for entry in entries if _is_pdf_or_folder(entry)), key=lambda entry: entry.name
                )
        except OSError as error:
            yield _unreadable(path, error)
        else:
            due.extend(entry.path for entry in reversed(found))


def _is_pdf_or_folder(entry: os.DirEntry[str]) -> bool:
    if _is_hidden(entry.name):
        return False
    try:
        return entry.name.lower().endswith(SUFFIX) or entry.is_dir()
    except OSError as error:  # a link: round in a circle, or to a place that must not be looked into
        return error.errno not in _NO_MATCH


def _is_hidden(name: str) -> bool:
    return name.startswith(".") and name not in {".", ".."}


def _is_folder(path: str) -> bool:
    return _kind(path) == stat.S_IFDIR


def _can_be_read(path: str) -> bool:
    """Return whether opening this cannot wait for ever, as that of a pipe can; problems are reported when it is read."""
    return _kind(path) in {stat.S_IFREG, None}


def _kind(path: str) -> int | None:
    """Return what the system says that this is; None for a dead link, and where it does not say."""
    try:
        return stat.S_IFMT(os.stat(path).st_mode)  # noqa: PTH116 - of paths as they were given
    except OSError:
        return None


def _unreadable(folder: str, error: OSError) -> InputError:
    return InputError(
        f"The folder cannot be read: {error.strerror}.", remedy="Check that you may read it.", where=folder
    )


def _special(path: str) -> InputError:
    return InputError("This is neither a file nor a folder.", remedy="Name it alone to read it.", where=path)
