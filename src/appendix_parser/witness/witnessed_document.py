"""A document whose pages are compared, one by one, with what PDFium sees of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING, Generic, TypeVar

from appendix_parser.document import Document
from appendix_parser.doubts import Doubt
from appendix_parser.errors import AppendixParserError
from appendix_parser.page import PageContent
from appendix_parser.read_options import ReadOptions
from appendix_parser.reading.relayed import Kept, RelayedDocument
from appendix_parser.records import WitnessCounts
from appendix_parser.witness.examined import Examined

if TYPE_CHECKING:
    from appendix_parser.witness.pdfium.sight import Sight

Seen = TypeVar("Seen")


def witnessed(document: Document, sights: Iterable[Sight], options: ReadOptions) -> Document:
    """Return a document whose pages are compared with sights of them, one for each page, in order."""
    from appendix_parser.witness.examine import examine  # who has it done by another process need not load it

    return WitnessedDocument(document, sights, partial(examine, include_hidden=options.include_hidden_text))


class WitnessedDocument(Generic[Seen]):
    """A document without the text that nobody can see, and with a doubt for each difference.

    Args:
        document: what was read.
        seen: what is seen of its pages, one by one. Where it ends early, the other pages are kept as they were read.
        compare: compares a page with what is seen of it.
    """

    def __init__(
        self, document: Document, seen: Iterable[Seen], compare: Callable[[PageContent, Seen], Examined]
    ) -> None:
        self._document = document
        self._seen = iter(seen)
        self._compare = compare
        self.page_count = document.page_count
        self.chosen = document.chosen
        self.producer = document.producer
        self.doubts = document.doubts
        engine = f"PDFium ({version('pypdfium2')})"
        self.witness = WitnessCounts(
            engine=engine, words=0, confirmed=0, differing=0, unseen=0, unread_areas=0
        )

    def pages(self) -> Iterator[PageContent]:
        """Yield the pages in order, compared."""
        return self.compared(self._document.pages())

    def compared(self, pages: Iterable[PageContent]) -> Iterator[PageContent]:
        """Yield these, which are all its pages in order, compared."""
        pages = iter(pages)
        for page in pages:
            try:
                seen = next(self._seen)
            except StopIteration:
                stopped = "it finds no more pages"
            except (
                AppendixParserError
            ) as error:  # of the process that looks; what was read is there all the same
                stopped = error.problem.rstrip(".")
            else:
                yield self._counted(self._compare(page, seen))
                continue
            yield replace(page, doubts=(*page.doubts, Doubt("witness-stopped", {"problem": stopped})))
            yield from pages

    def _counted(self, examined: Examined) -> PageContent:
        counted = {name: getattr(self.witness, name) + getattr(examined, name) for name in _COUNTS}
        self.witness = self.witness.model_copy(update=counted)
        return examined.page


class WatchedDocument(WitnessedDocument[bytes]):
    """A document that another process looks at. Until that is done, it can be used as it was read.

    Args:
        pieces: what a `RelayedDocument` is made of.
        examined: what `Examined` makes of its pages, as bytes.
    """

    def __init__(self, pieces: Iterable[bytes], examined: Iterable[bytes]) -> None:
        self._pieces, self._examined = Kept(pieces), Kept(examined)
        self.as_read = RelayedDocument(self._pieces)
        super().__init__(self.as_read, self._examined, Examined.from_bytes)

    def again(self) -> WitnessedDocument[bytes]:
        """Return the same document, to be gone through once more."""
        return WitnessedDocument(RelayedDocument(self._pieces), self._examined, Examined.from_bytes)


_COUNTS = ("words", "confirmed", "differing", "unseen", "unread_areas")
