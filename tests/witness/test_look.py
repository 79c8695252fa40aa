"""What PDFium sees of a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appendix_parser.witness.groups import groups_of
from appendix_parser.witness.pdfium.look import look
from tests.reading.pdfs import drawn, written


def test_characters_and_picture_are_in_points_from_the_top_left() -> None:
    (sight,) = look(drawn(lambda canvas: canvas.drawString(100, 700, "H")))
    assert sight.text == "H"
    assert sight.box(0) == pytest.approx((100.7, 141.89 - 7.18, 106.4, 141.89), abs=1)
    assert (sight.columns / sight.width, sight.rows / sight.height) == pytest.approx((1.5, 1.5), rel=0.01)
    x, y = int(101.3 * 1.5), int(138 * 1.5)
    assert sight.pixels[y * sight.stride + x] < 128
    assert sight.pixels[0] == 255


def test_characters_that_are_not_painted_are_known() -> None:
    for sight in look(written(b"BT /F1 10 Tf 20 100 Td (plain) Tj 3 Tr 2 0 Td (secret) Tj ET")):
        assert list(sight.unpainted) == [at for at in range(5, len(sight.text)) if sight.text[at] in "secrt"]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 nothing"])
def test_a_file_that_pdfium_cannot_open_says_so(data: bytes) -> None:
    (sight,) = look(data)
    assert sight.number == 1
    assert sight.problem


def test_a_huge_page_gets_fewer_pixels() -> None:
    import io

    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(14_000, 14_000))
    canvas.drawString(100, 100, "far")
    canvas.save()
    (sight,) = look(out.getvalue())
    assert not sight.problem
    assert len(sight.pixels) < 7_000_000


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=30))
def test_groups_hold_each_box_once_and_join_what_touches(corners: list[tuple[int, int]]) -> None:
    from appendix_parser.geometry import Box

    boxes = [Box(x, y, x + 10, y + 10) for x, y in corners]
    groups = groups_of(boxes, 5)
    assert sorted(at for group in groups for at in group) == list(range(len(boxes)))
    of = {at: number for number, group in enumerate(groups) for at in group}
    for a, first in enumerate(boxes):
        for b, second in enumerate(boxes):
            if first.overlaps(second):
                assert of[a] == of[b]
            elif not first.grown(15).overlaps(second) and len(boxes) == 2:
                assert of[a] != of[b]
