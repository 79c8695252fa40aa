from __future__ import annotations

import pandas as pd
from hypothesis import given

from appendix_parser.exporters.tabular.appendix_tables import TABLES
from appendix_parser.exporters.tabular.frames import to_frames
from appendix_parser.exporters.tabular.history_tables import HISTORY_TABLES
from appendix_parser.exporters.tabular.table import ColumnType
from appendix_parser.records import Appendix, Coverage, ScoreStatus, Severity, Source
from appendix_parser.timeline import make_history
from appendix_parser.timeline.history_records import Standing
from tests.strategies import appendices, on_documents

DTYPES = {ColumnType.STRING: "string", ColumnType.INTEGER: "Int64", ColumnType.NUMBER: "Float64"}

EMPTY = Appendix(
    title="",
    source=Source(filename="", sha256="", page_count=1),
    coverage=Coverage(
        words=0, records=0, headings=0, headers=0, furniture=0, context=0, hidden=0, unplaced=0
    ),
)


def check(appendix: Appendix) -> None:
    frames = to_frames(appendix)
    assert list(frames) == [table.name for table in TABLES]
    for table in TABLES:
        frame = frames[table.name]
        assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {
            column.name: "category" if column.choices else DTYPES[column.type] for column in table.columns
        }
        plain = frame.astype(object)
        assert list(plain.where(plain.notna(), None).itertuples(index=False, name=None)) == list(
            table.rows(appendix)
        )


def test_frames_hold_the_rows_with_nullable_types(appendix: Appendix) -> None:
    check(appendix)


def test_frames_of_an_empty_appendix_have_all_columns_and_types() -> None:
    check(EMPTY)


@on_documents
@given(appendices())
def test_frames_hold_any_rows(appendix: Appendix) -> None:
    check(appendix)


def test_columns_with_listed_values_are_categoricals(
    appendix: Appendix,
) -> None:
    frames = to_frames(appendix)
    severity = frames["findings"]["severity"]
    assert list(severity.cat.categories) == [*Severity]
    assert frames["assessments"]["score_status"].cat.categories.tolist() == [*ScoreStatus]
    about = frames["assessments"].attrs
    assert about["file"] == appendix.source.filename
    assert about["sha256"] == appendix.source.sha256
    assert set(about["columns"]) == set(frames["assessments"].columns)
    joined = pd.concat([frames["assessments"], frames["assessments"]])
    assert joined["score_status"].dtype == "category"


def test_a_history_has_frames_of_all_its_tables(appendix: Appendix) -> None:
    made = make_history([appendix])
    frames = made.to_frames()
    assert list(frames) == [table.name for table in HISTORY_TABLES]
    assert len(frames["series"]) == len(made.series)
    assert frames["history"]["standing"].cat.categories.tolist() == [*Standing]
    assert frames["series"].attrs["editions"] == {made.editions[0].name: appendix.source.sha256}


def test_a_null_beside_whole_numbers_leaves_them_whole(appendix: Appendix) -> None:
    numbers = to_frames(appendix)["objectives"]["objective_number"]
    assert numbers.tolist() == [1, pd.NA]
