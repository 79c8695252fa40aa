"""What the witness finds in another process is what it finds in this one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appendix_parser.doubts import Doubt
from appendix_parser.geometry import Box
from appendix_parser.page import PageContent, Word
from appendix_parser.witness.examined import Examined

WORDS = (Word("one", Box(1.0, 2.0, 3.0, 4.0), 7, 0, 10.0), Word("two", Box(5.0, 2.0, 6.0, 4.0), 7, 1, 9.5))
PAGE = PageContent(7, 595.25, 842.0, WORDS, doubts=(Doubt("text-recognised"),))
FOUND = Doubt("text-hidden", {"count": 3}, (Box(1.0, 2.0, 3.0, 4.0),))


@pytest.mark.parametrize(
    "after",
    [
        PAGE,
        replace(PAGE, doubts=(*PAGE.doubts, FOUND)),
        replace(PAGE, words=WORDS[:1], hidden=1),
        replace(PAGE, words=(), hidden=2),
    ],
)
def test_what_was_found_comes_back_as_it_was(after: PageContent) -> None:
    examined = Examined(after, words=2, confirmed=1, unseen=1)
    assert Examined.from_bytes(PAGE, examined.to_bytes(PAGE)) == examined
