"""A document whose pages are compared, one by one, with what PDFium sees of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib.metadata import version

from appendix_parser.document import Document
from appendix_parser.doubts import Doubt
from appendix_parser.errors import AppendixParserError
from appendix_parser.page import PageContent
from appendix_parser.read_options import ReadOptions
from appendix_parser.records import WitnessCounts
from appendix_parser.witness.examine import examine
from appendix_parser.witness.sight import Sight


def witnessed(document: Document, sights: Iterable[Sight], options: ReadOptions) -> Document:
    """Return a document whose pages are compared with sights of them, one for each page, in order."""
    engine = f"PDFium ({version('pypdfium2')})"
    return WitnessedDocument(document, engine, sights, include_hidden=options.include_hidden_text)


class WitnessedDocument:
    """A document without the text that nobody can see, and with a doubt for each difference.

    Args:
        document: what was read.
        engine: name and version of what sees its pages.
        sights: what it sees, page by page. Where they end early, the other pages are kept as they were read.
        include_hidden: keep text that nobody can see; it is reported all the same.
    """

    def __init__(
        self, document: Document, engine: str, sights: Iterable[Sight], *, include_hidden: bool = False
    ) -> None:
        self._document = document
        self._sights = iter(sights)
        self._include_hidden = include_hidden
        self.page_count = document.page_count
        self.chosen = document.chosen
        self.producer = document.producer
        self.doubts = document.doubts
        self.witness = WitnessCounts(
            engine=engine, words=0, confirmed=0, differing=0, unseen=0, unread_areas=0
        )

    def pages(self) -> Iterator[PageContent]:
        """Yield the pages in order, compared."""
        stopped = False
        for page in self._document.pages():
            sight = None if stopped else self._next_sight()
            if sight is not None and not isinstance(sight, Doubt):
                yield self._examined(page, sight)
            else:
                yield page if stopped else replace(page, doubts=(*page.doubts, sight or _STOPPED))
                stopped = True

    def _next_sight(self) -> Sight | Doubt | None:
        try:
            return next(self._sights, None)
        except (
            AppendixParserError
        ) as error:  # the process that looks has ended; what was read is there all the same
            return Doubt("witness-stopped", {"problem": error.problem.rstrip(".")})

    def _examined(self, page: PageContent, sight: Sight) -> PageContent:
        examined = examine(page, sight, include_hidden=self._include_hidden)
        counted = {name: getattr(self.witness, name) + getattr(examined, name) for name in _COUNTS}
        self.witness = self.witness.model_copy(update=counted)
        return examined.page


_COUNTS = ("words", "confirmed", "differing", "unseen", "unread_areas")
_STOPPED = Doubt("witness-stopped", {"problem": "it finds no more pages"})
