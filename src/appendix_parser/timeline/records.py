"""What a history says: editions side by side, one series per objective, and what changed between them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from appendix_parser.records import (
    SCHEMA_VERSION,
    Comments,
    Correction,
    Finding,
    Level,
    Record,
    Score,
    Source,
    Year,
)

_Page = Annotated[int | None, Field(description="Page in that edition, counted from 1.")]
_Similarity = Annotated[
    float | None,
    Field(ge=0, le=1, description="From 0, nothing in common, to 1, the same; null where nothing compares."),
]


class Edition(Record):
    """A document that the history is made of; editions are ordered from the oldest to the newest."""

    name: Annotated[
        str,
        Field(
            description="The name that was given, else the file's, with a part of its digest where two share it."
        ),
    ]
    title: str
    source: Source
    years: tuple[Year, ...]
    levels: tuple[Level, ...]
    corrections: Annotated[
        tuple[Correction, ...],
        Field(description="Those of its values that are not as the document prints them."),
    ] = ()


class Appearance(Record):
    """An objective as one edition has it."""

    edition: str
    position: Annotated[int, Field(ge=1, description="Place in that edition, counted from 1.")]
    number: int | None
    label: str
    section: str
    title: str
    description: str
    pointer: Annotated[str, Field(description="JSON Pointer to the objective in that edition's records.")]
    page: _Page


class Standing(StrEnum):
    """What a statement about a year is worth beside those of other editions."""

    CURRENT = "current"
    AGREES = "agrees"
    SUPERSEDED = "superseded"


class Statement(Record):
    """What one edition says of one objective in one year."""

    edition: str
    year: int | None
    year_label: str
    score: Score
    comments: Comments
    standing: Standing
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
    number: int | None
    label: str
    section: str
    title: str
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

    edition: str
    position: int
    number: int | None
    title: str
    earlier_edition: str
    earlier_position: int
    earlier_number: int | None
    earlier_title: str
    confidence: Annotated[float, Field(ge=0, le=1)]
    outcome: Outcome
    evidence: Evidence


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

    kind: ChangeKind
    edition: str
    earlier_edition: str
    section: str
    series: int | None = None
    number: int | None = None
    title: str | None = None
    year: int | None = None
    level: int | None = None
    before: str | None = None
    after: str | None = None
    page_before: int | None = None
    page_after: int | None = None


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

    series: int
    number: int | None
    title: str
    action: Annotated[int, Field(ge=1, description="Place among the objective's actions.")]
    year: int
    year_label: str
    event: ActionEvent
    basis: Basis
    text: str
    carried_forward_to: int | None
    edition: str
    page: _Page


class History(Record):
    """Editions side by side."""

    schema_version: str = SCHEMA_VERSION
    title: Annotated[str, Field(description="The title that was given, else that of the newest edition.")]
    editions: tuple[Edition, ...]
    series: tuple[Series, ...]
    changes: tuple[Change, ...] = ()
    actions: tuple[Action, ...] = ()
    matches: tuple[Match, ...] = ()
    findings: tuple[Finding, ...] = ()
