"""Where glyphs and paths are painted: spacing, size, direction, and what cannot be seen."""

from __future__ import annotations

import pytest

from appendix_parser.errors import LimitError
from appendix_parser.inputs.limits import Limits
from appendix_parser.page import PageContent, Word
from appendix_parser.read_options import ReadOptions
from appendix_parser.reading import open_document
from tests.reading.pdfs import written


def read(content: bytes, limits: Limits | None = None) -> PageContent:
    """A page of 300 by 200 points."""
    return next(open_document(written(content), "x.pdf", ReadOptions(limits=limits or Limits())).pages())


def text(state: bytes = b"", shown: bytes = b"(abc) Tj", matrix: bytes = b"1 0 0 1 10 50") -> list[Word]:
    """The words of text that is set in a state; each of a, b and c is about half an em wide."""
    return list(read(b"BT /F1 10 Tf %s %s Tm %s ET" % (state, matrix, shown)).words)


def width(*args: bytes) -> float:
    [word] = text(*args)
    return round(word.box.width, 2)


def test_a_word_is_where_its_baseline_is() -> None:
    [word] = text()
    assert (word.box.x0, word.size) == (10, 10)
    assert word.box.top < 150 < word.box.bottom


def test_space_between_letters_is_between_them_only() -> None:
    assert width() == 16.12
    assert width(b"1 Tc") == 18.12


def test_space_between_words_is_added_to_spaces() -> None:
    [first, second] = text(b"20 Tw", b"(a b) Tj")
    [_, near] = text(b"", b"(a b) Tj")
    assert second.box.x0 - near.box.x0 == pytest.approx(20)
    assert first.box.x1 == pytest.approx(15.56)


def test_letters_may_be_narrower_or_moved() -> None:
    assert width(b"50 Tz") == 8.06
    assert width(b"", b"[(a) -100 (bc)] TJ") == 17.12


def test_the_size_is_that_across_the_baseline() -> None:
    assert [word.size for word in text(matrix=b"1 0 0 2 10 50")] == [20]
    assert [word.size for word in text(matrix=b"2 0 0 1 10 50")] == [10]


@pytest.mark.parametrize(
    ("matrix", "angle"), [(b"1 0 0 1", 0), (b"0 -1 1 0", 90), (b"-1 0 0 -1", 180), (b"0 1 -1 0", 270)]
)
def test_text_runs_where_its_matrix_turns_it(matrix: bytes, angle: int) -> None:
    page = read(b"BT /F1 10 Tf %s 100 100 Tm (abc) Tj ET" % matrix)
    assert page.rotation.angle == angle
    box = page.as_shown(page.words[0].box)
    assert {0: box.x0, 90: box.top, 180: box.x1, 270: box.bottom}[angle] == pytest.approx(100)


def test_a_negative_size_turns_text_over() -> None:
    assert read(b"BT /F1 -10 Tf 100 100 Td (abc) Tj ET").rotation.angle == 180


def test_raised_text_is_higher() -> None:
    [word], [raised] = text(), text(b"5 Ts")
    assert word.box.bottom - raised.box.bottom == pytest.approx(5)


@pytest.mark.parametrize(("mode", "seen", "bold"), [(0, True, False), (2, True, True), (3, False, False)])
def test_a_rendering_mode_hides_text_or_makes_it_bold(mode: int, seen: bool, bold: bool) -> None:
    words = text(b"%d Tr" % mode)
    assert [word.bold for word in words] == ([bold] if seen else [])


def test_a_stroked_path_is_a_line_and_a_filled_one_an_area() -> None:
    page = read(b"10 50 m 200 50 l S 0.9 g 10 100 100 50 re f 10 20 m 200 20 l n")
    [line] = page.lines
    [fill] = page.fills
    assert (line.position, line.start, line.end) == (150, 10, 200)
    assert (tuple(fill.box), fill.colour) == ((10, 50, 110, 100), (0.9, 0.9, 0.9))


@pytest.mark.parametrize(
    ("colour", "rgb"),
    [(b"1 0 0 rg", (1, 0, 0)), (b"0 1 1 0 k", (1, 0, 0)), (b"0 0 0 0.5 k", (0.5, 0.5, 0.5))],
)
def test_colours_are_red_green_and_blue(colour: bytes, rgb: tuple[float, ...]) -> None:
    [fill] = read(b"%s 10 100 100 50 re f" % colour).fills
    assert fill.colour == pytest.approx(rgb)


def test_a_matrix_moves_paths_and_text_alike() -> None:
    page = read(b"2 0 0 2 100 0 cm 10 50 m 50 50 l S BT /F1 10 Tf 10 50 Td (abc) Tj ET")
    assert (page.lines[0].start, page.lines[0].position) == (120, 100)
    assert (page.words[0].box.x0, page.words[0].size) == (120, 20)


def test_characters_and_segments_have_limits() -> None:
    shown = b"BT /F1 10 Tf (abc) Tj ET 10 50 m 200 50 l S"
    read(shown, Limits(characters=3, segments=2))
    for limits in (Limits(characters=2), Limits(segments=1)):
        with pytest.raises(LimitError):
            read(shown, limits)
