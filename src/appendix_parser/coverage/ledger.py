"""The ledger of words: where each went, written down when it is placed, never found by subtraction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, groupby

from appendix_parser.doubts import Doubt
from appendix_parser.findings import finding
from appendix_parser.notation.scale import ScoringSystem
from appendix_parser.page import PageContent, Word, quoted
from appendix_parser.records import Appendix, Coverage, Finding


class Fate(StrEnum):
    """What became of a word; the names are those of the fields of `Coverage`."""

    RECORDS = "records"
    HEADINGS = "headings"
    HEADERS = "headers"
    FURNITURE = "furniture"
    CONTEXT = "context"


class Ledger:
    """Notes the fate of every word of a document, each exactly once."""

    def __init__(self, pages: Sequence[PageContent]) -> None:
        self._pages = pages
        # A place for each word of each page, rather than a key: long documents have hundreds of thousands.
        self._fates: dict[int, list[Fate | None]] = {page.number: [None] * len(page.words) for page in pages}
        self._twice: list[Word] = []
        self._values: list[tuple[str, Sequence[Word]]] = []
        self._headings: list[tuple[str, Sequence[Word]]] = []

    def record(self, words: Sequence[Word], where: str, *, shared: bool = False) -> None:
        """Note that `words` went into the value that this JSON Pointer leads to; `shared` ones are in another one too."""
        if not shared:
            self.place(words, Fate.RECORDS)
        if words:
            self._values.append((where, words))

    def values(self) -> Sequence[tuple[str, Sequence[Word]]]:
        """Return the JSON Pointer of every value that words went into, each with its words."""
        return self._values

    def head(self, words: Sequence[Word], where: str) -> None:
        """Note that `words` became the title, heading or note that this JSON Pointer leads to."""
        self.place(words, Fate.HEADINGS)
        if words:
            self._headings.append((where, words))

    def headings(self) -> Sequence[tuple[str, Sequence[Word]]]:
        """Return the JSON Pointer of the title, of every heading and note, each with its words."""
        return self._headings

    def place(self, words: Iterable[Word], fate: Fate) -> None:
        """Note that `words` went to `fate`."""
        for word in words:
            fates = self._fates[word.page]
            if fates[word.index] is not None:
                self._twice.append(word)
            else:
                fates[word.index] = fate

    def coverage(self) -> Coverage:
        """Count the fates of all words of all pages."""
        counts = Counter(chain.from_iterable(self._fates.values()))
        hidden = sum(page.hidden for page in self._pages)
        return Coverage(
            words=counts.total() + hidden,
            **{fate.value: counts[fate] for fate in Fate},
            hidden=hidden,
            unplaced=counts[None],
        )

    def findings(self) -> list[Finding]:
        """Return a finding for every run of words that were not placed, or placed twice."""
        found = []
        for page in self._pages:
            if None in self._fates[page.number]:
                runs = groupby(page.words, key=lambda word: self.fate_of(word) is None)
                found += [_quoting("words-unplaced", list(run)) for lost, run in runs if lost]
        for _, words in groupby(self._twice, key=lambda word: word.page):
            found.append(_quoting("words-placed-twice", list(words)))
        return found

    def is_aside(self, word: Word) -> bool:
        """Return whether a word is outside all tables, and is neither part of what every page has nor a bold heading."""
        fate = self.fate_of(word)
        return fate is Fate.CONTEXT or (fate is Fate.HEADINGS and not word.bold)

    def fate_of(self, word: Word) -> Fate | None:
        """Return where a word went; None if it was not placed."""
        return self._fates[word.page][word.index]


@dataclass(frozen=True, slots=True)
class Trace:
    """An appendix with the way to it, for looking at: never published.

    Attributes:
        appendix: what was read.
        pages: its pages.
        ledger: where their words went.
        scoring: how the document writes its scores.
        printed: what was read, before it was corrected and checked.
    """

    appendix: Appendix
    pages: tuple[PageContent, ...]
    ledger: Ledger
    scoring: ScoringSystem
    printed: Appendix


def _quoting(code: str, words: Sequence[Word]) -> Finding:
    return finding(Doubt(code, {"words": quoted(words)}), page=words[0].page)
