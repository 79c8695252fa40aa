"""A line that is drawn on two pages, and clipped on both, is read once."""

from __future__ import annotations

import io

import pikepdf
import pytest

from appendix_parser.page import PageContent
from appendix_parser.pipeline import open_and_witness
from appendix_parser.read_options import ReadOptions

_FONT = "<</F1 <</Type/Font /Subtype/Type1 /BaseFont/Helvetica>>>>"
_STEP = 12.0
_UPPER, _LOWER = 20.0, 180.0  # what the pages are clipped to, from below


def pages(cut: float, clip: str = "20 20 260 160 re W n") -> list[PageContent]:
    """Return two pages of 300 by 200 points with ten lines each, as one tall page cut in two at that height of a line.

    Args:
        cut: the distance from the baseline of the tenth line to the end of the first page, in points.
        clip: the clip of each.
    """
    with pikepdf.new() as pdf:
        for number in range(2):
            # The tenth line's baseline is `cut` above the first page's end, and so far above the second one's start.
            first = _UPPER + cut + 9 * _STEP if number == 0 else _LOWER + cut + 9 * _STEP
            lines = [f"1 0 0 1 30 {first - _STEP * line} Tm (line {line}) Tj" for line in range(20)]
            content = f"q {clip} BT /F1 10 Tf {' '.join(lines)} ET Q"
            page = pdf.add_blank_page(page_size=(300, 200))
            page.Contents = pdf.make_stream(content.encode())
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Object.parse(_FONT.encode()))
        out = io.BytesIO()
        pdf.save(out)
    return [*open_and_witness(out.getvalue(), "x.pdf", ReadOptions()).pages()]


def lines_on(page: PageContent) -> list[str]:
    return [word.text for word in page.words if word.text.isdecimal()]


@pytest.mark.parametrize("cut", [-6.0, -3.5, -1.0, 0.5, 3.0])
def test_a_line_that_a_page_end_cuts_is_on_one_page(cut: float) -> None:
    first, second = pages(cut)
    read = [*lines_on(first), *lines_on(second)]
    assert read[: len(read)] == [str(line) for line in range(len(read))]
    assert "9" in (lines_on(first) if cut > -3 else lines_on(second))
    assert {doubt.code for page in (first, second) for doubt in page.doubts} == {"text-outside-page"}


def test_what_is_clipped_to_a_cell_is_of_no_other_page() -> None:
    first, second = pages(-1.0, clip="20 20 100 160 re W n")
    codes = {doubt.code for page in (first, second) for doubt in page.doubts}
    assert codes - {"text-outside-page"}
