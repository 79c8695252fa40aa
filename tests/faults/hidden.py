"""Faults of drawing: a value, or a part of one, is hidden or drawn in another way, and what a careful person sees then."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

from appendix_parser import Appendix, parse
from tests.generator import Document, build
from tests.generator.looks import letters_box
from tests.generator.marks import BLACK, WHITE, Box, Colour, Look, Page, Text
from tests.generator.paint import paint
from tests.generator.wording import WHOLE_NUMBERINGS
from tests.soak.judge import judge, pages_drawn

VALUES = {
    "score": r"/sections/\d+/objectives/\d+/assessments/\d+/score",
    "number": r"/sections/\d+/objectives/\d+/label",
    "title": r"/sections/\d+/objectives/\d+/title",
    "description": r"/sections/\d+/objectives/\d+/description",
    "comment": r"/sections/\d+/objectives/\d+/assessments/\d+/comments",
    "heading": r"/sections/\d+/name",
    "criterion": r"/sections/\d+/rubrics/\d+/criteria/\d+/text",
}
"""The paths of each kind of value."""


@dataclass(frozen=True)
class Way:
    """A look of `generator.looks`, and what a person makes of it.

    Attributes:
        look: its name.
        colour: of what covers the letters; None for that of what is behind them.
        seen: whether a person reads the letters.
        reported: whether a finding is wanted even where the records are as a person reads the page.
        secret: whether the letters may be in no record, because somebody may have wanted to hide them.
    """

    look: str
    colour: Colour | None = None
    seen: bool = False
    reported: bool = True
    secret: bool = False


WAYS = {
    "covered black": Way("covered", BLACK, secret=True),
    "covered white": Way("covered", WHITE, secret=True),
    "clipped": Way("clipped", secret=True),
    "whitened": Way("whitened", secret=True),
    "shrunk": Way("shrunk", secret=True),
    "outlined": Way("outlined", seen=True, reported=False),
    "rasterised": Way("rasterised", seen=True, reported=False),
    "re-mapped": Way("re-mapped", seen=True, reported=False),
    "struck": Way("struck"),
    "deleted": Way("deleted", reported=False),
}
"""The ways in which letters are hidden or drawn otherwise, one at a time."""

_TO_A_DOCUMENT = len(WAYS)
"""How many faults are made in one document."""

_TRIES = 50


@dataclass(frozen=True)
class Undamaged:
    """A document that is read exactly, and what is read."""

    document: Document
    appendix: Appendix


@dataclass(frozen=True)
class HiddenFault:
    """A damaged PDF and what a careful person reads there.

    Attributes:
        kinds: the way, and the kind of value.
        what: the document, the page, and the letters.
        pdf: the file.
        undamaged: what it was made of.
        way: how the letters are drawn.
        path: the value, as a JSON Pointer into the truth.
        letters: what is hidden or drawn otherwise, without white space.
        places: the pages, from 1, and boxes of the letters, in points from the top left of the page as it is shown.
        truths: what a person may read, as truths; one where there is no choice.
    """

    kinds: tuple[str, str]
    what: str
    pdf: bytes
    undamaged: Undamaged
    way: Way
    path: str
    letters: str
    places: tuple[tuple[int, Box], ...]
    truths: tuple[dict[str, Any], ...]


def hide(seed: int) -> HiddenFault:
    """Return the fault of a seed; seeds in a row go through all ways, then through the kinds of value."""
    random = Random(f"{seed} hidden")
    name, way = list(WAYS.items())[seed % len(WAYS)]
    undamaged = _undamaged(seed // _TO_A_DOCUMENT)
    drawn = {text.path for page in undamaged.document.pages for text in page.texts if text.text.strip()}
    kinds = list(VALUES)
    first = seed // len(WAYS) % len(kinds)
    for kind in kinds[first:] + kinds[:first]:  # the next kind, where a document has none of the first
        paths = sorted(path for path in drawn if re.fullmatch(VALUES[kind], path))
        if paths:
            return _hidden((name, f"of a {kind}"), undamaged, way, random.choice(paths), random)
    raise AssertionError


def write(fault: HiddenFault, folder: Path, name: str) -> None:
    """Write the PDF of a fault, the PDF that it was made of, and a JSON of what is to be found."""
    folder.mkdir(parents=True, exist_ok=True)
    about = {"what": fault.what, "way": asdict(fault.way), "letters": fault.letters, "places": fault.places}
    folder.joinpath(f"{name}.pdf").write_bytes(fault.pdf)
    folder.joinpath(f"{name}.undamaged.pdf").write_bytes(fault.undamaged.document.pdf)
    folder.joinpath(f"{name}.json").write_text(json.dumps(about, ensure_ascii=False, indent=1), "utf-8")


@lru_cache(maxsize=2)
def _undamaged(number: int) -> Undamaged:
    """Return a document in which rules part rows and columns: what is missing in one cell is missing in that cell alone."""
    for seed in range(number * _TRIES, (number + 1) * _TRIES):
        document = build(seed, "any")
        style = document.style
        if style.columns_ruled and style.rows_ruled and style.line != "white" and not style.broken_words:
            appendix = parse(document.pdf, name="generated.pdf")
            judgement = judge(document.truth, pages_drawn(document), appendix)
            if not judgement.differences and not appendix.coverage.unplaced:
                return Undamaged(document, appendix)
    raise AssertionError


# -- a fault -------------------------------------------------------------------------------------------------
def _hidden(kinds: tuple[str, str], undamaged: Undamaged, way: Way, path: str, random: Random) -> HiddenFault:
    document = undamaged.document
    marks = [text for page in document.pages for text in page.texts if text.path == path]
    ranges = _ranges([text.text for text in marks], random)
    looks = dict(zip(map(id, marks), ranges, strict=True))
    pages, places = [], []
    for number, page in enumerate(document.pages, 1):
        texts = [_with_look(text, page, way, looks.get(id(text))) for text in page.texts]
        pages.append(replace(page, texts=texts))
        places += [(number, page.shown(letters_box(text, document.style))) for text in texts if text.look]
    letters = _squeezed(
        "".join(text.text[slice(*some)] for text, some in zip(marks, ranges, strict=True) if some)
    )
    without = _without(document, path, marks, ranges)
    truths: tuple[dict[str, Any], ...] = (document.truth if way.seen else without,)
    if way.look == "struck":
        truths = (without, document.truth)
    what = f"document {document.seed}, page {places[0][0]}, {path}: “{letters}”"
    pdf = paint(pages, document.style, Random(f"{document.seed} paint"))
    return HiddenFault(kinds, what, pdf, undamaged, way, path, letters, tuple(places), truths)


def _ranges(lines: Sequence[str], random: Random) -> list[tuple[int, int] | None]:
    """Choose letters of a value's lines: all of them, or the end of a figure, some words, or the rest of a line."""
    if random.random() < 0.5:
        return [(0, len(line)) for line in lines]
    chosen = random.randrange(len(lines))
    words = [match.span() for match in re.finditer(r"[^\s•]+", lines[chosen])]
    first = random.randrange(len(words))
    last = random.choice((first, min(first + random.randint(1, 3), len(words) - 1), len(words) - 1))
    start, end = words[first][0], words[last][1]
    figures = [match.span() for match in re.finditer(r"\d[\d/.,]*\d", lines[chosen])]
    if figures and random.random() < 0.6:
        start, end = random.choice(figures)
        start += random.randint(0, end - start - 1)
    return [(start, end) if at == chosen else None for at in range(len(lines))]


def _with_look(text: Text, page: Page, way: Way, letters: tuple[int, int] | None) -> Text:
    if letters is None:
        return text
    behind = [fill.colour for fill in page.fills if _is_on(text.box, fill.box)]
    return replace(text, look=Look(way.look, *letters, way.colour or [WHITE, *behind][-1]))


def _is_on(box: Box, fill: Box) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return fill.x0 <= x <= fill.x1 and fill.top <= y <= fill.bottom


# -- what a person reads then --------------------------------------------------------------------------------
def _without(
    document: Document, path: str, marks: Sequence[Text], ranges: Sequence[tuple[int, int] | None]
) -> dict[str, Any]:
    """Return the truth without the letters."""
    hidden: set[int] = set()
    count = 0
    for text, letters in zip(marks, ranges, strict=True):
        for at, letter in enumerate(text.text):
            if letter != " ":
                if letters and letters[0] <= at < letters[1]:
                    hidden.add(count)
                count += 1
    truth = deepcopy(document.truth)
    *way, field = path.split("/")[1:]
    record: Any = truth
    for token in way:
        record = record[int(token) if isinstance(record, list) else token]
    record[field] = " ".join(_left(record[field], hidden).split())
    if field == "label":
        digits = re.search(r"\d+", record[field])
        record["number"] = int(digits[0]) if digits and document.style.numbers in WHOLE_NUMBERINGS else None
    if field == "score":
        ends = re.fullmatch(r"(\d)(?:/(\d))?", record[field])
        scale = document.truth["scale"]
        known = ends is not None and all(int(one) in scale for one in ends.groups() if one)
        record["low"] = float(ends[1]) if ends and known else None
        record["high"] = float(ends[2] or ends[1]) if ends and known else None
    return truth


def _left(text: str, hidden: set[int]) -> str:
    """Return a text without the letters of these numbers, white space not counted."""

    def letters() -> Iterator[str]:
        count = 0
        for letter in text:
            if letter.isspace():
                yield letter
            else:
                if count not in hidden:
                    yield letter
                count += 1

    return "".join(letters())


def _squeezed(text: str) -> str:
    return "".join(text.split())
