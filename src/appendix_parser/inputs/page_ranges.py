"""The pages of a document to read: `3`, `38-57` or `1,4-6`, counted from 1."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from appendix_parser.errors import NoSuchPageError, PageRangeError

_PART: Final = re.compile(r"\s*([0-9]{1,9})\s*(?:[-–]\s*([0-9]{1,9})\s*)?")


@dataclass(frozen=True, slots=True)
class PageRanges:
    """Ranges of pages, each with its first and its last page; no range stands for all pages.

    `where` is the file and line that they are from, if any.
    """

    ranges: tuple[tuple[int, int], ...] = ()
    where: str = ""

    def __contains__(self, page: int) -> bool:
        return not self.ranges or any(first <= page <= last for first, last in self.ranges)

    def of(self, page_count: int, where: str) -> tuple[int, ...]:
        """Return the numbers of the pages to read, in the order of the document.

        Args:
            page_count: how many pages the document has.
            where: the document, for the message.

        Raises:
            NoSuchPageError: the document has fewer pages.
        """
        missing = next((last for _, last in self.ranges if last > page_count), None)
        if missing is not None:
            pages = "1 page" if page_count == 1 else f"{page_count} pages"
            raise NoSuchPageError(
                f"There is no page {missing}: the document has {pages}.",
                remedy=f"Choose pages from 1 to {page_count}.",
                where=self.where or where,
            )
        return tuple(page for page in range(1, page_count + 1) if page in self)


ALL_PAGES: Final = PageRanges()


def read_page_ranges(text: str, *, where: str = "") -> PageRanges:
    """Read page ranges such as `38-57` or `1,4-6`; an empty text stands for all pages.

    Args:
        text: the ranges.
        where: the file and line that they are in, for the message.

    Raises:
        PageRangeError: a part is not a page or a range of pages.
    """
    parts = text.split(",") if text.strip() else []
    return PageRanges(tuple(_range(part, where) for part in parts), where)


def _range(part: str, where: str) -> tuple[int, int]:
    found = _PART.fullmatch(part)
    if found is None:
        raise _wrong(f"“{part.strip()}” is not a page or a range of pages.", where)
    first, last = int(found[1]), int(found[2] or found[1])
    if first < 1:
        raise _wrong(f"“{part.strip()}” begins before page 1.", where)
    if last < first:
        raise _wrong(f"“{part.strip()}” ends before it begins.", where)
    return first, last


def _wrong(problem: str, where: str) -> PageRangeError:
    return PageRangeError(problem, remedy="Write pages as 7, 38-57 or 1,4-6, counted from 1.", where=where)
