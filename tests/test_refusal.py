"""Why a document without text is refused."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from appendix_parser import parse
from appendix_parser.errors import UnreadablePdfError
from tests.cli import pdfs
from tests.reading.pdfs import drawn


def refusal(data: bytes) -> UnreadablePdfError:
    with pytest.raises(UnreadablePdfError) as found:
        parse(data)
    return found.value


def test_text_that_nobody_can_see_is_not_a_scan() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 1)
        canvas.drawString(100, 700, "Objective 1 has a score of 3")

    error = refusal(drawn(draw))
    assert error.problem.startswith("Nobody can see the text of this PDF")
    assert "--include-hidden-text" in error.remedy


def test_a_picture_may_be_a_scan() -> None:
    error = refusal(pdfs.picture())
    assert "may be a scan" in error.problem
    assert "hidden" not in error.remedy
