"""Finds pages that are in a document twice: the same words in the same places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from appendix_parser.doubts import Doubt
from appendix_parser.layout.tolerances import SAME
from appendix_parser.page import PageContent

_FEWEST_WORDS = 12  # a page with fewer words may well come again, such as one that says that it is blank


def repeated_pages(pages: Iterable[PageContent]) -> Iterator[tuple[int, Doubt]]:
    """Yield the number of each page that repeats an earlier one, including its page number, with a doubt."""
    known: dict[tuple[str, ...], PageContent] = {}
    for page in pages:
        first = known.setdefault(tuple(word.text for word in page.words), page)
        if first is not page and len(page.words) >= _FEWEST_WORDS and _same_places(first, page):
            yield page.number, Doubt("page-repeated", {"first": first.number})


def _same_places(one: PageContent, other: PageContent) -> bool:
    return all(
        abs(a.box.x0 - b.box.x0) <= SAME and abs(a.box.top - b.box.top) <= SAME
        for a, b in zip(one.words, other.words, strict=True)
    )
