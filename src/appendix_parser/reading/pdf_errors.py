"""The errors for a document that cannot be read."""

from __future__ import annotations

from appendix_parser.errors import EncryptedPdfError, UnreadablePdfError

BAD_FILE = "Open the file in a PDF viewer; if it opens there, save or print it as a new PDF and try again."
"""What to do about a damaged file."""


def no_pages(name: str) -> UnreadablePdfError:
    """Return the error for a PDF without pages."""
    return UnreadablePdfError(
        "No page can be found in this PDF; it is damaged or empty.", remedy=BAD_FILE, where=name
    )


def encrypted(name: str, *, password: str = "") -> EncryptedPdfError:
    """Return the error for a PDF that this password does not open."""
    problem = "The password is wrong." if password else "It needs a password."
    return EncryptedPdfError(
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
