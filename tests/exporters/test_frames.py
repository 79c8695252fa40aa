from __future__ import annotations

import pandas as pd
from hypothesis import given

from appendix_parser.exporters.frames import to_frames
from appendix_parser.exporters.table import ColumnType
from appendix_parser.exporters.tables import TABLES
from appendix_parser.records import Appendix, Coverage, Source
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
            column.name: DTYPES[column.type] for column in table.columns
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


def test_a_null_beside_whole_numbers_leaves_them_whole(appendix: Appendix) -> None:
    numbers = to_frames(appendix)["objectives"]["objective_number"]
    assert numbers.tolist() == [1, pd.NA]
