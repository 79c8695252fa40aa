"""The errors for a document without text or objectives: what came closest, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from appendix_parser.assembly.closest import ClosestTable
from appendix_parser.doubts import Doubt
from appendix_parser.errors import (
    AppendixParserError,
    NoAppendixError,
    UnknownTablesError,
    UnreadablePdfError,
)
from appendix_parser.findings import DAMAGE
from appendix_parser.page import PageContent

_MOST_UNKNOWN = 0.5  # share of the pages with text on which letters are unknown
_TEXT = "Make the PDF again in the program that the document was written in, or run text recognition (OCR) on it first."


def want_text(pages: Sequence[PageContent], damage: Sequence[Doubt], *, where: str) -> None:
    """Refuse a document in which no page has text.

    Raises:
        UnreadablePdfError: it is one.
    """
    if not any(page.words for page in pages):
        problem, remedy = _lack_of_text(pages, damage)
        raise UnreadablePdfError(problem, remedy=remedy, where=where)


def _lack_of_text(pages: Sequence[PageContent], damage: Sequence[Doubt]) -> tuple[str, str]:
    """Return why no page has text, and what to do."""
    if is_damaged(damage, pages):
        return (
            "No page of this PDF has any text; it is damaged.",
            "Make the PDF again from the original document.",
        )
    said = (doubt.values for page in pages for doubt in page.doubts if doubt.code == "scan-not-recognised")
    remedy = next((str(values["remedy"]) for values in said if "remedy" in values), "")
    if not remedy and any(page.hidden for page in pages):
        problem = "Nobody can see the text of this PDF: it is covered, cut off, too faint or too small."
        return problem, "If you want to read it nevertheless, use --include-hidden-text."
    remedy = remedy or "Run text recognition (OCR) on it first."
    return "No page of this PDF has any text; it may be a scan.", remedy


def is_damaged(damage: Sequence[Doubt], pages: Sequence[PageContent]) -> bool:
    """Return whether anything of a file, or of its pages, is damaged."""
    return any(doubt.code in DAMAGE for doubts in (damage, *(p.doubts for p in pages)) for doubt in doubts)


def refusal(
    pages: Sequence[PageContent],
    closest: Sequence[ClosestTable],
    *,
    damaged: bool,
    where: str,
    taught: bool = False,
    absent: Sequence[str] = (),
) -> AppendixParserError:
    """Return the error for a document without objectives.

    Args:
        pages: its pages.
        closest: the tables that came closest.
        damaged: whether the file is damaged.
        where: the name of the file.
        taught: whether it was read by a profile.
        absent: the headings of the profile that no table has.
    """
    unread = _unknown_letters(pages, where)
    if unread is not None:
        return unread
    poor = [p.number for p in pages if any(d.code == "scan-poor" for d in p.doubts)]
    if poor and len(poor) >= _MOST_UNKNOWN * sum(bool(page.words) for page in pages):
        problem = f"No objectives can be found in this PDF: its scans are hard to read ({_pages(poor)})."
        return NoAppendixError(
            problem, remedy="Scan the paper again: straight, at 300 dpi, in grey.", where=where
        )
    problem = "No objectives can be found in this PDF" + ("; it is damaged." if damaged else ".")
    if not closest:
        return NoAppendixError(
            f"{problem} There are no tables on its pages.",
            remedy="Check that it is the document with the scores.",
            where=where,
        )
    if absent:
        problem += (
            f" No table has the heading {', '.join(f'“{text}”' for text in absent)}, which the profile names."
        )
    start = "correct the profile" if taught else f"run `appendix-parser profile {where} -o council.toml`"
    then = "" if taught else ", name the columns in council.toml, and read again with --profile council.toml"
    return UnknownTablesError(
        f"{problem} The tables that came closest: {'; '.join(table.in_words for table in closest)}.",
        remedy=f"If one of them is the appendix, {start}{then}. Otherwise, check that this is the right document.",
        where=where,
    )


def _unknown_letters(pages: Sequence[PageContent], where: str) -> AppendixParserError | None:
    """Return the error for a document whose letters are mostly unknown; None for any other."""
    if not any(character.isalnum() for page in pages for word in page.words for character in word.text):
        return UnreadablePdfError(
            "The fonts of this PDF do not say which characters they draw.", remedy=_TEXT, where=where
        )
    unknown = [p.number for p in pages if any(d.code == "text-without-unicode" for d in p.doubts)]
    if not unknown or len(unknown) < _MOST_UNKNOWN * sum(bool(page.words) for page in pages):
        return None
    problem = (
        "No objectives can be found in this PDF: most of its text is in fonts that do not say which letters they draw"
        f" ({_pages(unknown)})."
    )
    return NoAppendixError(problem, remedy=_TEXT, where=where)


def _pages(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:5])) + (" …" if len(numbers) > 5 else "")
    return f"page {shown}" if len(numbers) == 1 else f"pages {shown}"
