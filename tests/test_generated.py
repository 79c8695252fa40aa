"""Documents drawn at random with their truth: read exactly, or with a finding; never silently wrong."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from appendix_parser import Appendix, parse
from tests.generator import PLAIN, Style, build, differences
from tests.generator.style import Level, choices_of
from tests.soak.judge import Verdict, read_and_judge


def _read(seed: int, level: Level, style: Style | None = None) -> tuple[Appendix, list[str]]:
    """Read a layout. Only hidden text needs the second look here, which is most of the work; others have it below."""
    document = build(seed, level, style)
    appendix = parse(document.pdf, name="generated.pdf", witness=document.style.hidden_text)
    counts = appendix.coverage.model_dump()
    assert counts.pop("words") == sum(counts.values())
    record: dict[str, Any] = json.loads(appendix.model_dump_json())
    return appendix, differences(document.truth, record, spaces=not document.style.cuts_words)


@pytest.mark.parametrize("seed", range(6))
def test_plain_grids_are_read_exactly(seed: int) -> None:
    appendix, wrong = _read(seed, "plain")
    assert wrong == []
    assert appendix.coverage.unplaced == 0


# Each was once read wrongly; the name says what is drawn in it.
_NAMED = {
    "cells centred in rows that two pages share": ("ruled", 5),
    "bottom-aligned cells, header on each page": ("ruled", 11),
    "cover and contents page before merged headings": ("ruled", 8),
    "title above a contents page": ("ruled", 18),
    "justified text without drawn spaces": ("ruled", 22),
    "turned rubric under a merged heading": ("ruled", 50),
    "unnumbered rubric header alone at a page end": ("ruled", 52),
    "headers once per document, rubric and objectives of one width": ("ruled", 77),
    "turned rubric without level numbers": ("ruled", 93),
    "sideways tables, bullets without a width": ("any", 31),
    "sideways tables, user unit, broken words": ("any", 44),
    "letter-spaced kerned text": ("any", 52),
    "doubled text, sideways": ("any", 95),
    "rotated pages with sideways tables": ("any", 99),
    "label over four lines in a table with three rules": ("ruled", 33),
    "row with one cell at the head of a page": ("ruled", 61),
    "label over two lines, bottom-aligned": ("ruled", 63),
    "tables of one width without a gap": ("ruled", 65),
    "open page ends between double rules": ("ruled", 71),
    "row with two cells at the head of a page": ("ruled", 87),
    "heading between shaded headers": ("ruled", 89),
    "row without rules over a page": ("ruled", 90),
    "years at the left of their columns": ("ruled", 100),
    "years over two rows of shaded header": ("ruled", 117),
    "header repeated over one cell": ("ruled", 124),
    "columns of a narrow header": ("ruled", 125),
    "heading row at a page end, note on the next": ("ruled", 135),
    "turned rubrics one below the other": ("ruled", 145),
    "one column goes on without rules": ("ruled", 147),
    "rule under years leaves out columns": ("ruled", 148),
    "prose right below a table without rules": ("any", 3),
    "bottom-aligned rows ruled at page ends": ("any", 15),
    "row of which only the number is printed": ("any", 39),
    "one column over two page ends": ("any", 48),
    "row over a whole page between vertical lines": ("any", 135),
    "words placed one by one in a narrow font": ("any", 141),
    "open sides and open page ends": ("any", 497),
    "turned rubric, bottom-aligned, over a page end": ("any", 500),
    "turned rubric under open objectives": ("any", 562),
    "bottom-aligned rubric under its header": ("any", 776),
    "label over two loose lines": ("any", 10352),
    "a row with nothing but its number under a header, before a repeated one": ("other", 3190),
    "short words placed one by one": ("other", 3194),
    "bold throughout, one rule below the last header": ("any", 50032),
    "bold, centred rubric cut below its header": ("any", 50038),
    "header alone at a page end, repeated on the next": ("any", 50056),
    "turned rubrics in a row, shaded headers in two rows": ("any", 50062),
    "numbers centred under a heading at the left": ("any", 50066),
    "justified rows below a header alone on the page before": ("any", 50089),
    "rows far apart, no rules": ("any", 50097),
    "foreign table below a table without rules": ("any", 50153),
    "numbers at the right under a heading at the left": ("any", 50199),
    "a title's word at a page end, above a repeated header": ("any", 50213),
    "turned rubric at a page end, shaded header": ("any", 50217),
    "rows far apart over a page end": ("any", 50219),
    "prose below a table up to the next header": ("any", 50220),
    "stripes that end above the last row": ("any", 50287),
    "first level of a turned rubric named on the next page": ("any", 50360),
    "ruled header right below a rubric that goes on": ("any", 60010),
    "turned rubric's header alone at a page end, names without numbers": ("any", 60237),
    "turned rubric centred under a heading at the left": ("any", 70087),
    "scores on one line, drawn glyph by glyph": ("any", 100040),
    "turned rubric's header alone at a page end": ("any", 100065),
    "bottom-aligned, right-aligned rows over five pages": ("any", 100095),
    "a row with nothing but its number below one that goes on": ("any", 100102),
    "right-aligned row closed below a continued one": ("any", 100131),
    "turned rubric far apart at a page end, a bare row": ("any", 100178),
    "header of two rows alone at a page end": ("any", 100241),
    "foreign table of the page before again below ours": ("other", 200026),
    "page number below the last rule": ("other", 200088),
    "row below the rest of one under a header of two rows": ("other", 200133),
    "first row of a rubric cut after its first line": ("any", 300039),
    "centred label beside the end of a paragraph": ("any", 300070),
    "text within the white between two columns": ("any", 300201),
    "turned rubrics of bold terms, no rules": ("any", 700011),
    "narrow year over right-aligned columns, no rules": ("any", 700464),
    "rule under years that begins within a gutter": ("any", 700227),
    "page number near the last rule of a page": ("any", 700535),
    "narrow years between dotted rules": ("any", 700895),
    "foreign table at a page end, another table on the next": ("any", 861566),
    "a row with nothing but its lettered number below one that goes on": ("any", 901908),
    "page number right below the last row": ("any", 850048),
    "narrow year over a score and no text": ("any", 841293),
    "a score that is yet to come below the rest of a row": ("any", 821325),
    "row over four pages below a rubric of other columns": ("any", 810554),
    "a row with nothing but its number below the last one": ("any", 961517),
    "a year alone on a page below a repeated header": ("any", 961206),
    "shaded table between two ruled rubrics": ("any", 990654),
    "row in the middle of a page, its header alone on the one before": ("any", 1001666),
    "shaded heading below the last rule of a grid": ("any", 1000239),
    "note between a shaded heading and its table": ("any", 1001773),
    "all text drawn twice, a header among tables": ("any", 901972),
    "all text drawn twice, words one below the other": ("any", 990668),
    "bottom-aligned row with a paragraph's end in the middle": ("any", 1020625),
    "rubric whose lines are not those of the table above it": ("any", 1031664),
    "labels of rubrics broken without a hyphen": ("any", 1031367),
    "page end within the names of levels": ("any", 960646),
    "headings to the left of short scores to the right": ("any", 970819),
    "end of a sideways row alone under an upright page header": ("any", 1101444),
    "heading of two lines over figures to the right": ("any", 1101920),
    "text wider than on the page before, no rules": ("any", 1121298),
    "label of one line and then three, all lines as far apart": ("any", 1120108),
    "page number below the last rule, under a header alone on the page before": ("any", 1141087),
    "lines of a turned rubric as far apart as its rows, over a page end": ("any", 1151812),
    "a row with nothing but its number, no rules, a header in two shades": ("any", 1160614),
    "narrower frame on top of a wider one": ("framed", 3000000),
    "justified rows in a frame, wide spaces one below the other": ("framed", 3000042),
    "frame without rules, row over a page end below a header of two rows": ("framed", 3001082),
    "frame, row over three pages below repeated headers": ("framed", 3001161),
    "header of two rows above its rule, below a row that no rule ends": ("sparse", 4001333),
    "header of three lines above its rule, below a row that no rule ends": ("sparse", 4001039),
    "page number below a framed table that goes on": ("framed", 3010061),
    "row of two lines in a frame, the label's lines both with a capital": ("framed", 3010168),
    "score of two lines over a page end": ("other", 200160),
    "score with its level's name over a page end": ("other", 200231),
    "frame, the rest of one cell below a repeated header of two rows": ("framed", 990001),
    "numbers, headings and years cut in narrow columns": ("narrow", 5000001),
    "headings cut in narrow columns, several years": ("narrow", 5000009),
}


@pytest.mark.parametrize(("level", "seed"), _NAMED.values(), ids=_NAMED.keys())
def test_named_layouts_are_read_exactly(level: Level, seed: int) -> None:
    appendix, wrong = _read(seed, level)
    assert wrong == []
    assert appendix.coverage.unplaced == 0


@pytest.mark.parametrize("seed", range(12))
def test_what_other_bodies_print_is_read_exactly(seed: int) -> None:
    """Their identifiers, levels, score notations and columns on the plain grid, in any font that can be read."""
    choices = choices_of("other")
    style = replace(
        PLAIN,
        numbers=choices["numbers"][seed % len(choices["numbers"])],
        rubric_label=seed % 3 > 0,
        fonts="drawn" if seed % 2 else "usual",
    )
    appendix, wrong = _read(seed, "other", style)
    assert wrong == []
    assert appendix.coverage.unplaced == 0


@pytest.mark.parametrize(
    ("level", "seed"),
    [
        *(("any", seed) for seed in range(1000, 1004)),
        *(("framed", seed) for seed in range(1000, 1002)),
        *(("sparse", seed) for seed in range(1000, 1002)),
        *(("other", seed) for seed in range(2000, 2004)),
    ],
)
def test_no_layout_is_silently_wrong(level: Level, seed: int) -> None:
    """Each night, `tests.soak` does the same with thousands."""
    judgement = read_and_judge(build(seed, level))
    assert judgement.verdict not in (Verdict.SILENT, Verdict.FAILED), judgement.silent
