"""What a profile says about headings, furniture, the title and sections."""

from __future__ import annotations

import pytest

from appendix_parser.assembly.heads.roles import Role, read_heading
from appendix_parser.assembly.model import Event, HeadingRow, TextRun
from appendix_parser.assembly.taught import (
    Taught,
    absent_headings,
    check_columns,
    check_sections,
    events_by_sections,
    furniture_said,
    refuse_rows,
    take_title,
)
from appendix_parser.errors import ProfileError
from appendix_parser.layout import PageLayout, lines_of
from appendix_parser.profile.file import ProfileFile
from appendix_parser.profile.read import read_profile
from tests.assembly.hand_made import column, grid_rows, numbered, objectives, passage
from tests.layout.pages import page, words


def taught(text: str) -> Taught:
    return Taught(read_profile(ProfileFile("council.toml", text)))


COLUMNS = taught('[columns]\n"Zebra" = {role = "title"}\n"Tier now" = {role = "score", year = 2024}\n')


def layout(*headings: str) -> PageLayout:
    [row] = grid_rows(headings)
    return PageLayout(page([], []), (row.grid,), ())


def codes(of: Taught) -> list[tuple[str, object]]:
    return [(doubt.code, next(iter(doubt.values.values()))) for doubt in of.doubts]


def test_a_heading_has_the_role_and_year_of_the_profile() -> None:
    with COLUMNS.headings():
        heading = read_heading("ZEBRA")
        dated = read_heading("Tier now")
    assert (heading.role, heading.pure) == (Role.TITLE, True)
    assert dated.year is not None
    assert (dated.role, dated.year.year) == (Role.SCORE, 2024)
    assert read_heading("Zebra").role is Role.EXTRA


def test_part_of_a_heading_may_head_together_with_the_row_below() -> None:
    with COLUMNS.headings():
        assert read_heading("Tier").pure
        assert not read_heading("Lion").pure


def test_several_words_of_levels_are_a_heading_of_scores() -> None:
    profile = taught("[levels.words]\nGreen = 3\nAmber = 2\nRed = 1\n")
    with profile.headings():
        assert read_heading("Green Amber Red").role is Role.SCORE
        assert read_heading("Green").role is not Role.SCORE
        assert read_heading("Green field").role is not Role.SCORE


def test_without_a_profile_nothing_is_taught() -> None:
    with Taught().headings():
        assert read_heading("Zebra").role is Role.EXTRA
    assert Taught().is_section("Climate") is None


def test_only_the_names_of_the_profile_are_sections() -> None:
    profile = taught('[sections]\nnames = ["Climate"]\n')
    assert profile.is_section("CLIMATE")
    assert profile.is_section("Talent") is False


def test_a_heading_that_no_table_has_or_heeds_is_reported() -> None:
    profile = taught('[columns]\n"Zebra" = {role = "title"}\n"Lion" = {role = "score"}\n')
    check_columns([objectives((column(Role.EXTRA, "Zebra"),))], profile)
    assert codes(profile) == [("profile-column-ignored", "Zebra"), ("profile-heading-absent", "Lion")]


TWO_TITLES = '[columns]\n"Zebra" = {role = "title"}\n"Lion" = {role = "title"}\n'
TWO_SCORES = TWO_TITLES.replace("title", "score")


def test_two_titles_in_a_table_are_refused() -> None:
    table = objectives((column(Role.TITLE, "Zebra"), column(Role.TITLE, "Lion")))
    with pytest.raises(ProfileError, match=r"can have one title.*“Zebra” and “Lion”"):
        check_columns([table], taught(TWO_TITLES))
    with pytest.raises(ProfileError, match="line 3"):
        refuse_rows([layout("Zebra", "Lion", "", "")], taught(TWO_TITLES))


def test_two_scores_or_titles_of_two_tables_are_not_refused() -> None:
    refuse_rows([layout("Zebra", "Lion", "", "")], taught(TWO_SCORES))
    refuse_rows([layout("Zebra", "", "", ""), layout("Lion", "", "", "")], taught(TWO_TITLES))


def test_headings_that_no_cell_has_are_absent() -> None:
    assert absent_headings([layout("zebra", "", "", "")], COLUMNS.profile) == ("Tier now",)
    assert absent_headings([], None) == ()


def test_lines_named_as_furniture_match_with_any_number() -> None:
    found = numbered(words((50, 20, "Page 7 of 9"), (50, 100, "Page of text")))
    content = page(list(found), [])
    profile = taught('[document]\nfurniture = ["Page 1 of 2"]\n')
    said = furniture_said([PageLayout(content, (), tuple(lines_of(content.words)))], profile)
    assert sorted(said) == [(1, 0), (1, 1), (1, 2), (1, 3)]
    assert furniture_said([PageLayout(content, (), ())], Taught()) == set()


TITLED = '[document]\ntitle = "Our appendix of objectives"\n'


def run(*lines: str) -> TextRun:
    return TextRun(passage("|".join(lines)).lines)


def text_of(event: Event) -> str:
    return " ".join(line.text for line in event.lines) if isinstance(event, TextRun) else type(event).__name__


def test_the_title_is_taken_out_of_the_text_around_it() -> None:
    events, title = take_title(
        [run("The council", "Our appendix", "of objectives", "Climate")], taught(TITLED)
    )
    assert title.plain == "Our appendix of objectives"
    assert [text_of(event) for event in events] == ["The council", "Climate"]


def test_the_title_may_be_a_row_of_a_table() -> None:
    row = HeadingRow(passage("OUR APPENDIX OF OBJECTIVES"), inside=True)
    table = objectives((column(Role.TITLE, "Objective"),))
    events, title = take_title([row, table], taught(TITLED))
    assert (events, title) == ([table], row.passage)


def test_a_title_that_is_nowhere_is_reported() -> None:
    profile = taught(TITLED)
    events, title = take_title([run("The council")], profile)
    assert (len(events), bool(title)) == (1, False)
    assert codes(profile) == [("profile-title-absent", "Our appendix of objectives")]
    assert take_title(events, Taught()) == (events, title)


def test_rows_inside_tables_are_text_if_headings_name_sections() -> None:
    events: list[Event] = [HeadingRow(passage("A"), inside=True), HeadingRow(passage("B"))]
    kept = events_by_sections(events, taught('[sections]\nfrom = "headings"\n'))
    assert [type(event) for event in kept] == [TextRun, HeadingRow]
    assert events_by_sections(events, Taught()) == events


def test_a_section_that_the_document_lacks_is_reported() -> None:
    profile = taught('[sections]\nnames = ["Climate", "Talent"]\n')
    check_sections(["climate"], profile)
    assert codes(profile) == [("profile-section-absent", "Talent")]
