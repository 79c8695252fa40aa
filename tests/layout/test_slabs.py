"""Text between rules of one width that shares its columns may be a table."""

from __future__ import annotations

from collections.abc import Sequence

from appendix_parser.geometry import Box
from appendix_parser.layout import Grid
from appendix_parser.layout.undrawn.region import Region
from appendix_parser.layout.undrawn.shades import ShadedRow
from appendix_parser.layout.undrawn.slabs import rule_regions
from appendix_parser.layout.words.page_text import Spacing, Text
from appendix_parser.page import RulingLine, Word
from tests.layout.pages import across, words

USUAL = Spacing(0.6, 1.0)
LEFTS = (60.0, 200.0, 320.0)


def row(top: float, *texts: str, lefts: Sequence[float] = LEFTS, bold: bool = False) -> list[Word]:
    return words(*((x, top, text) for x, text in zip(lefts, texts, strict=False) if text), bold=bold)


HEADER = row(103, "No.", "Objective", "Score", bold=True)
FIRST, SECOND = row(123, "1", "Talent", "Three"), row(143, "2", "Carbon", "Four")
TABLE = [*HEADER, *FIRST, *SECOND]
RULES = [across(100), across(120), across(140), across(160)]


def regions(
    found: Sequence[Word],
    rules: Sequence[RulingLine] = RULES,
    taken: Sequence[Box] = (),
    frames: Sequence[Grid] = (),
) -> list[Region]:
    return rule_regions(rules, Text(found, USUAL), taken, frames)


def texts(found: Sequence[Region]) -> list[str]:
    return [region.text.string for region in found]


WHOLE = "No. Objective Score 1 Talent Three 2 Carbon Four"


def test_rows_between_rules_of_one_width_are_a_table() -> None:
    [region] = regions(TABLE)
    assert (region.text.string, region.box) == (WHOLE, Box(50, 100, 450, 160))
    assert [rule.position for rule in region.rules] == [100, 120, 140, 160]


def test_rules_of_two_widths_are_not_one_table() -> None:
    narrow = [across(100), across(120), across(140, 50, 400), across(160, 50, 400)]
    assert texts(regions(TABLE, narrow[:2])) == ["No. Objective Score 1 Talent Three 2 Carbon Four"]
    assert [region.box.x1 for region in regions(TABLE, narrow[2:])] == [400]
    assert regions(TABLE, RULES[:1]) == []


def test_text_without_columns_is_trimmed_at_both_ends() -> None:
    rules = [across(80), *RULES, across(180)]
    note = row(163, "A note on the table above and on all of its columns")
    found = [*row(83, "A heading over the table as a whole"), *TABLE, *note]
    [region] = regions(found, rules)
    assert (region.box.top, region.box.bottom) == (100, 160)


def three_lines(*columns: str) -> list[str]:
    """The tables if a text of three lines is between rows of the same columns."""
    lines = [word for n in range(3) for word in row(163 + 12 * n, *columns)]
    rules = [*RULES, *(across(y) for y in (200, 220, 240))]
    lower = [*row(203, "3", "Risk", "Nine"), *row(223, "4", "Fraud", "Nine")]
    return texts(regions([*TABLE, *lines, *lower], rules))


def test_wide_prose_separates_two_tables() -> None:
    assert len(three_lines("", "in one sentence")) == 1
    assert len(three_lines("All of this is told in one long sentence over all columns of it")) == 2


def test_a_bold_header_of_other_columns_begins_another_table() -> None:
    rules = [*RULES, across(180), across(200)]
    other = (60.0, 140.0, 380.0)
    lower = [
        *row(163, "No.", "Risk", "Total", lefts=other, bold=True),
        *row(183, "1", "Fraud", "Nine", lefts=other),
    ]
    assert texts(regions([*TABLE, *lower], rules)) == [WHOLE, "No. Risk Total 1 Fraud Nine"]


def test_a_repeated_header_does_not_begin_another_table() -> None:
    rules = [*RULES, across(180), across(200)]
    again = [*row(163, "No.", "Objective", "Score", bold=True), *row(183, "3", "Law", "Five")]
    [region] = regions([*TABLE, *again], rules)
    assert region.box.bottom == 200


def test_a_bold_row_of_figures_is_a_total_not_a_header() -> None:
    total = row(163, "", "99", "100", bold=True)
    [region] = regions([*TABLE, *total], [*RULES, across(180)])
    assert region.text.string.endswith("99 100")


def test_columns_that_cross_gutters_above_are_another_table() -> None:
    lower = [
        word
        for top in (163, 175)
        for word in row(top, "A level that reaches far to the right", "Yes", lefts=(60.0, 320.0))
    ]
    assert [region.box.top for region in regions([*TABLE, *lower], [*RULES, across(190)])] == [100, 160]


def test_a_row_of_one_cell_in_a_column_belongs_to_the_table() -> None:
    note = row(163, "", "in all of it", "")
    assert regions([*TABLE, *note], [*RULES, across(180)])[0].box.bottom == 180


def test_what_is_taken_cuts_the_table() -> None:
    rules = [*RULES, across(180), across(200), across(220)]
    more = [*row(183, "4", "Law", "Five"), *row(203, "5", "Supply", "Two")]
    found = regions([*TABLE, *more], rules, taken=[Box(100, 165, 300, 175)])
    assert [(region.box.top, region.box.bottom) for region in found] == [(100, 160), (180, 220)]


def test_a_wider_rule_cuts_the_table() -> None:
    rules = [*RULES, across(170, 20, 480), across(180), across(200), across(220)]
    more = [*row(183, "4", "Law", "Five"), *row(203, "5", "Supply", "Two")]
    assert len(regions([*TABLE, *more], rules)) == 2


def test_the_table_includes_rows_that_no_rule_closes() -> None:
    [region] = regions([*TABLE, *row(163, "3", "Law", "Five")])
    assert region.text.string.endswith("3 Law Five")
    assert region.box.bottom == 173


def test_a_heading_within_the_last_slab_ends_the_table() -> None:
    heading = [Word("Enablers", Box(60, 170, 140, 184), 1, 0, 14.0, bold=True)]
    rules = [*RULES, across(200)]
    [region] = regions([*TABLE, *row(163 - 10, "", "and more", ""), *heading], [*rules[:3], across(200)])
    assert region.box.bottom == 163


def test_a_header_above_the_first_rule_belongs_to_the_table() -> None:
    [region] = regions(TABLE, RULES[1:])
    assert (region.text.string, region.box.top) == (WHOLE, 103)


def test_narrower_rules_within_a_table_belong_to_its_cells() -> None:
    inner = [across(125, 190, 300), across(135, 190, 300)]
    assert texts(regions(TABLE, [*RULES, *inner])) == [WHOLE]


def test_a_table_does_not_reach_from_one_frame_into_another() -> None:
    frames = [Grid(1, "ruled", (50, 450), ys, ()) for ys in ((100, 160), (160, 200))]
    lower = [*row(163, "No.", "Risk", "Total"), *row(183, "1", "Fraud", "Nine")]
    rules = [*RULES, across(180), across(200)]
    assert len(regions([*TABLE, *lower], rules, frames=frames)) == 2
    assert len(regions([*TABLE, *lower], rules)) == 1


def test_lines_across_the_columns_below_the_last_row_are_prose() -> None:
    note = row(168, "All of this is told in one long sentence over all columns of it")
    [region] = regions([*TABLE, *note], [*RULES[:3], across(190)])
    assert (region.text.string, region.box.bottom) == (WHOLE, 153)


def test_wide_white_within_a_slab_may_end_the_table() -> None:
    other = [word for top in (190, 202) for word in row(top, "A level that reaches to the right", "Yes")]
    found = regions([*TABLE, *other], [*RULES[:3], across(220)])
    assert [(region.box.top, region.box.bottom) for region in found] == [(100, 153)]


def test_a_header_far_above_is_not_of_the_table() -> None:
    def top(y: float, *header: str) -> float:
        [region] = regions([*row(y, *header, bold=True), *FIRST, *SECOND], RULES[1:])
        return region.box.top

    assert top(95, "No.", "Objective", "Score") == 95
    assert top(80, "No.", "Objective", "Score") == 120


HEADING = [Word("Enablers", Box(60, 163, 140, 177), 1, 0, 14.0, bold=True)]
BELOW_HEADING = row(183, "No.", "Objective", "Score", bold=True)


def test_a_larger_heading_above_a_header_belongs_to_no_table() -> None:
    lower = [*BELOW_HEADING, *row(203, "3", "Law", "Five")]
    rules = [*RULES, *(across(y) for y in (180, 200, 220))]
    assert texts(regions([*TABLE, *HEADING, *lower], rules)) == [WHOLE, "No. Objective Score 3 Law Five"]


def test_a_header_below_a_heading_begins_a_table() -> None:
    """No rule is between the heading and the header, and the header is the same as that of the table above."""
    last = [across(196)]
    found = regions([*TABLE, *HEADING, *BELOW_HEADING], [*RULES, *last])
    assert [(region.text.string, region.box.top) for region in found] == [
        (WHOLE, 100),
        ("No. Objective Score", 183),
    ]


def test_a_heading_above_plain_text_stays_with_it() -> None:
    """It may be within a chart."""
    found = regions([*TABLE, *HEADING, *row(183, "3", "Law", "Five")], [*RULES, across(200)])
    assert [region.box.bottom for region in found] == [200]


def test_text_that_is_all_of_other_sizes_has_no_heading() -> None:
    sizes = (14.0, 14.0, 9.0), (16.0, 16.0, 9.0), (18.0, 18.0, 9.0)
    found = [
        Word("word", Box(x, 102 + 20 * at, x + 40, 116 + 20 * at), 1, 0, size, bold=True)
        for at, line in enumerate(sizes)
        for x, size in zip(LEFTS, line, strict=True)
    ]
    assert len(regions(found, [across(100), across(160)])) == 1


def test_a_rule_that_leaves_out_a_column_closes_the_last_row() -> None:
    last = row(163, "3", "Law", "Five")
    [region] = regions([*TABLE, *last], [*RULES, across(185, 50, 300)])
    assert (region.box.bottom, [rule.position for rule in region.rules][-1]) == (185, 185)


def test_a_heading_over_a_partial_rule_does_not_join_columns() -> None:
    group = words((200, 102, "Scores and names of all years"), bold=True)
    header = row(116, "No.", "Objective", "Score", bold=True)
    rules = [across(100), across(114, 190, 450), across(130), across(150), across(170)]
    rows = [*row(133, "1", "Talent", "Three"), *row(153, "2", "Carbon", "Four")]
    assert [region.box.top for region in regions([*group, *header, *rows], rules)] == [100]


def test_a_header_without_a_rule_above_begins_another_table() -> None:
    other = (60.0, 140.0, 380.0)
    lower = row(163, "No.", "Risk", "Total", lefts=other, bold=True)
    rest = row(183, "1", "Fraud", "Nine", lefts=other)
    found = regions([*TABLE, *lower, *rest], [*RULES[:3], across(180), across(200)])
    assert [(region.box.top, region.box.bottom) for region in found] == [(100, 158), (158, 200)]


def test_a_number_alone_below_the_last_rule_is_not_a_row() -> None:
    [region] = regions([*TABLE, *row(168, "3")])
    assert region.box.bottom == 160


def test_a_header_of_shaded_cells_shows_narrow_columns() -> None:
    """The text of the second column nearly touches that of the third."""
    close = [
        *row(141, "2", "Carbon and climates plans", "Four"),
        *row(151, "", "ought to be shared by both", "Four"),
    ]
    shaded = ShadedRow(100, 120, (50, 190, 318, 450))
    found, rules = Text([*HEADER, *FIRST, *close], USUAL), [*RULES[:3], across(165)]
    assert len(rule_regions(rules, found)) == 2
    assert [region.box.bottom for region in rule_regions(rules, found, shaded=[shaded])] == [165]
    narrower = shaded._replace(xs=(50, 190, 318, 400))
    assert len(rule_regions(rules, found, shaded=[narrower])) == 2
