"""What the witness says of small pages: each way to hide text, each kind of ink that is not read, and good pages."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image, ImageDraw
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from appendix_parser.page import PageContent
from appendix_parser.reading import open_document
from appendix_parser.witness.examine import examine
from appendix_parser.witness.examined import Examined
from appendix_parser.witness.pdfium.look import look
from tests.generator.typefaces import outlines
from tests.reading.pdfs import Drawing, drawn, written

TOLD = {
    "page-not-witnessed",
    "text-hidden",
    "word-partly-hidden",
    "letters-partly-hidden",
    "letters-struck",
    "text-struck",
    "text-differs",
    "text-not-read",
    "drawing-not-read",
}


def examined(pdf: bytes, *, include_hidden: bool = False) -> Examined:
    (page,) = open_document(pdf, "x.pdf").pages()
    (sight,) = look(pdf)
    return examine(page, sight, include_hidden=include_hidden)


def told(result: Examined) -> dict[str, dict[str, object]]:
    return {doubt.code: dict(doubt.values) for doubt in result.page.doubts if doubt.code in TOLD}


def texts(page: PageContent) -> list[str]:
    return [word.text for word in page.words]


def page_with(*drawings: Drawing) -> Drawing:
    """Return a page with a sentence, and what the drawings add."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 700, "The register holds 687 contracts.")
        for drawing in drawings:
            drawing(canvas)

    return draw


SENTENCE = ["The", "register", "holds", "687", "contracts."]


# -- hidden text ---------------------------------------------------------------------------------------------
def white(canvas: Canvas) -> None:
    canvas.setFillGray(1)
    canvas.drawString(50, 600, "secret words")


def nearly_white(canvas: Canvas) -> None:
    canvas.setFillGray(0.99)
    canvas.drawString(50, 600, "secret words")


def transparent(canvas: Canvas) -> None:
    canvas.setFillAlpha(0)
    canvas.drawString(50, 600, "secret words")


def tiny(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 0.5)
    canvas.drawString(50, 600, "secret words")


def covered_in_black(canvas: Canvas) -> None:
    canvas.drawString(50, 600, "secret words")
    canvas.rect(45, 595, 100, 16, stroke=0, fill=1)


def covered_in_white(canvas: Canvas) -> None:
    canvas.drawString(50, 600, "secret words")
    canvas.setFillGray(1)
    canvas.rect(45, 595, 100, 16, stroke=0, fill=1)


def black_on_black(canvas: Canvas) -> None:
    canvas.rect(45, 595, 100, 16, stroke=0, fill=1)
    canvas.drawString(50, 600, "secret words")


def covered_by_a_picture(canvas: Canvas) -> None:
    canvas.drawString(50, 600, "secret words")
    canvas.drawImage(ImageReader(Image.new("RGB", (8, 8), "navy")), 45, 595, 100, 16)


def clipped(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(45, 400, 100, 16)
    canvas.clipPath(path, stroke=0)
    canvas.drawString(50, 600, "secret words")


HIDING = [
    white,
    nearly_white,
    transparent,
    tiny,
    covered_in_black,
    covered_in_white,
    black_on_black,
    covered_by_a_picture,
    clipped,
]


@pytest.mark.parametrize("hide", HIDING, ids=lambda hide: hide.__name__)
def test_text_that_nobody_can_see_is_counted_and_not_quoted(hide: Drawing) -> None:
    result = examined(drawn(page_with(hide)))
    assert texts(result.page) == SENTENCE
    assert [word.index for word in result.page.words] == [0, 1, 2, 3, 4]
    assert (result.words, result.unseen, result.page.hidden) == (7, 2, 2)
    assert told(result) == {"text-hidden": {"count": 11}}
    (doubt,) = (doubt for doubt in result.page.doubts if doubt.code == "text-hidden")
    (box,) = doubt.boxes
    assert box.top == pytest.approx(842 - 600 - 8, abs=10)


def test_hidden_text_kept_on_request_is_still_reported() -> None:
    result = examined(drawn(page_with(white)), include_hidden=True)
    assert texts(result.page) == [*SENTENCE, "secret", "words"]
    assert result.page.hidden == 0
    assert told(result) == {"text-hidden": {"count": 11}}


@pytest.mark.parametrize("hidden", ["/4", "3/"])
def test_a_word_is_cut_to_the_letters_that_can_be_seen(hidden: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 600, "3/4")
        first, second = (canvas.stringWidth(part, "Helvetica", 10) for part in ("3", "3/"))
        canvas.setFillGray(1)
        left, right = (first, 30) if hidden == "/4" else (-5, second)
        canvas.rect(50 + left, 595, right - left, 20, stroke=0, fill=1)

    result = examined(drawn(page_with(draw)))
    rest = "3" if hidden == "/4" else "4"
    assert texts(result.page) == [*SENTENCE, rest]
    assert told(result) == {"word-partly-hidden": {"count": 2, "seen": rest}}
    assert result.page.words[-1].box.width < 8


def test_a_letter_that_is_half_covered_is_reported() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        canvas.drawString(50, 600, "48")
        canvas.setFillGray(1)
        canvas.rect(60, 590, 20, 30, stroke=0, fill=1)

    result = examined(drawn(page_with(draw)))
    assert texts(result.page) == [*SENTENCE, "48"]
    assert told(result) == {"letters-partly-hidden": {"word": "48", "rest": "4"}}


@pytest.mark.parametrize("low", [-0.2, 0.1])
def test_a_small_digit_of_which_the_edges_are_left_is_reported(low: float) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.addLiteral(f"q 0 0 1000 1000 re 45 {600 + low} 20 {4.2 - low} re W* n")
        canvas.setFont("Helvetica", 6)
        canvas.drawString(50, 600, "8")
        canvas.addLiteral("Q")

    assert told(examined(drawn(draw))) == {"letters-partly-hidden": {"word": "8", "rest": ""}}


def test_a_word_of_which_next_to_nothing_is_left_is_hidden() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 600, "N/A")
        canvas.setFillGray(1)
        canvas.rect(45, 595, 30, 11.6, stroke=0, fill=1)

    result = examined(drawn(page_with(draw)))
    assert texts(result.page) == SENTENCE
    assert told(result) == {"text-hidden": {"count": 3}}


# -- struck letters ------------------------------------------------------------------------------------------
def test_struck_out_letters_are_reported_with_the_rest() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 600, "4687")
        canvas.setLineWidth(0.5)
        canvas.line(50, 603.2, 50 + canvas.stringWidth("4", "Helvetica", 10), 603.2)

    assert told(examined(drawn(draw))) == {"letters-struck": {"word": "4687", "rest": "687"}}


def test_struck_out_words_are_reported_not_underlined_ones() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setLineWidth(0.5)
        for y, end in (600, 0), (500, 60):
            canvas.drawString(50, y, "not agreed")
            canvas.line(50, y + 3.2, 50 + canvas.stringWidth("not agreed", "Helvetica", 10) + end, y + 3.2)

    result = examined(drawn(draw))
    assert told(result) == {"text-struck": {"words": "not agreed"}}
    (doubt,) = (doubt for doubt in result.page.doubts if doubt.code == "text-struck")
    assert doubt.boxes[0].top == pytest.approx(842 - 600 - 8, abs=2)


# -- ink that was not read -----------------------------------------------------------------------------------
def picture_of_text(canvas: Canvas) -> None:
    image = Image.new("L", (240, 60), 255)
    ImageDraw.Draw(image).text((10, 20), "Text in a picture", fill=0)
    canvas.drawImage(ImageReader(image), 50, 500, 120, 30)


def picture_of_a_line(canvas: Canvas) -> None:
    image = Image.new("L", (120, 12), 255)
    ImageDraw.Draw(image).text((1, 0), "One line of text", fill=0)
    canvas.drawImage(ImageReader(image), 50, 500, 65, 6.5)


def outlined_text(canvas: Canvas) -> None:
    canvas.setLineWidth(0.7)
    for x in range(60, 120, 7):
        canvas.bezier(x, 500, x + 8, 503, x - 4, 504, x + 4, 508)
        canvas.bezier(x, 508, x + 8, 503, x - 4, 504, x + 4, 500)


def tick(canvas: Canvas) -> None:
    canvas.setLineWidth(1.2)
    canvas.line(60, 503, 63, 500)
    canvas.line(63, 500, 69, 509)


def ring(canvas: Canvas) -> None:
    canvas.circle(60, 500, 8, stroke=1, fill=0)


def small_letters_as_shapes(canvas: Canvas) -> None:
    glyphs = outlines("Helvetica")
    x = 50.0
    for letter in b"joint":
        width, path = glyphs[letter]
        canvas.addLiteral(f"q 0.006 0 0 0.006 {x:.2f} 500 cm {path} f Q")
        x += 0.006 * width


def dots_of_a_score(canvas: Canvas) -> None:
    for x in (54, 64, 74, 84):
        canvas.circle(x, 503, 4, stroke=0, fill=1)


def one_small_letter_as_a_shape(canvas: Canvas) -> None:
    width, path = outlines("Helvetica")[ord("a")]
    canvas.setFont("Helvetica", 6)
    canvas.drawString(100, 500, "twice")
    x = 100 + canvas.stringWidth("twice ", "Helvetica", 6)
    canvas.addLiteral(f"q 0.006 0 0 0.006 {x:.2f} 500 cm {path} f Q")
    canvas.drawString(x + 0.006 * width + 4, 500, "year")


def tick_on_a_watermark(canvas: Canvas) -> None:
    watermark(canvas)
    tick(canvas)


def tick_on_a_watermark_below_much_text(canvas: Canvas) -> None:
    watermark(canvas)
    canvas.setFont("Helvetica-Bold", 14)
    for y in range(515, 720, 15):
        canvas.drawString(110, y, "MAKING WORDS OVER WORDS MUCH")
    tick(canvas)


def form_value(canvas: Canvas) -> None:
    canvas.acroForm.textfield(name="score", value="4 of 5", x=50, y=490, width=80, height=20, borderWidth=0)


@pytest.mark.parametrize(
    ("what", "draw"),
    [
        ("picture", picture_of_text),
        ("picture", picture_of_a_line),
        ("drawing", outlined_text),
        ("drawing", tick),
        ("drawing", tick_on_a_watermark),
        ("drawing", tick_on_a_watermark_below_much_text),
        ("drawing", small_letters_as_shapes),
        ("drawing", dots_of_a_score),
        ("drawing", one_small_letter_as_a_shape),
        ("drawing", ring),
        ("drawing", form_value),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_ink_that_was_not_read_is_reported_with_its_place(what: str, draw: Drawing) -> None:
    result = examined(drawn(page_with(draw)))
    assert told(result) == {"drawing-not-read": {"what": what}}
    assert result.unread_areas == 1
    (doubt,) = (doubt for doubt in result.page.doubts if doubt.code == "drawing-not-read")
    (box,) = doubt.boxes
    assert 45 < box.x0 < box.x1 < 175
    assert 842 - 535 < box.top < box.bottom < 842 - 485


# -- good pages ----------------------------------------------------------------------------------------------
def white_on_dark(canvas: Canvas) -> None:
    canvas.setFillGray(0.2)
    canvas.rect(45, 595, 100, 16, stroke=0, fill=1)
    canvas.setFillGray(1)
    canvas.drawString(50, 600, "plain words")


def light_grey(canvas: Canvas) -> None:
    canvas.setFillGray(0.8)
    canvas.drawString(50, 600, "plain words")


def on_a_picture(canvas: Canvas) -> None:
    canvas.drawImage(
        ImageReader(Image.linear_gradient("L").point(lambda value: 200 + value // 8)), 45, 590, 120, 30
    )
    canvas.drawString(50, 600, "plain words")


def underlined(canvas: Canvas) -> None:
    canvas.drawString(50, 600, "plain, words")
    canvas.line(50, 598.5, 110, 598.5)


def thin_signs(canvas: Canvas) -> None:
    canvas.drawString(50, 600, "- – — . , ' | l I i 1 ... '3' _ ; : · • \u2026")


def small_raised(canvas: Canvas) -> None:
    canvas.drawString(50, 600, "note")
    canvas.setFont("Helvetica", 4)
    canvas.drawString(72, 605, "1")


def spaced_out(canvas: Canvas) -> None:
    canvas.drawString(50, 600, "Target il 1", charSpace=4)


def shaded_rows(canvas: Canvas) -> None:
    for row in range(4):
        canvas.setFillColorRGB(0.85, 0.9 - row / 20, 0.95)
        canvas.rect(45, 560 - 20 * row, 200, 20, stroke=1, fill=1)
        canvas.setFillGray(0)
        canvas.drawString(50, 566 - 20 * row, f"row {row}")


def bullets(canvas: Canvas) -> None:
    for line in range(3):
        canvas.circle(54, 603 - 12 * line, 2, stroke=0, fill=1)
        canvas.drawString(64, 600 - 12 * line, "a point")
        canvas.rect(154, 601 - 12 * line, 4, 4, stroke=0, fill=1)
        canvas.drawString(164, 600 - 12 * line, "a point")


def strips(canvas: Canvas) -> None:
    for at in range(8):
        canvas.setFillGray(0.5 + 0.05 * at)
        canvas.rect(50 + 8 * at, 600, 8, 10, stroke=0, fill=1)


def rounded_box(canvas: Canvas) -> None:
    canvas.setFillGray(0.8)
    canvas.roundRect(45, 560, 120, 40, 8, stroke=0, fill=1)
    canvas.roundRect(245, 560, 120, 40, 6, stroke=1, fill=0)
    canvas.setFillGray(0)
    canvas.drawString(60, 575, "framed words")


def lines(canvas: Canvas) -> None:
    for width, y in ((0.2, 600), (1, 580), (3, 560), (6, 540)):
        canvas.setLineWidth(width)
        canvas.line(50, y, 300, y)
        canvas.line(300 + y / 10, 500, 300 + y / 10, 620)
    canvas.setDash(1, 2)
    canvas.line(50, 520, 300, 520)
    canvas.setLineWidth(8)
    canvas.setDash()
    canvas.rect(50, 400, 100, 60)


def gradient(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(50, 400, 300, 100)
    canvas.clipPath(path, stroke=0)
    canvas.linearGradient(50, 400, 350, 500, (HexColor("#ffffff"), HexColor("#4060a0")))


def in_colours_of_one_brightness(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0, 0.502, 0)
    canvas.rect(45, 595, 100, 16, stroke=0, fill=1)
    canvas.setFillColorRGB(0.987, 0, 0)
    canvas.drawString(50, 600, "red on green")


def without_a_font(canvas: Canvas) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas.setFont("STSong-Light", 10)
    canvas.drawString(50, 600, "\u4e2d\u6587\u5b57\u7b26")


def stacked_fractions(canvas: Canvas) -> None:
    canvas.setLineWidth(0.5)
    canvas.drawString(50, 600, "2")
    canvas.line(50, 597.4, 55.6, 597.4)
    canvas.drawString(50, 589.4, "3")
    canvas.drawString(50, 550, "4")
    canvas.setFont("Helvetica", 7)
    canvas.drawString(56, 554, "1")
    canvas.line(56, 552, 59.9, 552)
    canvas.drawString(56, 545.5, "2")


def watermark(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.translate(60, 480)
    canvas.rotate(45)
    canvas.setFillGray(0.75)
    canvas.setFont("Helvetica", 80)
    canvas.drawString(0, 0, "DRAFT")
    canvas.restoreState()
    canvas.drawString(70, 540, "plain words")


GOOD = [
    in_colours_of_one_brightness,
    without_a_font,
    stacked_fractions,
    watermark,
    white_on_dark,
    light_grey,
    on_a_picture,
    underlined,
    thin_signs,
    small_raised,
    spaced_out,
    shaded_rows,
    bullets,
    strips,
    rounded_box,
    lines,
    gradient,
]


@pytest.mark.parametrize("draw", GOOD, ids=lambda draw: draw.__name__)
def test_a_good_page_raises_no_alarm(draw: Callable[[Canvas], object]) -> None:
    result = examined(drawn(page_with(draw)))
    assert told(result) == {}
    assert result.confirmed == result.words == len(result.page.words) >= 5
    assert result.page.hidden == 0


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_places_hold_on_a_rotated_cropped_rescaled_page(rotation: int) -> None:
    import pikepdf

    def draw(canvas: Canvas) -> None:
        for line in range(8):
            canvas.drawString(120, 500 - 14 * line, "Some plain words that all can read here.")
        covered_in_black(canvas)
        tick(canvas)

    with pikepdf.open(io.BytesIO(drawn(draw))) as pdf:
        page = pdf.pages[0]
        page.CropBox = [20, 300, 500, 700]
        page.Rotate = rotation
        page.UserUnit = 2
        out = io.BytesIO()
        pdf.save(out)
    result = examined(out.getvalue())
    assert told(result) == {"text-hidden": {"count": 11}, "drawing-not-read": {"what": "drawing"}}
    assert result.confirmed == 64
    hidden, tick_box = (doubt.boxes[0] for doubt in result.page.doubts[-2:])
    shown = result.page.as_shown(hidden)
    expected = {0: (117, 196), 90: (604, 117), 180: (843, 604), 270: (196, 843)}[rotation]
    assert abs(shown.x_mid - expected[0]) < 12
    assert abs(shown.y_mid - expected[1]) < 12
    assert abs(tick_box.width - 18) < 6


def test_a_page_that_is_small_in_its_own_unit_is_seen_as_well() -> None:
    import pikepdf

    def draw(canvas: Canvas) -> None:
        canvas.setPageSize((300, 200))
        canvas.setFont("Helvetica", 3)
        canvas.drawString(50, 100, "in September 2021.")
        canvas.setFillGray(1)
        canvas.rect(50 + canvas.stringWidth("in September 2", "Helvetica", 3), 98, 5, 6, stroke=0, fill=1)

    with pikepdf.open(io.BytesIO(drawn(draw))) as pdf:
        pdf.pages[0].UserUnit = 3
        out = io.BytesIO()
        pdf.save(out)
    assert told(examined(out.getvalue())) == {"word-partly-hidden": {"count": 3, "seen": "2."}}


def test_small_letters_of_a_large_page_are_seen_as_well() -> None:
    import pikepdf

    def draw(canvas: Canvas) -> None:
        canvas.setPageSize((600, 840))
        canvas.setFont("Helvetica", 5)
        canvas.drawString(50, 700, "once a year and in September 2021.")
        start, width = (canvas.stringWidth(text, "Helvetica", 5) for text in ("once a ", "year"))
        canvas.rect(50 + start, 698.5, width, 5, stroke=0, fill=1)

    with pikepdf.open(io.BytesIO(drawn(draw))) as pdf:
        pdf.pages[0].UserUnit = 1.5
        out = io.BytesIO()
        pdf.save(out)
    assert told(examined(out.getvalue())) == {"text-hidden": {"count": 4}}


def test_white_text_on_a_watermark_is_hidden() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(60, 480)
        canvas.rotate(45)
        canvas.setFillGray(0.9)
        canvas.setFont("Helvetica", 80)
        canvas.drawString(0, 0, "DRAFT")
        canvas.restoreState()
        canvas.drawString(70, 540, "plain words")
        canvas.setFillGray(1)
        canvas.setFont("Helvetica", 6)
        canvas.drawString(96, 528, "N/A")

    result = examined(drawn(page_with(draw)))
    assert told(result) == {"text-hidden": {"count": 3}}
    assert {"plain", "words", "DRAFT"} <= set(texts(result.page))


# -- what PDFium reads otherwise -----------------------------------------------------------------------------
def test_a_word_that_was_misread_is_reported_with_both_readings() -> None:
    pdf = drawn(page_with())
    (page,) = open_document(pdf, "x.pdf").pages()
    (sight,) = look(pdf)
    misread = tuple(word._replace(text="697") if word.text == "687" else word for word in page.words)
    result = examine(PageContent(1, page.width, page.height, misread), sight)
    assert told(result) == {"text-differs": {"first": "697", "second": "687"}}
    assert (result.differing, result.confirmed) == (1, 4)


def test_a_word_that_was_not_read_is_reported() -> None:
    pdf = drawn(page_with())
    (page,) = open_document(pdf, "x.pdf").pages()
    (sight,) = look(pdf)
    result = examine(PageContent(1, page.width, page.height, page.words[:3] + page.words[4:]), sight)
    assert told(result) == {"text-not-read": {"text": "687"}}


def test_a_letter_to_which_its_font_gives_no_width_is_its_word() -> None:
    font = "<</F1 <</Type/Font /Subtype/Type1 /BaseFont/Other /FirstChar 87 /LastChar 87 /Widths [0]>>>>"
    result = examined(written(b"BT /F1 10 Tf 20 100 Td (W) Tj ET", font))
    assert texts(result.page) == ["W"]
    assert result.page.words[0].box.width < 0.1
    assert told(result) == {}


def test_text_of_an_invisible_mode_is_not_taken_for_unread() -> None:
    pdf = written(b"BT /F1 10 Tf 20 100 Td (plain) Tj 3 Tr 2 0 Td (secret) Tj ET")
    result = examined(pdf)
    assert told(result) == {}
    assert texts(result.page) == ["plain"]


def test_a_page_that_pdfium_cannot_show_is_reported() -> None:
    pdf = drawn(page_with())
    (page,) = open_document(pdf, "x.pdf").pages()
    (sight,) = look(b"no PDF at all")
    result = examine(page, sight)
    assert sight.problem
    assert told(result).keys() == {"page-not-witnessed"}
    assert result.page.words == page.words
    assert result.confirmed == 0
