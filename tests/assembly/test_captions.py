"""What a heading says besides the name of its section."""

from __future__ import annotations

import pytest

from appendix_parser.assembly.model import HeadingRow, TextRun
from appendix_parser.assembly.outline.captions import (
    captions_in_tables,
    heading_continues,
    name_of,
    year_of_caption,
)
from tests.assembly.hand_made import passage


@pytest.mark.parametrize(
    "text",
    [
        "Engaging Members",
        "ENGAGING MEMBERS",
        "1. Engaging Members",
        "2.1 Engaging Members",
        "Section 3: Engaging Members",
        "Theme A) Engaging Members",
        "Engaging Members (continued)",
        "Engaging Members – cont'd from previous page",
        "Continued: Engaging Members",
    ],
)
def test_number_case_and_continuation_are_not_part_of_a_name(text: str) -> None:
    assert name_of(passage(text)) == "engaging members"


@pytest.mark.parametrize("text", ["A strategy", "Talent", "2024"])
def test_a_letter_without_a_mark_or_a_year_is_part_of_a_name(text: str) -> None:
    assert name_of(passage(text)) == text.casefold()


@pytest.mark.parametrize(
    ("text", "continues"),
    [
        ("Members (continued)", True),
        ("Members cont.", True),
        ("Continued: members", True),
        ("Continued work with members", True),
        ("Members", False),
        ("Contracts", False),
    ],
)
def test_a_heading_says_that_its_section_continues(text: str, continues: bool) -> None:
    assert heading_continues(passage(text)) is continues


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2024", "2024"),
        ("Our self-assessment for 2023/24", "2023/24"),
        ("Scores 2024", "2024"),
        ("Contracts 2024", None),
        ("Scores", None),
        ("Current", None),
    ],
)
def test_a_caption_names_a_year_and_nothing_else(text: str, label: str | None) -> None:
    year = year_of_caption(text)
    assert (year.label if year else None) == label


def in_tables(*events: str) -> set[str]:
    """Captions of a document: headings in text begin with `#`, the others are in tables."""
    made = [
        TextRun(passage(text[1:]).lines) if text.startswith("#") else HeadingRow(passage(text))
        for text in events
    ]
    return captions_in_tables(made, lambda _: True)


def test_a_heading_in_tables_of_several_sections_is_none() -> None:
    assert in_tables("#Members", "What we found", "#Partners", "What we found") == {"what we found"}


def test_a_heading_in_a_table_without_a_word_of_its_own_is_one() -> None:
    assert in_tables("#Members", "Scoring criteria") == {"scoring criteria"}
    assert in_tables("#Members", "Members – scoring criteria") == {"members – scoring criteria"}
    assert in_tables("#Appendix 1", "Members") == set()


def test_a_table_without_another_heading_is_named_by_its_own() -> None:
    assert in_tables("Scoring criteria", "Members") == set()


def test_sections_named_in_their_tables_are_no_captions() -> None:
    events = (
        "#Rubric",
        "Members",
        "#Objectives",
        "Members",
        "#Rubric",
        "Partners",
        "#Objectives",
        "Partners",
    )
    assert in_tables(*events) == set()


def test_a_long_heading_of_common_words_takes_no_time() -> None:
    assert in_tables("#Members", "the - " * 40 + "risk") == set()
