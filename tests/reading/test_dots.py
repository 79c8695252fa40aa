"""Rows of dots are one line, however many they are, and nothing else changes."""

from __future__ import annotations

import pytest

from appendix_parser.reading import open_document
from appendix_parser.reading.compose.dots import join_dashes
from tests.reading.pdfs import written

_ACROSS = b"\n".join(b"%d 50 0.6 0.6 re f" % x for x in range(20, 420, 2))
_DOWN = b"\n".join(b"60 %d m 60 %.1f l S" % (y, y - 1) for y in range(420, 20, -2))
_TEXT = b"BT /F1 10 Tf 20 150 Td (here) Tj ET"


@pytest.mark.parametrize("drawn", [_ACROSS, _DOWN, _ACROSS.replace(b" f", b" f*")])
def test_a_row_of_dashes_is_drawn_as_one(drawn: bytes) -> None:
    joined = join_dashes(b"\n".join((b"0 0 1 rg", drawn, _TEXT)))
    assert joined.startswith(b"0 0 1 rg\n")
    assert joined.endswith(_TEXT)
    assert len(joined) < 150


@pytest.mark.parametrize(
    "content",
    [
        b"(" + _ACROSS + b") Tj",
        b"(\\)" + _ACROSS + b"\\() Tj",
        b"(( )" + _ACROSS + b") Tj",
        b"%" + _ACROSS.replace(b"\n", b" "),
        b"BI /W 1 /H 1 ID " + _ACROSS + b" EI",
        _ACROSS.replace(b"\n", b"\n1 0 0 rg\n"),
        _ACROSS.replace(b" 0.6 0.6 ", b" 12 12 "),
        b"\n".join(b"%d 50 0.6 0.6 re f" % x for x in range(20, 4020, 20)),
        b"\n".join(b"%d %d 0.6 0.6 re f" % (x, x) for x in range(20, 420, 2)),
    ],
)
def test_what_is_no_row_of_dashes_stays_as_it_is(content: bytes) -> None:
    assert join_dashes(content) == content


def test_strings_before_a_row_do_not_hide_it() -> None:
    content = b"(92% \\( of) Tj % it's (\n" + _ACROSS
    assert len(join_dashes(content)) < 100


@pytest.mark.parametrize(("drawn", "horizontal", "position", "start", "end"), [
    (_ACROSS, True, 149.7, 20, 418.6),
    (_DOWN, False, 60, -220, 179),
])  # fmt: skip
def test_a_row_of_dots_is_one_line(
    drawn: bytes, horizontal: bool, position: float, start: float, end: float
) -> None:
    [page] = open_document(written(_TEXT + b"\n" + drawn), "x.pdf").pages()
    [line] = page.lines
    assert line.horizontal is horizontal
    assert line.position == pytest.approx(position, abs=0.5)
    assert line.start == pytest.approx(max(start, -1), abs=1.5)
    assert line.end == pytest.approx(min(end, page.width + 1 if horizontal else page.height + 1), abs=1.5)
