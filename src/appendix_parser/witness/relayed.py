"""What the witness finds on a page leaves the process that looks, and comes into another, as bytes.

The other one has the page as it was read, so that only what differs travels.
"""

from __future__ import annotations

import marshal
from dataclasses import replace

from appendix_parser.page import PageContent
from appendix_parser.reading.relayed import doubts_of, values_of_doubts, values_of_words, words_of
from appendix_parser.witness.examine import Examined


def to_bytes(page: PageContent, examined: Examined) -> bytes:
    """Return what was found on a page, as bytes for `from_bytes`."""
    after, *counts = examined
    words = None if after.words == page.words else values_of_words(after.words)
    doubts = values_of_doubts(after.doubts[len(page.doubts) :])
    return marshal.dumps((words, doubts, after.hidden, counts))


def from_bytes(page: PageContent, data: bytes) -> Examined:
    """Return what was found on a page; `data` is what was made of it `to_bytes`."""
    words, doubts, hidden, counts = marshal.loads(data)
    after = replace(
        page,
        words=page.words if words is None else words_of(words),
        doubts=(*page.doubts, *doubts_of(doubts)),
        hidden=hidden,
    )
    return Examined(after, *counts)
