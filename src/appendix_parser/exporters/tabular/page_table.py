"""Tables as the extractor saw them, whatever they are about: what the `tables` command prints."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from appendix_parser.layout.grid import Origin
from appendix_parser.records import Finding, Record


class PageTable(Record):
    """One table on one page."""

    page: Annotated[int, Field(ge=1, description="Page, counted from 1.")]
    bbox: Annotated[
        tuple[float, float, float, float],
        Field(description="x0, top, x1, bottom in points from the top left of the page as it is shown."),
    ]
    kind: Annotated[str, Field(description="`ruled` if lines draw its cells, else `aligned`.")]
    origin: Annotated[
        Origin,
        Field(
            description="What showed its columns: lines around cells, shaded cells, horizontal rules with white space "
            "between words, white space alone, or the table that continues from the page before."
        ),
    ]
    rows: Annotated[
        tuple[tuple[str | None, ...], ...],
        Field(
            description="Rows of cells; null if a cell from the left or from above continues, "
            "the empty string where a cell is empty."
        ),
    ]
    spans: Annotated[
        tuple[tuple[int, int, int, int], ...],
        Field(
            description="First row, first column, last row, last column of each cell that covers more than one "
            "place; all counted from 0."
        ),
    ] = ()


class ExtractedTables(Record):
    """All tables of a document, and the findings about how they were read."""

    tables: Annotated[tuple[PageTable, ...], Field(description="The tables, page by page.")]
    findings: Annotated[tuple[Finding, ...], Field(description="Findings about how they were read.")] = ()
