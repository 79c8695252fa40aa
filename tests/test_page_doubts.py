"""What is doubtful about a page as a whole is told, with the page, and changes no record of the others."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from appendix_parser import parse
from tests.cli import pdfs

WIDTH, HEIGHT = A4


def nothing(canvas: Canvas) -> None:
    canvas.rect(100, 100, 50, 50)


def scanned(canvas: Canvas) -> None:
    """Draw a picture of a page, and behind it the words that were recognised."""
    canvas.drawImage(ImageReader(Image.new("L", (600, 800), 200)), 0, 0, WIDTH, HEIGHT)
    text = canvas.beginText(72, 700)
    text.setTextRenderMode(3)
    text.textLine("These words were recognised in a picture of a page.")
    canvas.drawText(text)


def hidden(canvas: Canvas) -> None:
    canvas.drawString(72, 700, "What is seen of this page.")
    text = canvas.beginText(72, 600)
    text.setTextRenderMode(3)
    text.textLine("Secret words")
    canvas.drawText(text)


def outside(canvas: Canvas) -> None:
    canvas.drawString(72, 700, "What is seen of this page.")
    canvas.drawString(72, HEIGHT + 50, "Beyond the edge")


def across_the_edge(canvas: Canvas) -> None:
    canvas.drawString(A4[0] - 30, 700, "Over the edge")


def sideways(canvas: Canvas) -> None:
    """Draw text in two directions, and a stamp in a third."""
    canvas.drawString(72, 700, "What is seen of this page, and is most of it.")
    canvas.rotate(90)
    canvas.drawString(300, -500, "Score 3 of 5")
    canvas.rotate(-45)
    canvas.setFont("Helvetica", 60)
    canvas.drawString(200, 100, "DRAFT")


def with_page(draw: Callable[[Canvas], None]) -> bytes:
    """Return an appendix of one page, followed by a page of its own."""
    drawn = io.BytesIO()
    canvas = Canvas(drawn, pagesize=A4, invariant=1)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    with pikepdf.open(io.BytesIO(pdfs.appendix())) as pdf, pikepdf.open(drawn) as more:
        pdf.pages.extend(more.pages)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("draw", "code", "severity", "message"),
    [
        (nothing, "page-without-text", "warning", "Page 2 has no text. If it is a scan,"),
        (scanned, "text-recognised", "warning", "Page 2 is a scanned picture with recognised text"),
        (hidden, "text-invisible", "info", "Page 2 has invisible text (characters: 11);"),
        (
            outside,
            "text-outside-page",
            "info",
            "Page 2 has text outside the part that is shown (characters: 13);",
        ),
        (
            across_the_edge,
            "text-cut-at-edge",
            "warning",
            "The edge of page 2 cuts off this text: “Over”. Only what is on the page was read.",
        ),
        (
            sideways,
            "text-sideways",
            "warning",
            "On page 2, this text runs in another direction than the rest. It was kept separate: “",
        ),
    ],
)
def test_a_doubtful_page_is_told(
    draw: Callable[[Canvas], None], code: str, severity: str, message: str
) -> None:
    appendix = parse(with_page(draw), name="two.pdf")
    [found] = [each for each in appendix.findings if each.code == code]
    assert (found.page, found.pointer, found.severity) == (2, "", severity)
    assert found.message.startswith(message)
    assert appendix.sections == parse(pdfs.appendix()).sections


def test_sideways_text_is_context_and_a_stamp_is_furniture() -> None:
    before, after = parse(pdfs.appendix()), parse(with_page(sideways))
    assert [sorted(each.text.split()) for each in after.context][-1] == sorted(["Score", "3", "of", "5"])
    assert after.coverage.furniture - before.coverage.furniture == 1


def test_levels_that_are_counted_are_told() -> None:
    header = ("Score:", "Minimum", "Developing", "Mature", "Leader", "Innovator")
    appendix = parse(pdfs.appendix(rubric_header=header))
    assert [(level.score, level.name) for level in appendix.levels] == [*enumerate(header[1:], 1)]
    [found] = [each for each in appendix.findings if each.code == "levels-not-numbered"]
    assert found.page == 1
    assert "counted from 1: Minimum, Developing, Mature, Leader, Innovator" in found.message
