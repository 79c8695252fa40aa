"""What all records share: their base, a place on a page, and what was recognised or corrected."""

from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, Field


class Record(BaseModel):
    """Base of all records: immutable, and closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, ser_json_inf_nan="constants")


class Region(Record):
    """Where a value is on a page."""

    page: Annotated[int, Field(ge=1, description="Page, counted from 1.")]
    bbox: Annotated[
        tuple[float, float, float, float],
        Field(description="x0, top, x1, bottom in points from the top left of the page as it is shown."),
    ]


class Recognised(Record):
    """How sure it is what a value of a scan says."""

    confidence: Annotated[
        float, Field(description="Of the least certain word, from 0 to 1; 1 is certain.", ge=0, le=1)
    ]
    agreed: Annotated[
        bool | None,
        Field(description="Whether a second engine read the same; null if not all of it was read twice."),
    ] = None
    other: Annotated[str | None, Field(description="The second reading, where it differs.")] = None


RecognisedValue: TypeAlias = Annotated[
    Recognised | None, Field(description="How sure it is, if it was recognised on a scan; else null.")
]


class Correction(Record):
    """What an analyst put in the place of a printed value, and why."""

    pointer: Annotated[str, Field(description="JSON Pointer to the record; empty for the document.")]
    field: Annotated[str, Field(description="Name of the record's value, such as score or title.")]
    printed: Annotated[str, Field(description="The value as the PDF prints it; empty if it has none.")]
    corrected: Annotated[str, Field(description="The value that was put in its place.")]
    reason: Annotated[str, Field(description="Why the printed value is wrong.")]
    who: Annotated[str, Field(description="Who answers for the correction.")]


Corrected: TypeAlias = Annotated[
    tuple[str, ...],
    Field(description="Names of the values that are not as printed; `corrections` says by whom and why."),
]
