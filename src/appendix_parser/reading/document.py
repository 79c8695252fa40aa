"""What an open document can be asked, and the errors for one that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from appendix_parser.doubts import Doubt
from appendix_parser.errors import UnreadablePdfError
from appendix_parser.page import PageContent

BAD_FILE = "Open the file in a PDF viewer; if it opens there, save or print it as a new PDF and try again."
"""What to do about a damaged file."""


class Document(Protocol):
    """An open PDF, read page by page."""

    @property
    def page_count(self) -> int:
        """Number of pages."""

    @property
    def producer(self) -> str | None:
        """The program that wrote the file, as it names itself."""

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What is damaged of the file as a whole."""

    def pages(self) -> Iterator[PageContent]:
        """Yield the pages in order; each is read when it is asked for and then let go.

        Raises:
            UnreadablePdfError: a page is damaged beyond reading.
        """


def no_pages(name: str) -> UnreadablePdfError:
    """Return the error for a PDF without pages."""
    return UnreadablePdfError(
        "No page can be found in this PDF; it is damaged or empty.", remedy=BAD_FILE, where=name
    )


def encrypted(name: str, *, password: str = "") -> UnreadablePdfError:
    """Return the error for a PDF that this password does not open."""
    problem = "The password is not the right one." if password else "It needs a password."
    return UnreadablePdfError(
        f"This PDF is encrypted. {problem}",
        remedy="Write the right one into a file, and name that file with --password-file.",
        where=name,
    )


def damaged(action: str, name: str, cause: str = "") -> UnreadablePdfError:
    """Return the error for a PDF that cannot be `action` (such as `opened`); `cause` names what went wrong."""
    detail = f" ({cause})" if cause else ""
    return UnreadablePdfError(
        f"This PDF is damaged and cannot be {action}{detail}.", remedy=BAD_FILE, where=name
    )
