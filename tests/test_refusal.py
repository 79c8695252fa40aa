"""Why a document without text is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from reportlab.pdfgen.canvas import Canvas

from appendix_parser import parse
from appendix_parser.assembly.closest import ClosestTable
from appendix_parser.doubts import Doubt
from appendix_parser.errors import AppendixParserError, UnknownTablesError, UnreadablePdfError
from appendix_parser.refusal import refusal as refused
from tests.cli import pdfs
from tests.layout.pages import page, words
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


def _without_objectives(*codes: str, closest: Sequence[ClosestTable] = ()) -> AppendixParserError:
    doubts = tuple(Doubt(code) for code in codes)
    content = replace(page(words((50, 50, "Some text of a page")), []), doubts=doubts)
    return refused([content], closest, damaged=False, where="a.pdf")


def test_a_poor_scan_is_to_be_scanned_again() -> None:
    error = _without_objectives("scan-poor")
    assert error.remedy == "Scan the paper again: straight, at 300 dpi, in grey."
    assert not isinstance(error, UnknownTablesError)


def test_only_tables_can_be_explained_by_a_profile() -> None:
    table = ClosestTable(1, ("Rung", "Plan"), (None, None), 3, lacks=("scores",))
    assert isinstance(_without_objectives(closest=[table]), UnknownTablesError)
    assert not isinstance(_without_objectives(), UnknownTablesError)
