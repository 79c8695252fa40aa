"""What the readers have in common: what a document can be asked, and the errors they say alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

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

    def pages(self) -> Iterator[PageContent]:
        """Yield the pages in order; each is read when it is asked for and then let go.

        Raises:
            UnreadablePdfError: a page is damaged beyond reading.
        """


def require_header(data: bytes, name: str) -> None:
    """Let only pass what begins as a PDF.

    Raises:
        UnreadablePdfError: it does not.
    """
    if b"%PDF-" not in data[:1024]:
        raise UnreadablePdfError(
            "This is not a PDF file: it does not begin as one.",
            remedy="Check that it is the file you meant, and that it was downloaded whole.",
            where=name,
        )


def no_pages(name: str) -> UnreadablePdfError:
    """Return the error for a PDF without pages."""
    return UnreadablePdfError(
        "No page can be found in this PDF; it is damaged or empty.", remedy=BAD_FILE, where=name
    )


def encrypted(name: str) -> UnreadablePdfError:
    """Return the error for a PDF that needs a password."""
    return UnreadablePdfError(
        "This PDF is encrypted and needs a password.",
        remedy="Open it with the password, save a copy without one, and use the copy.",
        where=name,
    )


def damaged(action: str, name: str, cause: str = "") -> UnreadablePdfError:
    """Return the error for a PDF that cannot be `action` (such as `opened`); `cause` names what went wrong."""
    detail = f" ({cause})" if cause else ""
    return UnreadablePdfError(
        f"This PDF is damaged and cannot be {action}{detail}.", remedy=BAD_FILE, where=name
    )
