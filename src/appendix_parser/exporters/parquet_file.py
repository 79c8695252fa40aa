"""A table as Parquet, with the types of its definition: the only module that imports pyarrow."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.parquet as pq

from appendix_parser.exporters.table import ColumnType, Document, Item, Table

_ARROW_TYPES = {
    ColumnType.STRING: pa.string(),
    ColumnType.INTEGER: pa.int64(),
    ColumnType.NUMBER: pa.float64(),
}


def to_parquet(table: Table[Document, Item], document: Document, about: Mapping[str, str]) -> bytes:
    """Return `table` of `document` as the bytes of a Parquet file; `about` becomes the file's metadata.

    A column that cannot be null is required in the file, and carries its meaning as `description`.
    """
    schema = pa.schema(
        [
            pa.field(
                column.name,
                _ARROW_TYPES[column.type],
                nullable=column.nullable,
                metadata={"description": column.meaning},
            )
            for column in table.columns
        ],
        metadata={**about, "description": table.meaning},
    )
    rows = list(table.rows(document))
    columns = [pa.array([row[place] for row in rows], type=field.type) for place, field in enumerate(schema)]
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_arrays(columns, schema=schema), sink)
    content: bytes = sink.getvalue().to_pybytes()
    return content
