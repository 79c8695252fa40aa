"""An open document: what every stage above reading may ask of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from appendix_parser.doubts import Doubt
from appendix_parser.page import PageContent

if TYPE_CHECKING:  # who only reads or looks at pages need not load the models
    from appendix_parser.records import WitnessCounts


class Document(Protocol):
    """An open PDF, read page by page."""

    @property
    def page_count(self) -> int:
        """Number of pages."""

    @property
    def chosen(self) -> Sequence[int]:
        """Numbers of the pages to read, in order."""

    @property
    def producer(self) -> str | None:
        """The program that wrote the file, as it names itself."""

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What is damaged of the file as a whole."""

    @property
    def witness(self) -> WitnessCounts | None:
        """What the second look found on the pages so far; None if there is none."""

    def pages(self) -> Iterator[PageContent]:
        """Yield the pages in order; each is read when it is asked for and then let go.

        Raises:
            UnreadablePdfError: a page is damaged beyond reading.
        """
