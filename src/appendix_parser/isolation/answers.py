"""A task's answer or error as bytes: never pickled, so that no child can run code in its parent."""

from __future__ import annotations

import errno
import json
import traceback
from collections.abc import Callable, Mapping
from typing import TypeVarTuple

from appendix_parser import errors
from appendix_parser.errors import AppendixParserError, UnexpectedError
from appendix_parser.inputs.limits import Limits

_ANSWER, _ERROR = b"A", b"E"

_NO_MEMORY = (
    "failed to map segment",
    "cannot allocate memory",
    "without exception set",
    "without setting an exception",
    "bad_alloc",
    "memoryerror",
    "out of memory",
)
"""What the loader of libraries, Python and C++ say if there is no memory, in lower case."""

_ERRORS: Mapping[str, type[AppendixParserError]] = {
    name: value
    for name, value in vars(errors).items()
    if isinstance(value, type) and issubclass(value, AppendixParserError)
}
"""What a child may say that happened, by name."""

Arguments = TypeVarTuple("Arguments")


def run_to_reply(
    task: Callable[[*Arguments], bytes], /, *arguments: *Arguments, limits: Limits, where: str
) -> bytes:
    """Call `task(*arguments)` and return its answer, or the error that it raised, as bytes for `open_reply`."""
    try:
        return _ANSWER + task(*arguments)
    except AppendixParserError as error:
        return error_reply(error, "".join(getattr(error, "__notes__", ())))
    except Exception as bug:  # the process that opens it reports it
        if _is_for_want_of_memory(bug):
            return error_reply(limits.reached(limit="memory_mb", where=where))
        return error_reply(UnexpectedError.of(bug, where=where), traceback.format_exc())


def error_reply(error: AppendixParserError, notes: str = "") -> bytes:
    """Return an error as bytes for `open_reply`, with the notes that it has there."""
    known = next(ancestor for ancestor in type(error).__mro__ if ancestor in _ERRORS.values())
    said = {
        "error": known.__name__,
        "problem": error.problem,
        "remedy": error.remedy,
        "where": error.where,
        "traceback": notes,
    }
    return _ERROR + json.dumps(said).encode()


def open_reply(reply: bytes) -> bytes:
    """Return the answer that was `run_to_reply`, or raise the error.

    Raises:
        AppendixParserError: of any kind.
    """
    kind, content = reply[:1], reply[1:]
    if kind == _ANSWER:
        return content
    said: dict[str, str] = json.loads(content)
    error_class = _ERRORS[said.pop("error")]
    notes = said.pop("traceback")
    error = error_class(said.pop("problem"), **said)
    if notes:
        error.add_note(notes)
    raise error


def tells_of_no_memory(words: str) -> bool:
    """Return whether these words of a library or a program say that it got no memory."""
    return any(each in words.lower() for each in _NO_MEMORY)


def _is_for_want_of_memory(error: BaseException | None) -> bool:
    """Return whether an error is due to a lack of memory, or arose from one that is."""
    while error is not None:
        said = str(error) if isinstance(error, ImportError | OSError | SystemError) else ""
        if (
            isinstance(error, MemoryError)
            or getattr(error, "errno", None) == errno.ENOMEM
            or tells_of_no_memory(said)
        ):
            return True
        error = error.__cause__ or error.__context__
    return False
