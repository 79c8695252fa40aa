"""What the witness finds on a page, and how it travels to the process that has the page as it was read."""

from __future__ import annotations

import marshal
from dataclasses import replace
from typing import NamedTuple

from appendix_parser.page import PageContent
from appendix_parser.reading.relayed import doubts_of, values_of_doubts, values_of_words, words_of


class Examined(NamedTuple):
    """A page without what nobody can see on it, and how many words were seen alike.

    `words` is how many were read, `confirmed` how many PDFium reads alike, `differing` how many it reads
    otherwise, `unseen` how many nobody can see, `unread_areas` how many places have ink that was not read.
    """

    page: PageContent
    words: int = 0
    confirmed: int = 0
    differing: int = 0
    unseen: int = 0
    unread_areas: int = 0

    def to_bytes(self, page: PageContent) -> bytes:
        """Return what was found on a page as bytes for `from_bytes`; of the page itself only what differs."""
        words = None if self.page.words == page.words else values_of_words(self.page.words)
        doubts = values_of_doubts(self.page.doubts[len(page.doubts) :])
        return marshal.dumps((words, doubts, self.page.hidden, self[1:]))

    @classmethod
    def from_bytes(cls, page: PageContent, data: bytes) -> Examined:
        """Return what was found on a page; `data` is what was made of it `to_bytes`."""
        words, doubts, hidden, counts = marshal.loads(data)
        after = replace(
            page,
            words=page.words if words is None else words_of(words),
            doubts=(*page.doubts, *doubts_of(doubts)),
            hidden=hidden,
        )
        return cls(after, *counts)
