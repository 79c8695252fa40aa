"""An appendix as a whole."""

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from appendix_parser.records.base import Corrected, Correction, Recognised, Record
from appendix_parser.records.objectives import Level, Section, Year
from appendix_parser.records.source import Context, Coverage, Finding, Source

if TYPE_CHECKING:
    import pandas as pd

SCHEMA_VERSION = "2.0"


class Appendix(Record):
    """A council's appendix: its objectives, rubrics and scores, and every doubt about them."""

    schema_version: Annotated[str, Field(description="Version of this format.")] = SCHEMA_VERSION
    title: Annotated[str, Field(description="Title of the document.")]
    source: Annotated[Source, Field(description="The file that was read.")]
    levels: Annotated[
        tuple[Level, ...], Field(description="The maturity levels, as the document names them.")
    ] = ()
    years: Annotated[
        tuple[Year, ...], Field(description="The years that the document has scores for, in its order.")
    ] = ()
    sections: Annotated[tuple[Section, ...], Field(description="The sections, in order.")] = ()
    context: Annotated[tuple[Context, ...], Field(description="Text that belongs to no record.")] = ()
    findings: Annotated[
        tuple[Finding, ...], Field(description="Every doubt about the document or its reading.")
    ] = ()
    coverage: Annotated[Coverage, Field(description="What became of every word.")]
    recognised: Annotated[
        Recognised | None,
        Field(description="How sure the title is, if it was recognised on a scan; else null."),
    ] = None
    corrected: Corrected = ()
    corrections: Annotated[
        tuple[Correction, ...],
        Field(description="The corrections that were applied; what was not applied is a finding."),
    ] = ()

    def __repr__(self) -> str:
        """Say in a line what it is: all that it holds would fill the screen of a notebook."""
        objectives = sum(len(section.objectives) for section in self.sections)
        years = ", ".join(year.label for year in self.years)
        return (
            f"<Appendix {self.title!r} ({self.source.filename}): {len(self.sections)} sections, "
            f"{objectives} objectives, years {years or 'unknown'}, {len(self.findings)} findings>"
        )

    __str__ = __repr__

    def to_frames(self) -> "dict[str, pd.DataFrame]":
        """Return the tables as pandas data frames; docs/tables.md describes them.

        Returns:
            The frames by name. Columns with a fixed list of values are categoricals. `attrs` of a frame says what it is: its
            meaning and that of each column, and the title, file and SHA-256 of the document.
        """
        # Parsing alone must not load pandas, so the record reaches up to the exporter only when asked.
        from appendix_parser.exporters.tabular.frames import to_frames

        return to_frames(self)
