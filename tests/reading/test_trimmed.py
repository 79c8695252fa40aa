"""Letters that a clip cuts lengthwise are reported, as more text may be missing below them."""

from __future__ import annotations

import io

import pikepdf
import pytest

from appendix_parser.geometry import Box
from appendix_parser.pipeline import open_and_witness
from appendix_parser.read_options import ReadOptions
from appendix_parser.reading.pdfminer.trimmed import Window, drawn_once
from tests.reading.test_words import line

_PAGE = Box(0, 0, 300, 200)


def trimmed(top: float, bottom: float, *, x1: float = 300) -> str | None:
    """Return what is left of a text of 10 points, on the baseline at 100, in a clip that cuts it."""
    window = Window(_PAGE)
    window.narrow([(0, top), (x1, bottom)])
    (run,) = line("The digest")
    found = window.trim(run)
    return found and found.text


def test_letters_without_feet_or_heads_are_trimmed() -> None:
    assert trimmed(80, 98) == trimmed(97, 120) == "The digest"
    assert trimmed(80, 98, x1=16) == "The"


@pytest.mark.parametrize(
    ("top", "bottom"),
    [
        (80, 103),  # whole
        (80, 100),  # only without what hangs below the line
        (80, 93),  # hardly anything is left, which the second look finds
    ],
)
def test_other_letters_are_not_trimmed(top: float, bottom: float) -> None:
    assert trimmed(top, bottom) is None


def test_a_clip_ends_where_it_is_restored() -> None:
    window = Window(_PAGE)
    window.save()
    window.narrow([(0, 0), (300, 98)])
    window.restore()
    (run,) = line("The digest")
    assert window.trim(run) is None


def test_the_edge_of_the_page_is_no_frame() -> None:
    window = Window(Box(0, 0, 300, 98))
    (run,) = line("The digest")
    assert window.trim(run) is None


def test_text_drawn_again_at_its_place_is_not_cut() -> None:
    (run,) = line("The digest")
    cut = Window(Box(0, 0, 300, 200))
    cut.narrow([(0, 80), (300, 98)])
    trimmed = cut.trim(run)
    assert trimmed is not None
    assert drawn_once([(run, trimmed)], [run]) == [trimmed]
    assert drawn_once([(run, trimmed)], [run, run._replace(order=run.order + 1)]) == []


def test_text_in_a_frame_that_is_too_low_is_reported() -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(300, 200))
        content = b"q 20 102 200 20 re W n BT /F1 10 Tf 30 100 Td (The digest is) Tj ET Q"
        page.Contents = pdf.make_stream(content)
        font = b"<</F1 <</Type/Font /Subtype/Type1 /BaseFont/Helvetica>>>>"
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Object.parse(font))
        out = io.BytesIO()
        pdf.save(out)
    (read,) = open_and_witness(out.getvalue(), "x.pdf", ReadOptions()).pages()
    (doubt,) = (doubt for doubt in read.doubts if doubt.code == "letters-cut-off")
    assert doubt.values["words"] == "The digest is"
    assert doubt.boxes[0].overlaps(Box(30, 92, 60, 100))
