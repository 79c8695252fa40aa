"""The records of a history: editions side by side, one series per objective, and what changed between them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from appendix_parser.records import (
    SCHEMA_VERSION,
    Comments,
    Correction,
    Finding,
    Level,
    Record,
    Region,
    Score,
    Source,
    Year,
)

if TYPE_CHECKING:
    import pandas as pd

_Page = Annotated[int | None, Field(description="Page in that edition, counted from 1.")]
_Similarity = Annotated[
    float | None,
    Field(ge=0, le=1, description="From 0, nothing in common, to 1, the same; null if nothing compares."),
]


class Edition(Record):
    """A document that the history is made of; editions are ordered from the oldest to the newest."""

    name: Annotated[
        str,
        Field(
            description="The name that was given, else the file's, with a part of its digest where two share it."
        ),
    ]
    title: Annotated[str, Field(description="Title of the document.")]
    source: Annotated[Source, Field(description="The file that was read.")]
    years: Annotated[tuple[Year, ...], Field(description="The years that it has scores for, in its order.")]
    levels: Annotated[tuple[Level, ...], Field(description="The maturity levels, as it names them.")]
    corrections: Annotated[
        tuple[Correction, ...],
        Field(description="Those of its values that are not as the document prints them."),
    ] = ()


class Appearance(Record):
    """An objective as one edition has it."""

    edition: Annotated[str, Field(description="Name of the edition.")]
    position: Annotated[int, Field(ge=1, description="Place in that edition, counted from 1.")]
    number: Annotated[int | None, Field(description="Its number there; null if none can be read.")]
    label: Annotated[str, Field(description="Its number as printed there.")]
    section: Annotated[str, Field(description="Heading of its section there.")]
    title: Annotated[str, Field(description="Its title there.")]
    description: Annotated[str, Field(description="Its description there.")]
    pointer: Annotated[str, Field(description="JSON Pointer to the objective in that edition's records.")]
    page: _Page


class Standing(StrEnum):
    """What a statement about a year is worth beside those of other editions."""

    CURRENT = "current"
    AGREES = "agrees"
    SUPERSEDED = "superseded"


class Statement(Record):
    """What one edition says of one objective in one year."""

    edition: Annotated[str, Field(description="Name of the edition that says it.")]
    year: Annotated[
        int | None,
        Field(description="The year, of a financial year the first; null for a label such as `Current`."),
    ]
    year_label: Annotated[str, Field(description="The year as printed.")]
    score: Annotated[Score, Field(description="The score.")]
    comments: Annotated[Comments, Field(description="Comments and action.")]
    standing: Annotated[Standing, Field(description="What it is worth beside those of other editions.")]
    pointer: Annotated[str, Field(description="JSON Pointer to the assessment in that edition's records.")]
    page: _Page
    corrected: Annotated[
        tuple[str, ...],
        Field(
            description="Names of the values that are not as printed; `corrections` of the edition says why."
        ),
    ] = ()


class Series(Record):
    """One objective over all editions; its name is that of the newest edition that has it."""

    series: Annotated[int, Field(ge=1, description="The key, in the order of first appearance.")]
    number: Annotated[int | None, Field(description="Its number; null if none can be read.")]
    label: Annotated[str, Field(description="Its number as printed.")]
    section: Annotated[str, Field(description="Heading of its section.")]
    title: Annotated[str, Field(description="Its title.")]
    appearances: Annotated[tuple[Appearance, ...], Field(description="The oldest edition first.")]
    statements: Annotated[
        tuple[Statement, ...], Field(description="By year; of one year, the newest edition first.")
    ]


class Evidence(Record):
    """How far two objectives agree, each kind of evidence by itself."""

    number: _Similarity
    title: _Similarity
    description: _Similarity
    section: _Similarity
    comments: Annotated[_Similarity, Field(description="On the years that both editions state.")]


class Outcome(StrEnum):
    """What became of a possible match."""

    JOINED = "joined"
    DOUBTFUL = "doubtful"
    DECIDED_SAME = "decided_same"
    DECIDED_DIFFERENT = "decided_different"


class Match(Record):
    """An objective of one edition, and one of an earlier edition that it may continue."""

    edition: Annotated[str, Field(description="Name of the later edition.")]
    position: Annotated[int, Field(description="Place of the objective in it.")]
    number: Annotated[int | None, Field(description="Its number there.")]
    title: Annotated[str, Field(description="Its title there.")]
    earlier_edition: Annotated[str, Field(description="Name of the earlier edition.")]
    earlier_position: Annotated[int, Field(description="Place of the other objective in it.")]
    earlier_number: Annotated[int | None, Field(description="Its number there.")]
    earlier_title: Annotated[str, Field(description="Its title there.")]
    confidence: Annotated[
        float, Field(description="Probability that the two are the same, from 0 to 1.", ge=0, le=1)
    ]
    outcome: Annotated[Outcome, Field(description="What became of the match.")]
    evidence: Annotated[Evidence, Field(description="How far the two agree.")]


class ChangeKind(StrEnum):
    """What changed from one edition to a later one."""

    SECTION_ADDED = "section_added"
    SECTION_REMOVED = "section_removed"
    SECTION_RENAMED = "section_renamed"
    LEVEL_RENAMED = "level_renamed"
    CRITERION_ADDED = "criterion_added"
    CRITERION_REMOVED = "criterion_removed"
    CRITERION_REWORDED = "criterion_reworded"
    OBJECTIVE_ADDED = "objective_added"
    OBJECTIVE_REMOVED = "objective_removed"
    OBJECTIVE_RETURNED = "objective_returned"
    OBJECTIVE_MOVED = "objective_moved"
    OBJECTIVE_RENUMBERED = "objective_renumbered"
    OBJECTIVE_RETITLED = "objective_retitled"
    DESCRIPTION_REWORDED = "description_reworded"
    SCORE_RESTATED = "score_restated"
    COMMENTS_EDITED = "comments_edited"


class Change(Record):
    """One change; what does not apply to its kind is null."""

    kind: Annotated[ChangeKind, Field(description="What changed.")]
    edition: Annotated[str, Field(description="Name of the edition in which the change is new.")]
    earlier_edition: Annotated[str, Field(description="Name of the edition that it is compared with.")]
    section: Annotated[
        str, Field(description="Heading of the section; empty if the change is of the whole document.")
    ]
    series: Annotated[int | None, Field(description="Key of the series of the objective.")] = None
    number: Annotated[int | None, Field(description="Number of the objective.")] = None
    title: Annotated[str | None, Field(description="Title of the objective.")] = None
    year: Annotated[int | None, Field(description="Year that is restated.")] = None
    level: Annotated[int | None, Field(description="Level of the criterion.")] = None
    before: Annotated[str | None, Field(description="As the earlier edition has it.")] = None
    after: Annotated[str | None, Field(description="As the later edition has it.")] = None
    page_before: Annotated[int | None, Field(description="Page in the earlier edition.")] = None
    page_after: Annotated[int | None, Field(description="Page in the later edition.")] = None


class ActionEvent(StrEnum):
    """What happened to an action in a year."""

    RAISED = "raised"
    CARRIED_FORWARD = "carried_forward"
    REPEATED = "repeated"
    CLOSED = "closed"


class Basis(StrEnum):
    """What in the comments an event is read from."""

    TEXT = "text"
    REFERENCE = "reference"
    CARRIED_FORWARD = "carried_forward"
    NO_FURTHER_ACTION = "no_further_action"
    NOT_STATED_AGAIN = "not_stated_again"


class Action(Record):
    """What happened to one action of an objective in one year."""

    series: Annotated[int, Field(description="Key of the series of the objective.")]
    number: Annotated[int | None, Field(description="Number of the objective.")]
    title: Annotated[str, Field(description="Title of the objective.")]
    action: Annotated[int, Field(ge=1, description="Place among the objective's actions.")]
    year: Annotated[int, Field(description="The year.")]
    year_label: Annotated[str, Field(description="The year as printed.")]
    event: Annotated[ActionEvent, Field(description="What happened in the year.")]
    basis: Annotated[Basis, Field(description="What that is read from.")]
    text: Annotated[str, Field(description="The action, as last stated.")]
    carried_forward_to: Annotated[
        int | None, Field(description="Year to which the comment carries what is open.")
    ]
    edition: Annotated[str, Field(description="Name of the edition whose comment says it.")]
    page: _Page


class EditionRegion(Region):
    """Where a value is on a page of an edition."""

    edition: Annotated[str, Field(description="Name of the edition.")]


class HistoryFinding(Finding):
    """A finding about editions side by side."""

    regions: Annotated[
        tuple[EditionRegion, ...],
        Field(
            description="Where to look, the newer edition first; one for each page, empty if it is about no place."
        ),
    ] = ()

    @property
    def pages(self) -> tuple[tuple[str, int], ...]:
        """The pages to look at, each once: the edition and the number."""
        return tuple(dict.fromkeys((region.edition, region.page) for region in self.regions))


class History(Record):
    """Editions side by side."""

    schema_version: Annotated[str, Field(description="Version of this format.")] = SCHEMA_VERSION
    title: Annotated[str, Field(description="The title that was given, else that of the newest edition.")]
    editions: Annotated[
        tuple[Edition, ...], Field(description="The documents, from the oldest to the newest.")
    ]
    series: Annotated[tuple[Series, ...], Field(description="The objectives, each over all editions.")]
    changes: Annotated[
        tuple[Change, ...], Field(description="What changed from one edition to a later one.")
    ] = ()
    actions: Annotated[tuple[Action, ...], Field(description="What became of the actions, by year.")] = ()
    matches: Annotated[
        tuple[Match, ...],
        Field(description="Every possible match of an objective with one of an earlier edition."),
    ] = ()
    findings: Annotated[tuple[HistoryFinding, ...], Field(description="What to look at or decide.")] = ()

    def __repr__(self) -> str:
        """Say in a line what it is: all that it holds would fill the screen of a notebook."""
        names = ", ".join(edition.name for edition in self.editions)
        return (
            f"<History {self.title!r} ({names}): {len(self.series)} objectives, {len(self.changes)} changes, "
            f"{len(self.findings)} findings>"
        )

    __str__ = __repr__

    def to_frames(self) -> dict[str, pd.DataFrame]:
        """Return the tables as pandas data frames; docs/history.md describes them.

        Returns:
            The frames by name, with categoricals and `attrs` as those of an appendix.
        """
        # As in `Appendix.to_frames`, pandas is loaded only when it is needed.
        from appendix_parser.exporters.tabular.frames import history_to_frames

        return history_to_frames(self)
