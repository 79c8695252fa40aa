"""Every way in which a run can fail: what is wrong, where, what to do, and the exit status."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

DEBUG_VARIABLE = "APPENDIX_PARSER_DEBUG"
"""Environment variable that, when set, shows where in the program an unexpected failure happened."""


class ExitStatus(IntEnum):
    """The documented exit statuses of the command line, a stable interface."""

    DONE = 0
    DIFFERENT = 1
    USAGE = 2
    NOT_READABLE = 3
    NO_APPENDIX = 4
    NOT_WRITTEN = 5
    FINDINGS = 6
    LIMIT = 7
    INTERRUPTED = 130


SERIOUSNESS = (
    ExitStatus.DONE,
    ExitStatus.DIFFERENT,
    ExitStatus.FINDINGS,
    ExitStatus.NO_APPENDIX,
    ExitStatus.NOT_READABLE,
    ExitStatus.USAGE,
    ExitStatus.LIMIT,
    ExitStatus.NOT_WRITTEN,
    ExitStatus.INTERRUPTED,
)
"""Exit statuses from the least to the most serious: a run over many files ends with the most serious one."""


def most_serious(statuses: Iterable[ExitStatus]) -> ExitStatus:
    """Return the status that a run with all these outcomes ends with."""
    return max(statuses, key=SERIOUSNESS.index, default=ExitStatus.DONE)


class AppendixParserError(Exception):
    """Base of all errors that leave the package.

    Attributes:
        problem: what is wrong, one sentence.
        remedy: what the reader of the message can do about it.
        where: the file, and the page where there is one; "" where neither is known.
    """

    exit_status: ExitStatus = ExitStatus.NOT_READABLE

    def __init__(self, problem: str, *, remedy: str, where: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy
        self.where = where

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.problem} {self.remedy}".strip()


class InputError(AppendixParserError):
    """A file cannot be opened. Nothing is wrong with the PDF itself."""

    exit_status = ExitStatus.USAGE


class UnreadablePdfError(AppendixParserError):
    """The input is not a PDF that can be read: damaged, encrypted, without pages or without text."""

    exit_status = ExitStatus.NOT_READABLE


class EncryptedPdfError(UnreadablePdfError):
    """The PDF needs a password, or the password is wrong."""


class UnreadableRecordsError(AppendixParserError):
    """The input is JSON, but not that of an appendix."""

    exit_status = ExitStatus.NOT_READABLE


class NoAppendixError(AppendixParserError):
    """The PDF was read, but it has no table of objectives."""

    exit_status = ExitStatus.NO_APPENDIX


class UnknownTablesError(NoAppendixError):
    """It has tables that may be of objectives; a profile can say what is in them."""


class CorrectionsError(AppendixParserError):
    """A file of corrections cannot be read as one; `where` names the file and the line."""

    exit_status = ExitStatus.USAGE


class DecisionError(AppendixParserError):
    """A decision about a match does not fit the editions, or another decision; `where` names the file and the line."""

    exit_status = ExitStatus.USAGE


class NoSuchPageError(AppendixParserError):
    """The PDF has no page of that number."""

    exit_status = ExitStatus.USAGE


class PageRangeError(AppendixParserError):
    """A choice of pages cannot be read."""

    exit_status = ExitStatus.USAGE


class ProfileError(AppendixParserError):
    """A profile cannot be used; `where` names the file and, if there is one, the line."""

    exit_status = ExitStatus.USAGE


class OutputError(AppendixParserError):
    """The output could not be written; earlier output is unchanged."""

    exit_status = ExitStatus.NOT_WRITTEN


class LimitError(AppendixParserError):
    """A limit on time, memory or size was reached."""

    exit_status = ExitStatus.LIMIT


class KilledError(LimitError):
    """The system stopped the process that read the document, most likely for lack of memory: try again."""


class UnexpectedError(AppendixParserError):
    """The program has a defect. The exception that shows it is the cause, or a note."""

    exit_status = ExitStatus.NOT_READABLE

    @classmethod
    def of(cls, bug: Exception, *, where: str = "") -> UnexpectedError:
        """Return the error for an unexpected exception."""
        return cls(
            f"An unexpected failure ({type(bug).__name__}: {bug}).",
            remedy=f"This is a bug. Please report it, with what {DEBUG_VARIABLE}=1 in the environment shows.",
            where=where,
        )
