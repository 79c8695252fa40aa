"""Holds what was read of a page against what PDFium sees of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from appendix_parser.doubts import Doubt
from appendix_parser.geometry import Box, hull
from appendix_parser.page import PageContent, RulingLine, Word, quoted
from appendix_parser.text import runs_left
from appendix_parser.witness.examined import Examined
from appendix_parser.witness.groups import groups_of
from appendix_parser.witness.habits import (
    fraction_parts,
    is_mirrored_number,
    is_unknown_character,
    reads_alike,
)
from appendix_parser.witness.ink import FAINTEST, Ink
from appendix_parser.witness.matching import letters_of, without_doubles
from appendix_parser.witness.pdfium.sight import Sight
from appendix_parser.witness.struck import ends_with, struck_letters
from appendix_parser.witness.unread import is_slanted, unread_areas
from appendix_parser.witness.upright_view import View, is_recognised, view_of
from appendix_parser.witness.visible import Visible, seen_box, visible_part

_NEAR = 8.0  # points; words this close are reported together
_SAMPLE = 60  # characters of PDFium's that are quoted


def examine(page: PageContent, sight: Sight, *, include_hidden: bool = False) -> Examined:
    """Compare a page with what PDFium sees of it.

    Args:
        page: what was read.
        sight: what PDFium sees of the same page.
        include_hidden: keep words that nobody can see; they are reported all the same.
    """
    if (
        page.recognition is not None
    ):  # its words are not in the file; what they are worth was found when they were read
        return Examined(page)
    view = None if sight.problem else view_of(sight, page)
    if view is None:
        problem = sight.problem or "It has another size for PDFium"
        doubt = Doubt("page-not-witnessed", {"problem": problem})
        return Examined(replace(page, doubts=(*page.doubts, doubt)), words=len(page.words))
    return _Comparison(page, view, include_hidden).result()


class _Comparison:
    def __init__(self, page: PageContent, view: View, include_hidden: bool) -> None:
        self._page = page
        self._view = view
        self._include_hidden = include_hidden
        self._slanted = [at for at, word in enumerate(page.words) if is_slanted(word)]
        self._ink = Ink(view, page.fills, (page.words[at].box for at in self._slanted))
        self._letters, self._stray = letters_of(page.words, view)
        self._texts = [
            view.text[own.start : own.stop] if isinstance(own, range) else self._text_of(own)
            for own in self._letters
        ]
        self._recognised = is_recognised(page)
        self._doubts: list[Doubt] = []

    def result(self) -> Examined:
        words = self._page.words
        seen = list(map(self._visible, range(len(words))))
        hidden = [at for at, part in enumerate(seen) if part.hidden is None]
        differing = [at for at, part in enumerate(seen) if part.hidden is not None and not self._agrees(at)]
        self._report_hidden(hidden)
        kept = [self._rest(at, part) for at, part in enumerate(seen)]
        self._report_struck(seen)
        self._report_differing(differing)
        stray = self._report_stray()
        areas = self._unread_areas(stray)
        self._doubts += [self._unread(area) for area in areas]
        remaining = [word for word in kept if word is not None]
        page = replace(
            self._page,
            words=tuple(
                word if word.index == index else word._replace(index=index)
                for index, word in enumerate(remaining)
            ),
            doubts=(*self._page.doubts, *self._doubts),
            hidden=self._page.hidden + len(words) - len(remaining),
        )
        return Examined(
            page,
            words=len(words),
            confirmed=len(words) - len(hidden) - len(differing),
            differing=len(differing),
            unseen=len(hidden),
            unread_areas=len(areas),
        )

    def _visible(self, at: int) -> Visible:
        if self._recognised or self._is_clipped(self._page.words[at].box):
            return (
                Visible()
            )  # the letters that are seen are in the picture of the page, or half on another page
        return visible_part(self._page.words[at], self._letters[at], self._texts[at], self._ink)

    def _is_clipped(self, box: Box) -> bool:
        return bool(self._page.cut) and any(
            place.grown(1).contains_centre_of(box) for place in self._page.cut
        )

    def _agrees(self, at: int) -> bool:
        word = self._page.words[at]
        text = self._texts[at]
        if word.text == text or reads_alike(word.text, text, loosely=word.askew):
            return True
        own = without_doubles(self._view, self._letters[at], word.size)
        own.sort(key=self._view.lefts.__getitem__)
        if reads_alike(word.text, self._text_of(own)) or self._is_fraction(at) or self._is_mirrored(at):
            return True
        # Of words that are over each other, one has the letters of both.
        if not any(other.box.overlaps(word.box.grown(-1)) for other in self._page.words if other is not word):
            return False
        near = [i for i in range(len(self._view.text)) if word.box.contains_centre_of(self._view.box(i))]
        return reads_alike(word.text, self._text_of(near), loosely=True)

    def _is_mirrored(self, at: int) -> bool:
        """Return whether a word is a number beside text that runs to the left, whose signs may be before or after it."""
        word = self._page.words[at]
        return is_mirrored_number(word.text, self._texts[at]) and any(
            abs(other.box.bottom - word.box.bottom) < 1 for other in self._page.words if runs_left(other.text)
        )

    def _is_fraction(self, at: int) -> bool:
        """Return whether a word has one number over another, with a bar that is not a character for PDFium."""
        parts = fraction_parts(self._page.words[at].text, self._texts[at])
        if parts is None:
            return False
        upper, lower = (self._view.hull([self._letters[at][place] for place in part]) for part in parts)
        return upper.bottom <= lower.top and upper.x0 < lower.x1 and lower.x0 < upper.x1

    def _text_of(self, indices: Iterable[int]) -> str:
        return "".join(self._view.text[index] for index in indices)

    def _rest(self, at: int, part: Visible) -> Word | None:
        """Return what is kept of a word, and report what is not."""
        word = self._page.words[at]
        if part.hidden is None:
            return word if self._include_hidden else None
        if part.partly:
            self._report_partly(word, part)
        if not part.hidden:
            return word
        rest = _without(word.text, part.hidden)
        box = seen_box([self._view.box(i) for i in self._letters[at]], word, part.hidden)
        values = {"count": len(part.hidden), "seen": rest}
        self._doubts.append(Doubt("word-partly-hidden", values, (word.box,)))
        return word if self._include_hidden else word._replace(text=rest, box=box)

    def _report_partly(self, word: Word, part: Visible) -> None:
        hidden = part.hidden or ()
        values = {
            "word": _without(word.text, hidden),
            "rest": _without(word.text, {*part.partly, *hidden}),
        }
        self._doubts.append(Doubt("letters-partly-hidden", values, (word.box,)))

    def _report_hidden(self, hidden: Sequence[int]) -> None:
        words = [self._page.words[at] for at in hidden]
        for group in groups_of([word.box for word in words], _NEAR):
            found = [words[at] for at in group]
            count = sum(len(word.text) for word in found)
            self._doubts.append(Doubt("text-hidden", {"count": count}, _lines(word.box for word in found)))

    def _report_struck(self, seen: Sequence[Visible]) -> None:
        whole: defaultdict[RulingLine, list[Word]] = defaultdict(list)
        for at, struck in struck_letters(self._page.words, self._letters, self._page.lines, self._view):
            word = self._page.words[at]
            if seen[at].hidden != () or self._texts[at] != word.text:
                continue
            rest = _without(word.text, struck)
            if any(letter.isalnum() for letter in rest):
                box = hull(self._view.box(self._letters[at][i]) for i in struck)
                self._doubts.append(Doubt("letters-struck", {"word": word.text, "rest": rest}, (box,)))
            else:
                whole[next(iter(struck.values()))].append(word)
        words = [word for line, crossed in whole.items() if ends_with(line, crossed) for word in crossed]
        words.sort(key=lambda word: word.index)
        for group in groups_of([word.box for word in words], _NEAR):
            found = [words[at] for at in group]
            boxes = _lines(word.box for word in found)
            self._doubts.append(Doubt("text-struck", {"words": quoted(found)}, boxes))

    def _report_differing(self, differing: Sequence[int]) -> None:
        words = [self._page.words[at] for at in differing]
        for group in groups_of([word.box for word in words], _NEAR):
            found = [words[at] for at in group]
            second = " ".join(filter(None, (self._texts[differing[at]] for at in group)))[:_SAMPLE]
            values = {"first": quoted(found), "second": _printable(second)}
            self._doubts.append(Doubt("text-differs", values, _lines(word.box for word in found)))

    def _report_stray(self) -> list[Box]:
        """Report PDFium's characters that are in no word; return their boxes."""
        view = self._view
        seen = [
            at
            for at in self._stray
            if not is_unknown_character(view.text[at])
            and self._ink.contrast(view.box(at).grown(0.5)) >= FAINTEST
            and not self._is_clipped(view.box(at))
        ]
        boxes = [view.box(at) for at in seen]
        for group in groups_of(boxes, _NEAR):
            indices = [seen[at] for at in group]
            found = _printable(_read(view.text, indices))[:_SAMPLE]
            area = hull(boxes[at] for at in group)
            self._doubts.append(Doubt("text-not-read", {"text": found}, (area,)))
        return boxes

    def _unread_areas(self, stray: Sequence[Box]) -> list[Box]:
        if self._recognised:
            return []
        slanted = {i for at in self._slanted for i in self._letters[at]}
        straight = [i for i in range(len(self._view.text)) if i not in slanted]
        return unread_areas(self._page, self._ink, [*stray, *self._page.cut], straight)

    def _unread(self, area: Box) -> Doubt:
        is_picture = any(image.overlaps(area) for image in self._page.images)
        return Doubt("drawing-not-read", {"what": "picture" if is_picture else "drawing"}, (area,))


def _without(text: str, places: Iterable[int]) -> str:
    gone = set(places)
    return "".join(letter for at, letter in enumerate(text) if at not in gone)


def _lines(boxes: Iterable[Box]) -> tuple[Box, ...]:
    """Return boxes of words as one box for each line."""
    lines: list[Box] = []
    for box in boxes:
        if lines and abs(lines[-1].bottom - box.bottom) < 1:
            lines[-1] = hull((lines[-1], box))
        else:
            lines.append(box)
    return tuple(lines)


def _read(text: str, indices: Sequence[int]) -> str:
    """Return the characters at these indices, with a space where others are between them."""
    parts: list[str] = []
    before = None
    for at in indices:
        if before is not None and at != before + 1:
            parts.append(" ")
        parts.append(text[at])
        before = at
    return "".join(parts)


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
