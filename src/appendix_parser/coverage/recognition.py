"""Recognised values: how sure each value of a scan is, beside it, and a finding for each that is doubtful."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from appendix_parser.coverage.ledger import Fate, Ledger
from appendix_parser.doubts import Doubt
from appendix_parser.findings import finding
from appendix_parser.geometry import Box, hull, rounded
from appendix_parser.page import PageContent, Word, WordRecognition, quoted
from appendix_parser.records import (
    Appendix,
    Assessment,
    Finding,
    Objective,
    OtherScore,
    Recognised,
    RecognisedObjective,
    RecognisedSection,
    Record,
    Region,
    SourceOcr,
)
from appendix_parser.records.pointers import describe_objective, describe_year, tokens, way

_FIGURES = ("score", "label")
_HEADINGS = ("name", "title")
_SURE = 0.8  # a number with a full stop that both engines read with this confidence is certain
_LONGEST_HEADING = 12  # words; what is longer is a sentence, which has full stops
_DIRT = re.compile(
    r"""[;·~*°`^_|¢«»©®]  # in no heading
    | (?:^|\s)['‘’",.:-]+[^\W\d]  # before a word
    | [^\W\d_]{3}['‘’".]+(?:\s|$)  # after a word that is not an abbreviation""",
    re.VERBOSE,
)
"""What specks are read as."""


class _Value(NamedTuple):
    """A value, the words that went into it, and what is known of those that were recognised."""

    pointer: str
    words: Sequence[Word]
    known: Sequence[WordRecognition]


def source_ocr(pages: Sequence[PageContent]) -> SourceOcr | None:
    """Return how the scanned pages of a document were recognised; None if it has none."""
    scans = [(page.number, page.recognition) for page in pages if page.recognition is not None]
    if not scans:
        return None
    recognitions = [recognition for _, recognition in scans]
    return SourceOcr(
        engines=tuple(dict.fromkeys(name for each in recognitions for name in each.engines)),
        languages=tuple(dict.fromkeys(name for each in recognitions for name in each.languages)),
        dpi=min(each.dpi for each in recognitions),
        pages=tuple(number for number, _ in scans),
    )


def mark_recognised(appendix: Appendix, pages: Sequence[PageContent], ledger: Ledger) -> Appendix:
    """Return the appendix with how sure each of its values is that comes from a scan."""
    values = _values(pages, ledger)
    marks = {value.pointer: _together(value.known) for value in values}
    return _marked(appendix, marks) if marks else appendix


def doubtful_values(appendix: Appendix, pages: Sequence[PageContent], ledger: Ledger) -> Iterator[Finding]:
    """Yield a finding for each recognised value that is doubtful."""
    by_number = {page.number: page for page in pages}
    for value in _values(pages, ledger):
        found = _doubt(appendix, value)
        if found is not None:
            doubt, words = found
            regions = tuple(_regions(words, by_number))
            yield finding(doubt, pointer=value.pointer, page=words[0].page, regions=regions)
    yield from _doubtful_headers(pages, ledger)


def _values(pages: Sequence[PageContent], ledger: Ledger) -> list[_Value]:
    known = {page.number: page.recognition.words for page in pages if page.recognition is not None}
    if not known:
        return []
    found: dict[str, list[Word]] = {}
    for where, words in (*ledger.headings(), *ledger.values()):
        found.setdefault(where, []).extend(word for word in words if word.page in known)
    return [
        _Value(where, words, [known[word.page][word.index] for word in words])
        for where, words in found.items()
        if words
    ]


def _together(known: Sequence[WordRecognition]) -> Recognised:
    """Return how sure a value is: as its least certain word."""
    agreed: bool | None = None
    if any(each.agreed is False for each in known):
        agreed = False
    elif all(each.agreed for each in known):
        agreed = True
    others = [each.other for each in known if each.agreed is False]
    return Recognised(
        confidence=min(each.confidence for each in known),
        agreed=agreed,
        other=" ".join(dict.fromkeys(filter(None, others))) if others else None,
    )


# -- into the records -----------------------------------------------------------------------------------------


def _marked(appendix: Appendix, marks: Mapping[str, Recognised]) -> Appendix:
    tree: dict[str, Any] = {}
    for where, mark in marks.items():
        at = tree
        *way_there, last = tokens(where)
        for token in way_there:
            at = at.setdefault(token, {})
        at[last] = mark
    marked = _with_marks(appendix, tree)
    assert isinstance(marked, Appendix)
    return marked


def _with_marks(record: Record, tree: Mapping[str, Any]) -> Record:
    update: dict[str, Any] = {}
    own: dict[str, Recognised] = {}
    for name, below in tree.items():
        value = getattr(record, name)
        if isinstance(below, Recognised):
            if isinstance(value, Record):  # a score or comments
                update[name] = value.model_copy(update={"recognised": below})
            else:
                own[name] = below
        else:
            items = list(value)
            for index, deeper in below.items():
                items[int(index)] = _with_marks(items[int(index)], deeper)
            update[name] = tuple(items)
    if own:
        kind = _BY_NAME.get(type(record).__name__)
        update["recognised"] = kind(**own) if kind is not None else next(iter(own.values()))
    return record.model_copy(update=update)


_BY_NAME: Mapping[str, Callable[..., Record]] = {
    "Objective": lambda **marks: RecognisedObjective(
        number=marks.get("label"), title=marks.get("title"), description=marks.get("description")
    ),
    "Section": RecognisedSection,
}


# -- doubts ---------------------------------------------------------------------------------------------------


def _doubt(appendix: Appendix, value: _Value) -> tuple[Doubt, Sequence[Word]] | None:
    name = tokens(value.pointer)[-1]
    if name in _FIGURES and "rubrics" not in tokens(value.pointer):
        return _figure(appendix, value)
    unsure = [word for word, known in zip(value.words, value.known, strict=True) if known.is_doubtful]
    if name in _HEADINGS:
        text = " ".join(word.text for word in value.words)
        if not unsure and not (len(value.words) <= _LONGEST_HEADING and _DIRT.search(text)):
            return None
        return Doubt("recognised-heading-doubtful", {"text": quoted(value.words)}), value.words
    return (Doubt("recognised-words-doubtful", {"words": quoted(unsure)}), unsure) if unsure else None


def _figure(appendix: Appendix, value: _Value) -> tuple[Doubt, Sequence[Word]] | None:
    is_number = tokens(value.pointer)[-1] == "label"
    pairs = zip(value.words, value.known, strict=True)
    if all(known.sure or (is_number and _is_ordinal(word, known)) for word, known in pairs):
        return None
    mark = _together(value.known)
    values = {
        "what": _described(appendix, value.pointer),
        "raw": " ".join(word.text for word in value.words),
        "percent": round(100 * mark.confidence),
        "other": mark.other or "",
    }
    code = "recognised-figure-differs" if mark.agreed is False else "recognised-figure-doubtful"
    return Doubt(code, values), value.words


def _is_ordinal(word: Word, known: WordRecognition) -> bool:
    """Return whether a word is a number with a full stop, which many lists have and specks look like."""
    return word.text.endswith(".") and known.agreed is True and known.confidence >= _SURE


def _described(appendix: Appendix, where: str) -> str:
    """Return what a figure is, in words."""
    records = way(appendix, where)
    objective = next(each for each in records if isinstance(each, Objective))
    about = next((each for each in records if isinstance(each, Assessment | OtherScore)), None)
    if about is None:
        return f"The number of the objective with the title “{objective.title}”"
    heading = about.heading if isinstance(about, OtherScore) else ""
    year = f"“{heading}”" if heading else describe_year(about.year_label)
    return f"The score of {describe_objective(objective)} for {year}"


def _doubtful_headers(pages: Iterable[PageContent], ledger: Ledger) -> Iterator[Finding]:
    """Yield a finding for each page whose column headings have doubtful words: they say which year a score is of."""
    for page in pages:
        if page.recognition is None:
            continue
        unsure = [
            word
            for word, known in zip(page.words, page.recognition.words, strict=True)
            if ledger.fate_of(word) is Fate.HEADERS and known.is_doubtful and word.text.strip("-–—")
        ]
        if unsure:
            doubt = Doubt("recognised-heading-doubtful", {"text": quoted(unsure)})
            regions = tuple(_regions(unsure, {page.number: page}))
            yield finding(doubt, page=page.number, regions=regions)


def _regions(words: Sequence[Word], pages: Mapping[int, PageContent]) -> Iterator[Region]:
    by_page: dict[int, list[Box]] = {}
    for word in words:
        by_page.setdefault(word.page, []).append(pages[word.page].as_shown(word.box))
    for number, boxes in by_page.items():
        yield Region(page=number, bbox=rounded(hull(boxes)))
