"""A page from what was painted on it: what nobody can see is left out, and reported."""

from __future__ import annotations

from collections.abc import Sequence

from appendix_parser.geometry import Box
from appendix_parser.page import PageContent
from appendix_parser.reading.compose.compose_page import compose_page
from appendix_parser.reading.compose.glyph_runs import GlyphRun
from appendix_parser.reading.compose.shapes import Path
from tests.reading.test_words import line, run

SCAN = Box(0, 0, 300, 200)


def page(
    *runs: list[GlyphRun],
    paths: Sequence[Path] = (),
    images: Sequence[Box] = (),
    elsewhere: Sequence[GlyphRun] = (),
    include_hidden: bool = False,
) -> PageContent:
    """A page of 300 by 200 points."""
    return compose_page(
        number=1,
        width=300,
        height=200,
        runs=[each for part in runs for each in part],
        paths=paths,
        images=images,
        elsewhere=elsewhere,
        include_hidden=include_hidden,
    )


def texts(found: PageContent) -> list[str]:
    return [word.text for word in found.words]


def doubts(found: PageContent) -> dict[str, object]:
    """The first value of each doubt, by code."""
    return {doubt.code: next(iter(doubt.values.values()), None) for doubt in found.doubts}


def unseen(runs: list[GlyphRun]) -> list[GlyphRun]:
    return [each._replace(visible=False) for each in runs]


def stroke(*points: tuple[float, float]) -> Path:
    return Path((points,), stroked=True, filled=False, colour=(0, 0, 0), line_width=1)


def test_invisible_text_is_counted_but_not_read() -> None:
    found = page(line("Talent", x=10), unseen(line("secret", x=100)))
    assert (texts(found), found.hidden, doubts(found)) == (["Talent"], 1, {"text-invisible": 6})


def test_invisible_text_is_read_if_you_ask_for_it() -> None:
    found = page(unseen(line("secret")), include_hidden=True)
    assert (texts(found), found.hidden) == (["secret"], 0)
    assert "text-invisible" in doubts(found)


def test_text_behind_the_picture_of_a_scan_is_read() -> None:
    found = page(unseen(line("Talent")), images=[SCAN])
    assert (texts(found), doubts(found)) == (["Talent"], {"text-recognised": None})
    small = page(unseen(line("Talent")), images=[Box(0, 0, 100, 100)])
    assert texts(small) == []


def test_text_outside_the_page_is_not_read() -> None:
    found = page(line("Talent", x=10), line("beyond", x=400), elsewhere=line("other", y=50))
    assert (texts(found), found.hidden, doubts(found)) == (["Talent"], 2, {"text-outside-page": 11})


def test_text_that_the_edge_cuts_is_read_in_part() -> None:
    found = page(line("Talent", x=284))
    assert texts(found) == ["Tal"]
    assert doubts(found) == {"text-cut-at-edge": "Tal", "text-outside-page": 3}


def test_a_page_of_sideways_text_is_turned() -> None:
    down = run("Talent", 100, 50, [5.0 * at for at in range(6)], direction=(0.0, 1.0))
    found = page([down], paths=[stroke((10, 10), (10, 190))])
    assert (found.width, found.height, found.rotation.angle) == (200, 300, 90)
    assert [word.askew for word in found.words] == [False]
    assert found.lines[0].horizontal
    assert found.as_shown(found.words[0].box).contains_point(100, 60)


def test_lines_are_cut_at_the_edge_of_the_page() -> None:
    found = page(paths=[stroke((50, 100), (400, 100)), stroke((50, 300), (100, 300))])
    assert [(each.start, each.end) for each in found.lines] == [(50, 301)]


def test_the_bar_of_a_fraction_is_not_a_line() -> None:
    over, under = line("2", x=50, y=100), line("3", x=50, y=110.6)
    found = page(over, under, paths=[stroke((50, 102.6), (55, 102.6))])
    assert (texts(found), found.lines) == (["2/3"], ())


def test_characters_that_a_font_does_not_name_are_doubted() -> None:
    assert doubts(page(line("a\ufffd b\ue000"))) == {"text-without-unicode": "a\ufffd b\ue000"}
    assert doubts(page(line("ab"))) == {}


def test_invisible_tags_are_removed_and_reported() -> None:
    found = page(line("ab\U000e0041"))
    assert (texts(found), doubts(found)) == (["ab"], {"tags-removed": 1})


def test_a_number_beside_text_that_runs_left_is_doubted() -> None:
    assert doubts(page(line("12 \u05d1\u05d0"))) == {"number-order-doubtful": "12"}
    assert doubts(page(line("\u05d2 12 \u05d1\u05d0"))) == {}
    assert doubts(page(line("12    \u05d1\u05d0", spacing=8))) == {}
    assert doubts(page(line("12 \u05d1\u05d0"), paths=[stroke((12, 0), (12, 200))])) == {}
