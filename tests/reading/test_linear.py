"""Reading takes time in proportion to what is painted: four times as much takes about four times as long."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from appendix_parser import extract_tables
from tests.reading.pdfs import drawn

_GROWTH = 4
_TRIES = 3
_ALLOWED = 8  # far from the 16 of work that grows with the square, whatever else the machine does


def _dots(count: int) -> bytes:
    def drawing(canvas: Canvas) -> None:
        canvas.drawString(30, 820, "dots")
        for index in range(count):
            canvas.rect(20 + index % 1000 / 2, 20 + index // 1000 * 7, 0.3, 0.3, stroke=0, fill=1)

    return drawn(drawing)


def _segments_of_one_path(count: int) -> bytes:
    def drawing(canvas: Canvas) -> None:
        canvas.drawString(30, 820, "path")
        path = canvas.beginPath()
        for index in range(count):
            path.moveTo(20 + index % 500, 20 + index // 500 * 4)
            path.lineTo(20.4 + index % 500, 20 + index // 500 * 4)
        canvas.drawPath(path)

    return drawn(drawing)


def _cells(count: int) -> bytes:
    side = round(count**0.5)

    def drawing(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 2)
        canvas.setLineWidth(0.1)
        xs, ys = ([20 + length * i / side for i in range(side + 1)] for length in (550, 800))
        canvas.grid(xs, ys)
        for x in xs[:-1]:
            for y in ys[:-1]:
                canvas.drawString(x + 0.5, y + 1, "a")

    return drawn(drawing)


def _ordinals(count: int) -> bytes:
    def drawing(canvas: Canvas) -> None:
        for index in range(count):
            x, y = 20 + index % 50 * 10, 20 + index // 50 * 5
            canvas.setFont("Helvetica", 4)
            canvas.drawString(x, y, "4")
            canvas.setFont("Helvetica", 2)
            canvas.drawString(x + 2.3, y + 1.5, "th")

    return drawn(drawing)


@pytest.mark.parametrize(
    ("page", "count"),
    [(_dots, 2000), (_segments_of_one_path, 4000), (_cells, 400), (_ordinals, 500)],
)
def test_time_grows_with_what_is_painted(page: Callable[[int], bytes], count: int) -> None:
    small, large = (page(size) for size in (count, _GROWTH * count))
    most = _ALLOWED * min(_seconds(small) for _ in range(_TRIES))
    assert any(_seconds(large) < most for _ in range(_TRIES))


def _seconds(pdf: bytes) -> float:
    start = time.process_time()
    extract_tables(pdf)
    return time.process_time() - start
