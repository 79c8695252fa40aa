"""A table as Parquet, with the types of its definition: the only module that imports pyarrow."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Mapping, Sequence
from itertools import accumulate

import pyarrow as pa
import pyarrow.parquet as pq

from appendix_parser.exporters.tabular.table import ColumnType, Document, Item, Table, Value

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
    columns = [
        _array(column.type, [row[place] for row in rows]) for place, column in enumerate(table.columns)
    ]
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_arrays(columns, schema=schema), sink)
    content: bytes = sink.getvalue().to_pybytes()
    return content


# What Arrow keeps the values of a number's type in, by the code of Python's `struct`.
_NUMBERS = {ColumnType.INTEGER: "q", ColumnType.NUMBER: "d"}


def _array(kind: ColumnType, values: Sequence[Value]) -> pa.Array:
    """Return the values as Arrow keeps them: what is null, where each text starts, and the values.

    `pyarrow.array` would do the same, and load pandas, which takes half of the time and of the memory of a run.
    """
    nulls = sum(value is None for value in values)
    valid = pa.py_buffer(_bits([value is not None for value in values])) if nulls else None
    if kind is ColumnType.STRING:
        texts = [b"" if value is None else str(value).encode() for value in values]
        starts = array("i", accumulate(map(len, texts), initial=0))
        buffers = [valid, pa.py_buffer(starts), pa.py_buffer(b"".join(texts))]
    else:
        numbers = struct.pack(f"{len(values)}{_NUMBERS[kind]}", *(value or 0 for value in values))
        buffers = [valid, pa.py_buffer(numbers)]
    return pa.Array.from_buffers(_ARROW_TYPES[kind], len(values), buffers, nulls)


def _bits(values: Sequence[bool]) -> bytes:
    """Return one bit for each value, the first the lowest of its byte."""
    bits = "".join("1" if value else "0" for value in reversed(values))
    return int(bits, 2).to_bytes((len(values) + 7) // 8, "little")
