"""Presence: whether every word that counts as in a record is in that record's text, at its place.

The ledger says where each word went. Here that is not believed but checked, against the records as they are published.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from appendix_parser.coverage.ledger import Ledger
from appendix_parser.doubts import Doubt
from appendix_parser.findings import finding
from appendix_parser.page import PageContent, Word, quoted
from appendix_parser.records import Appendix, Finding, Region
from appendix_parser.records.pointers import pointer, tokens, way
from appendix_parser.text import BULLETS

_NEAR = 0.02  # points: regions are rounded to a hundredth

_NOT_KEPT = re.compile(f"[-\\s\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{SOFT HYPHEN}{''.join(sorted(BULLETS))}]+")
"""What typesetting may change in a text: white space, hyphens at line ends, and the shape of bullets."""

_REGIONS_OF = {"label": "number", "raw": "score"}
"""Names of values → names of their regions, where these differ."""


def absent_words(appendix: Appendix, pages: Sequence[PageContent], ledger: Ledger) -> Iterator[Finding]:
    """Yield a finding for each value that lacks words which the ledger says are in it."""
    by_number = {page.number: page for page in pages}
    for where, words in ledger.values():
        text, regions = _value(appendix, where)
        absent = [*_missing(words, text), *_outside(words, regions, by_number)]
        if absent:
            page = absent[0].page
            doubt = Doubt("word-in-no-record", {"words": quoted(absent)})
            yield finding(doubt, pointer=pointer(*tokens(where)[:-1]), page=page)


def _value(appendix: Appendix, where: str) -> tuple[str, Sequence[Region]]:
    """Return the text of a value, and where it is."""
    *_, record, found = way(appendix, where)
    name = tokens(where)[-1]
    if name in ("score", "comments"):
        text: str = found.raw if name == "score" else found.text  # type: ignore[attr-defined]
        regions: Any = getattr(record.regions, name)  # type: ignore[attr-defined]
        return text, regions
    return str(found), _regions(record, name)


def _regions(record: Any, name: str) -> Sequence[Region]:
    regions = record.regions
    return regions if isinstance(regions, tuple) else getattr(regions, _REGIONS_OF.get(name, name))


def _missing(words: Sequence[Word], text: str) -> Iterator[Word]:
    """Yield the words that a text does not have, or less often than they were printed."""
    kept = _kept(text)
    printed = "".join(word.text for word in words)
    if kept == (_kept(printed) if printed.isascii() else "".join(_kept(word.text) for word in words)):
        return
    for word in sorted(
        words, key=lambda word: -len(word.text)
    ):  # or a short one could take a part of a long one
        looked_for = _kept(word.text)
        if not looked_for:
            continue
        before, found, after = kept.partition(looked_for)
        if not found:
            yield word
        kept = f"{before}\0{after}" if found else kept


def _kept(text: str) -> str:
    return _NOT_KEPT.sub("", text if text.isascii() else unicodedata.normalize("NFKC", text))


def _outside(
    words: Iterable[Word], regions: Sequence[Region], pages: dict[int, PageContent]
) -> Iterator[Word]:
    """Yield the words that are not where the value is said to be."""
    boxes = [(region.page, *region.bbox) for region in regions]
    for word in words:
        x0, top, x1, bottom = pages[word.page].as_shown(word.box)
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        for page, left, upper, right, lower in boxes:
            if (
                page == word.page
                and left - _NEAR <= x <= right + _NEAR
                and upper - _NEAR <= y <= lower + _NEAR
            ):
                break
        else:
            yield word
