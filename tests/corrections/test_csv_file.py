"""Files of corrections as people and spreadsheets write them."""

from __future__ import annotations

import csv
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appendix_parser import CorrectionsError, read_corrections
from appendix_parser.corrections.correctable import FIELDS
from appendix_parser.exporters.tabular.appendix_tables import TABLES
from appendix_parser.exporters.texts.csv_text import to_csv
from appendix_parser.records import Appendix, Correction, Coverage, Source
from appendix_parser.text import clean_text

HEADER = "pointer,field,printed,corrected,reason,who\n"
ROW = "/sections/0/objectives/2/assessments/1,score,2/3,3,Minutes of 4 May,A. Analyst\n"
READ = Correction(
    pointer="/sections/0/objectives/2/assessments/1",
    field="score",
    printed="2/3",
    corrected="3",
    reason="Minutes of 4 May",
    who="A. Analyst",
)


@pytest.mark.parametrize(
    "text",
    [
        HEADER + ROW,
        "\ufeff" + HEADER + ROW,
        (HEADER + ROW).replace("\n", "\r\n"),
        (HEADER + ROW).replace("\n", "\r"),
        (HEADER + ROW).rstrip("\n"),
        (HEADER + ROW).replace("2/3", "'2/3"),
        (HEADER + ROW).replace("2/3", '"2/3"').replace("A. Analyst", '" A. Analyst "'),
        (HEADER + "\n,,,,,\n" + ROW + ",,,,,\n\n"),
        (HEADER + ROW).replace("\n", ",,\n"),
    ],
    ids=[
        "plain",
        "byte order mark",
        "CR and LF",
        "CR",
        "no last line end",
        "escaped",
        "quoted",
        "empty rows",
        "empty columns",
    ],
)
def test_forms_of_one_file(text: str) -> None:
    assert read_corrections(text.encode()) == (READ,)


def test_a_file_may_hold_no_correction() -> None:
    assert read_corrections(HEADER.encode()) == ()


def test_lines_within_a_cell_are_kept_and_words_cleaned() -> None:
    cell = '"First  \ufb01gure,\r\n• second\r""third"""'
    data = f"{HEADER}/sections/0,note,,{cell},The scan,Me\n".encode()
    assert read_corrections(data)[0].corrected == 'First figure,\n• second\n"third"'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "c.csv, line 1: The columns must be pointer,field,printed,corrected,reason,who, not nothing."),
        (ROW, "c.csv, line 1: The columns must be"),
        (HEADER.replace(",", "|"), "c.csv, line 1: The columns must be"),
        (HEADER + "/title,score\n", "c.csv, line 2: The row has 2 cells instead of 6."),
        (HEADER + ROW.replace("\n", ",more\n"), "c.csv, line 2: The row has 7 cells instead of 6."),
        (HEADER + ROW.replace("score", "scores"), "c.csv, line 2: There is no field 'scores' that can be"),
        (
            HEADER + ROW.replace("/sections", "sections"),
            "c.csv, line 2: 'sections/0/objectives/2/assessments",
        ),
        (HEADER + ROW.replace("Minutes of 4 May", " "), "c.csv, line 2: The column reason is empty."),
        (HEADER + ROW.replace("A. Analyst", ""), "c.csv, line 2: The column who is empty."),
        (HEADER + ROW.replace(",3,", ",2/3,"), "c.csv, line 2: The corrected value is the printed one."),
        (HEADER + ROW + ROW.replace(",3,", ",2,"), "c.csv, line 3: There is a second correction of score at"),
        (HEADER + '\n"/a,score', "c.csv, line 3: This is not well-formed CSV: unexpected end of data."),
        (HEADER + '/a,"note"x,', "c.csv, line 2: This is not well-formed CSV: ',' expected after '\"'."),
        (
            HEADER + ROW.replace("Minutes of", '"Two\nlines').replace("4 May", '"') + "broken\n",
            "c.csv, line 4: The row has 1 cells",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, message: str) -> None:
    with pytest.raises(CorrectionsError) as caught:
        read_corrections(text.encode(), "c.csv")
    assert str(caught.value).startswith(message)
    assert caught.value.remedy


def test_a_cell_beyond_all_measure_is_said() -> None:
    before = csv.field_size_limit(1000)  # which other libraries set too
    try:
        with pytest.raises(CorrectionsError, match="line 2: This is not well-formed CSV: field larger than"):
            read_corrections(f"{HEADER}/a,{'x' * 2000}".encode())
    finally:
        csv.field_size_limit(before)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_file_as_excel_saves_it_is_read(encoding: str, delimiter: str) -> None:
    text = (HEADER + ROW.replace("Minutes", "Minutes – “agreed”; café")).replace(",", delimiter)
    if delimiter == ";":
        text = text.replace("“agreed”; café", "“agreed” café")
    [correction] = read_corrections(text.encode(encoding))
    assert "Minutes – “agreed”" in correction.reason


def test_a_text_in_two_encodings_is_refused_with_its_line() -> None:
    data = HEADER.encode() + ROW.encode() + "–".encode() + b"\x96"
    with pytest.raises(CorrectionsError, match=r"c\.csv, line 3: The text is neither UTF-8 nor the Windows"):
        read_corrections(data, "c.csv")


@pytest.mark.parametrize(
    ("made", "score"),
    [("02-Mar", "2/3"), ("3-Feb", "2/3"), ("Mar-02", "2/3"), ("04-MAY", "4/5"), ("02/03/2026", "2/3")],
)
@pytest.mark.parametrize("column", ["printed", "corrected"])
def test_a_score_that_a_spreadsheet_turned_into_a_date_is_known(made: str, score: str, column: str) -> None:
    values = {"printed": "3", "corrected": "4", column: made}
    row = (
        f"/sections/0/objectives/0/assessments/0,score,{values['printed']},{values['corrected']},Why,Ann\r\n"
    )
    with pytest.raises(
        CorrectionsError, match=rf"“{made}” in the column {column} is a date.* Write '{score},"
    ):
        read_corrections((HEADER + row).encode())


def test_a_date_in_a_title_is_left_alone() -> None:
    row = "/sections/0/objectives/0,title,Old,02-Mar,Why,Ann\r\n"
    [correction] = read_corrections((HEADER + row).encode())
    assert correction.corrected == "02-Mar"


_texts = st.text(max_size=20).map(clean_text)
_corrections = st.builds(
    Correction,
    pointer=st.sampled_from(["", "/sections/0", "/sections/1/rubrics/0/criteria/2"]),
    field=st.sampled_from(FIELDS),
    printed=_texts,
    corrected=_texts,
    reason=_texts.filter(bool),
    who=_texts.filter(bool),
).filter(lambda correction: correction.printed != correction.corrected)


@given(st.lists(_corrections, unique_by=lambda each: (each.pointer, each.field)).map(tuple))
def test_the_table_that_is_written_is_read_again(corrections: tuple[Correction, ...]) -> None:
    appendix = Appendix(
        title="",
        source=Source(filename="", sha256="", page_count=1),
        coverage=Coverage(
            words=0, records=0, headings=0, headers=0, furniture=0, context=0, hidden=0, unplaced=0
        ),
        corrections=corrections,
    )
    table = next(table for table in TABLES if table.name == "corrections")
    assert read_corrections(to_csv(table, appendix).encode()) == corrections


@given(st.binary(max_size=60).map(lambda more: HEADER.encode() + more))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(CorrectionsError):
        assert all(isinstance(each, Correction) for each in read_corrections(data))


def test_a_path_and_an_open_file_are_read_too(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(HEADER + ROW, encoding="utf-8")
    with path.open("rb") as file:
        assert read_corrections(path) == read_corrections(file) == read_corrections(path.read_bytes())
    path.write_text(HEADER + ROW + ROW, encoding="utf-8")
    with pytest.raises(CorrectionsError) as caught:
        read_corrections(path)
    assert caught.value.where == "mine.csv, line 3"
