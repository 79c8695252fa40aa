"""The generator is right about its own documents: what is drawn is the truth, and can be read."""

from __future__ import annotations

import ctypes
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any, NamedTuple, get_args

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import given, settings

from tests.by_height import ByHeight
from tests.generator import PLAIN, Document, build, drawn, random_style
from tests.generator.__main__ import main
from tests.generator.looks import FIGURES
from tests.generator.marks import Box, Page, Text
from tests.generator.strategies import documents
from tests.generator.style import Level, choices_of, settle

LEVELS: tuple[Level, ...] = get_args(Level)
CHOICES = {**choices_of("narrow"), **choices_of("other"), **choices_of("adorned")}
SEEDS = range(5)


def truth_texts(truth: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a truth that is drawn in one place, with its JSON Pointer."""
    yield "/title", truth["title"]
    for s, section in enumerate(truth["sections"]):
        here = f"/sections/{s}"
        yield f"{here}/name", section["name"]
        yield f"{here}/note", section["note"] or ""
        for r, rubric in enumerate(section["rubrics"]):
            yield f"{here}/rubrics/{r}/label", rubric["label"]
            for c, criterion in enumerate(rubric["criteria"]):
                yield f"{here}/rubrics/{r}/criteria/{c}/text", criterion["text"]
        for o, objective in enumerate(section["objectives"]):
            for field in ("label", "title", "description"):
                yield f"{here}/objectives/{o}/{field}", objective[field]
            for name in ("assessments", "other_scores"):
                for a, said in enumerate(objective.get(name, ())):
                    for field in ("score", "comments"):
                        yield f"{here}/objectives/{o}/{name}/{a}/{field}", said[field]


def joined(lines: list[str]) -> str:
    """Join lines as the contract says: a hyphen between letters at a line end joins without a space."""
    text = ""
    for line in lines:
        hyphenated = re.search(r"[^\W\d_]-$", text)
        text += line if not text or hyphenated else f" {line}"
    return text


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("seed", SEEDS)
def test_same_seed_same_document(seed: int, level: Level) -> None:
    first, second = drawn(seed, level), build(seed, level)
    assert first.pdf == second.pdf
    assert first.truth == second.truth
    assert first.pdf != drawn((seed + 1) % len(SEEDS), level).pdf


def check_lines(document: Document) -> None:
    """Hold the lines drawn for each field, joined in reading order, against it; there are no others."""
    lines: dict[str, list[str]] = {}
    for page in document.pages:
        for text in page.texts:
            if text.path:
                lines.setdefault(text.path, []).append(text.text)
    for path, want in truth_texts(document.truth):
        got = lines.pop(path, [])
        if document.style.cuts_words:
            assert "".join("".join(got).split()) == "".join(want.split()), path
        else:
            assert joined(without_repeats(got)) == want, path
    assert all(path.endswith("/level") for path in lines)


def without_repeats(lines: list[str]) -> list[str]:
    """Return the lines once: those of a rubric's label in a header row stand on each of its pages."""
    for times in range(5, 1, -1):
        once = lines[: len(lines) // times]
        if once * times == lines:
            return once
    return lines


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("seed", SEEDS)
def test_drawn_lines_are_the_truth(seed: int, level: Level) -> None:
    check_lines(drawn(seed, level))


def overlapping(page: Page) -> Iterator[tuple[str, str]]:
    """Yield texts whose boxes share an area on the page as shown, watermarks left out."""
    boxes = sorted((shown_box(page, text), text.text) for text in seen(page))
    for index, (box, text) in enumerate(boxes):
        for other, more in boxes[index + 1 :]:
            if other.x0 >= box.x1 - 0.5:
                break
            if min(box.bottom, other.bottom) - max(box.top, other.top) > 0.5:
                yield text, more


def seen(page: Page) -> list[Text]:
    """Return the texts that a reader sees, but for watermarks."""
    return [text for text in page.all_texts() if not text.angle and text.role not in ("hidden", "outside")]


def shown_box(page: Page, text: Text) -> Box:
    return page.shown(text.box) if any(text is one for one in page.texts) else text.box


def inside(inner: Box, outer: Box) -> bool:
    return (
        outer.x0 < inner.x0
        and inner.x1 < outer.x1
        and outer.top - 1 < inner.top
        and inner.bottom < outer.bottom + 1
    )


def check_layout(document: Document) -> None:
    for page in document.pages:
        assert not list(overlapping(page))
        for text in page.texts:
            assert text.cell is None or inside(text.box, text.cell), text
            assert inside(page.shown(text.box), Box(0, 0, page.width, page.height)), text


@settings(max_examples=10, deadline=None, derandomize=True)
@given(documents())
def test_nothing_overlaps_or_leaves_its_cell(document: Document) -> None:
    check_layout(document)
    check_lines(document)


@pytest.mark.parametrize("name", sorted(CHOICES))
def test_every_choice_can_be_drawn(name: str) -> None:
    """Each choice alone, with what it cannot do without, is readable, draws the truth, and can be seen."""
    styles = [settle(replace(PLAIN, **{name: choice})) for choice in CHOICES[name]]
    for style in styles:
        assert style.doubts() == []
        document = drawn(11, "ruled", style)
        check_layout(document)
        check_lines(document)
    assert any(
        len({drawn(seed, "ruled", style).pdf for style in styles}) == len(styles) for seed in range(11, 40)
    )


def test_the_plain_style_comes_first() -> None:
    assert {name: choices[0] for name, choices in CHOICES.items()} == asdict(PLAIN)


@pytest.mark.parametrize("level", LEVELS)
def test_random_styles_are_readable_and_keep_to_their_level(level: Level) -> None:
    for seed in range(100):
        style = random_style(Random(seed), level=level)
        assert style.is_readable()
        changed = {name for name, value in asdict(style).items() if value != getattr(PLAIN, name)}
        assert changed <= set(choices_of(level))


@pytest.mark.parametrize(
    "unreadable",
    [
        {"line": "white"},
        {"rules": "none", "valign": "middle", "pad_x": 0.8},
        {"rules": "none", "gapless": True, "pad_x": 0.8},
        {"rules": "horizontal", "pad_x": 0.3},
        {"numbers": "none", "valign": "bottom"},
        {"header_repeat": "page", "header_break": True, "keep_with_next": False},
    ],
)
def test_what_no_human_can_read_is_not_drawn(unreadable: dict[str, Any]) -> None:
    assert not replace(PLAIN, **unreadable).is_readable()


@pytest.mark.parametrize("level", LEVELS)
def test_documents_have_two_to_five_pages_and_a_front(level: Level) -> None:
    """A body of one page is left only where even more objectives would not fill it."""
    counts = []
    for seed in range(12):
        document = drawn(seed, level)
        counts.append(len(document.pages) - document.style.cover - document.style.contents)
        assert len(pypdfium2.PdfDocument(document.pdf)) == len(document.pages)
    assert max(counts) <= 5
    assert sum(count == 1 for count in counts) <= 2


def test_rows_can_run_over_three_pages_numbered_from_the_second() -> None:
    """The hard cases of page ends come up."""
    longest, late_numbers = 0, 0
    for seed in range(12):
        document = build(seed, "ruled", replace(PLAIN, valign="middle", size=11.0))
        places = document.places()
        longest = max(longest, *(len(boxes) for boxes in places.values()))
        for path, boxes in places.items():
            if path.endswith("/label") and "objectives" in path:
                comments = (p for key, p in places.items() if key.startswith(path.removesuffix("label")))
                late_numbers += boxes[0][0] > min(page for p in comments for page, _ in p)
    assert longest >= 3
    assert late_numbers > 0


@pytest.mark.parametrize("font", ["Helvetica", "Times", "Courier"])
def test_drawn_fonts_look_like_the_fonts_they_stand_for(font: str) -> None:
    usual, drawn, unnamed = (
        picture(build(3, "ruled", replace(PLAIN, font=font, fonts=fonts)).pdf)
        for fonts in ("usual", "drawn", "unnamed")
    )
    assert drawn == unnamed
    ink = sum(255 - shade for shade in usual)
    assert sum(abs(a - b) for a, b in zip(usual, drawn, strict=True)) < ink / 20


def picture(pdf: bytes) -> bytes:
    """Return the first page as shades of grey, each the mean of a square of 8 points: so hinting does not count."""
    document = pypdfium2.PdfDocument(pdf)
    shades: bytes = document[0].render(scale=2, grayscale=True).to_pil().reduce(16).tobytes()
    document.close()
    return shades


def test_pages_end_inside_header_rows() -> None:
    style = settle(replace(PLAIN, header_break=True, landscape=False, size=12.0))
    cut = 0
    for seed in range(20):
        pages = build(seed, "ruled", style).pages
        cut += sum(a.texts[-1].role == b.texts[0].role == "header" for a, b in pairwise(pages))
    assert cut > 0


def test_words_are_counted_by_role() -> None:
    document = build(5, "plain")
    texts = [text for _, text in truth_texts(document.truth)]
    counts = document.words()
    pieces = sum(len(text.split()) for text in texts)
    assert pieces <= counts["record"] + counts["heading"] <= pieces * 1.1
    assert set(counts) <= {"record", "heading", "header", "furniture"}


def test_written_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "one.pdf"
    main(["7", "--level", "ruled", "-o", str(target)])
    document = build(7, "ruled")
    assert target.read_bytes() == document.pdf
    assert json.loads(target.with_suffix(".truth.json").read_text(encoding="utf-8")) == document.truth
    assert "wording" in capsys.readouterr().out or document.style.wording == PLAIN.wording


class Found(NamedTuple):
    """A character as PDFium finds it: the centre of its box on the page as shown, in tenths of a point."""

    x: int
    y: int
    character: str


def characters(page: pypdfium2.PdfPage, width: float, height: float) -> ByHeight[Found]:
    """Return the characters that PDFium finds, placed by PDFium on a page of that size."""
    found = []
    texts = page.get_textpage()
    x, y = ctypes.c_int(), ctypes.c_int()
    for index in range(texts.count_chars()):
        code = pdfium.FPDFText_GetUnicode(texts, index)
        drawn = pdfium.FPDFText_GetTextObject(texts, index)
        if pdfium.FPDFText_IsGenerated(texts, index) == 1 or code in (9, 10, 13, 32):
            continue
        is_watermark = pdfium.FPDFText_GetFontSize(texts, index) > 60
        if (
            is_watermark
            or pdfium.FPDFTextObj_GetTextRenderMode(drawn) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
        ):
            continue
        left, bottom, right, top = texts.get_charbox(index, loose=True)
        centre = (left + right) / 2, (bottom + top) / 2
        pdfium.FPDF_PageToDevice(page, 0, 0, round(width * 10), round(height * 10), 0, *centre, x, y)
        found.append(Found(x.value, y.value, "-" if code in (2, 0xFFFE) else chr(code)))
    texts.close()
    return ByHeight(found, lambda one: one.y)


def along(page: Page, text: Text) -> Callable[[Found], int]:
    """Return what says how far along its line a character of the text stands."""
    if page.sideways == "no" or text in page.around:
        return lambda found: found.x
    return (lambda found: -found.y) if page.sideways == "up" else (lambda found: found.y)


def within(found: ByHeight[Found], box: Box) -> list[Found]:
    """Return the characters in a box, in the order in which they are drawn."""
    return [one for one in found.between((box.top - 1) * 10, (box.bottom + 1) * 10) if is_in(one, box)]


def without_doubles(found: list[Found], size: float) -> str:
    """Join characters; one that stands within a seventh of the size of its like was drawn twice."""
    kept: list[Found] = []
    for one in found:
        near = (
            abs(other.x - one.x) + abs(other.y - one.y)
            for other in kept[-3:]
            if other.character == one.character
        )
        if all(distance > size * 1.5 for distance in near):
            kept.append(one)
    return "".join(one.character for one in kept)


def check_places(document: Document) -> None:
    """Hold each line of text against what another library finds in its box on the page as shown."""
    pdf = pypdfium2.PdfDocument(document.pdf)
    for number, (page, drawn_page) in enumerate(zip(document.pages, pdf, strict=True), 1):
        found = characters(drawn_page, page.width, page.height)
        for text in seen(page):
            line = sorted(within(found, shown_box(page, text)), key=along(page, text))
            want = text.text.translate(FIGURES) if document.style.raised else text.text
            assert without_doubles(line, text.size) == want.replace(" ", ""), (number, text)
    pdf.close()


def is_in(found: Found, box: Box) -> bool:
    x, y = found.x / 10, found.y / 10
    return box.x0 - 0.5 < x < box.x1 + 0.5 and box.top - 0.5 < y < box.bottom + 0.5


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("seed", SEEDS)
def test_another_library_finds_each_line_in_its_place(seed: int, level: Level) -> None:
    check_places(drawn(seed, level))


@pytest.mark.parametrize(
    "tricks",
    [
        {"rotations": (90, 0, 270, 180), "boxes": "cropped", "user_unit": 2.0},
        {"sideways": "up", "boxes": "negative", "glyphs": "glyphs"},
        {"sideways": "down", "rotations": (180,), "boxes": "moved", "letter_spacing": 0.15},
        {"glyphs": "kerned", "align": "justified", "font": "Vera", "order": "shuffled"},
        {"raised": True, "glyphs": "kerned", "clips": True, "forms": True, "rotations": (90,)},
        {"doubled": "all", "glyphs": "words", "hidden_text": True, "outside_text": True, "watermark": True},
    ],
)
def test_page_and_glyph_tricks_don_t_move_the_text(tricks: dict[str, Any]) -> None:
    check_places(build(3, "ruled", replace(PLAIN, **tricks)))


def test_places_are_where_the_text_is() -> None:
    """What PDFium finds in a field's place, on a page turned and cropped, is the field's text."""
    style = replace(PLAIN, rotations=(90,), boxes="cropped", sideways="up", numbers="Obj 12")
    document = build(2, "ruled", style)
    pdf = pypdfium2.PdfDocument(document.pdf)
    found = [
        characters(drawn_page, page.width, page.height)
        for page, drawn_page in zip(document.pages, pdf, strict=True)
    ]
    texts = dict(truth_texts(document.truth))
    for path, places in document.places().items():
        if path in texts:
            drawn_there = [one.character for page, box in places for one in within(found[page - 1], box)]
            assert sorted(drawn_there) == sorted(texts[path].replace(" ", "")), path
    pdf.close()
