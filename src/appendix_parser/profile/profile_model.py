"""The keys of a profile; the published JSON Schema is made from these models."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from appendix_parser.errors import PageRangeError
from appendix_parser.inputs.page_ranges import read_page_ranges
from appendix_parser.notation.scale import canonical
from appendix_parser.records import ScoreKind

_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")
_YEARS: Final = range(1900, 2200)
_HIGHEST: Final = 100
"""No level is higher: scores are levels or percentages."""


class ColumnRole(StrEnum):
    """What the cells of a column hold, in the words of a profile."""

    NUMBER = "number"
    TITLE = "title"
    DESCRIPTION = "description"
    SCORE = "score"
    COMMENTS = "comments"
    ACTIONS = "actions"
    SECTION = "section"
    YEAR = "year"
    EXTRA = "extra"


VALUES: Final = frozenset({ColumnRole.SCORE, ColumnRole.COMMENTS, ColumnRole.ACTIONS})
"""Roles of columns that are about a year, and whose scores may be of a kind."""


def wrong(problem: str, remedy: str, *path: str) -> PydanticCustomError:
    """Return the error for a value that a profile cannot have; `path` leads to it from the value that is checked."""
    return PydanticCustomError(
        "profile", "{problem}", {"problem": problem, "remedy": remedy, "path": list(path)}
    )


def plain(text: str) -> str:
    """Return the form in which texts of a profile are compared with the page: small letters, single spaces."""
    return " ".join(text.split()).casefold()


def _distinct(texts: Iterable[str], what: str, *path: str) -> None:
    """Check that no text is empty or there twice.

    Raises:
        PydanticCustomError: one is.
    """
    seen: set[str] = set()
    for text in texts:
        if not plain(text):
            raise wrong(f"A {what} has no text.", "Write it as printed, or remove it.", *path)
        if plain(text) in seen:
            raise wrong(f"The {what} “{text}” is named twice.", "Remove one of the two.", *path)
        seen.add(plain(text))


class Part(BaseModel):
    """Base of all parts of a profile: immutable, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=True)


class DocumentPart(Part):
    """What is true of the document as a whole."""

    title: Annotated[str | None, Field(description="The title of the appendix, as printed.")] = None
    pages: Annotated[str | None, Field(description="The pages to read, such as `38-57` or `1,4-6`.")] = None
    furniture: Annotated[
        tuple[str, ...],
        Field(
            description="Lines that are not text of the appendix, as printed; a number stands for any number."
        ),
    ] = ()

    @field_validator("title")
    @classmethod
    def _title(cls, value: str | None) -> str | None:
        if value is not None and not value.strip():
            raise wrong("The title is empty.", "Copy it from the page, or leave the line out.")
        return value

    @field_validator("pages")
    @classmethod
    def _pages(cls, value: str | None) -> str | None:
        if value is not None and not value.strip():
            raise wrong("No page is named.", "Write pages as 7, 38-57 or 1,4-6, or leave the line out.")
        try:
            read_page_ranges(value or "")
        except PageRangeError as error:
            raise wrong(error.problem, error.remedy) from None
        return value

    @model_validator(mode="after")
    def _furniture(self) -> DocumentPart:
        _distinct(self.furniture, "line of furniture", "furniture")
        title = plain(self.title or "")
        if title and title in map(plain, self.furniture):
            raise wrong("The title is also named as furniture.", "Remove one of the two.", "furniture")
        return self


class ColumnPart(Part):
    """What the cells under a heading hold."""

    role: Annotated[ColumnRole, Field(description="What the cells hold.")]
    year: Annotated[
        int | str | None,
        Field(description="The year of the values: 2023, or a label such as `2022/23` or `Current`."),
    ] = None
    kind: Annotated[
        ScoreKind | None, Field(description="Whose score it is; leave it out for the council's own.")
    ] = None

    @model_validator(mode="after")
    def _fits(self) -> ColumnPart:
        for name, value in (("year", self.year), ("kind", self.kind)):
            if value is not None and self.role not in VALUES:
                role = f"a column with the role {self.role.value}"
                remedy = f"Remove it, or choose the role {', '.join(sorted(VALUES))}."
                raise wrong(f"{role.capitalize()} has no {name}.", remedy, name)
        if isinstance(self.year, int) and self.year not in _YEARS:
            raise wrong(f"{self.year} is not a year.", "Write it with four digits.", "year")
        if isinstance(self.year, str) and not self.year.strip():
            raise wrong("The year is empty.", "Write a year, or leave it out.", "year")
        return self


class LevelsPart(Part):
    """The levels, and how scores are written."""

    first: Annotated[int | None, Field(ge=0, le=_HIGHEST, description="The number of the lowest level.")] = (
        None
    )
    names: Annotated[tuple[str, ...], Field(description="The names of the levels, from the lowest.")] = ()
    words: Annotated[
        Mapping[str, int], Field(description="Words or symbols that are printed as scores, and their levels.")
    ] = {}
    colours: Annotated[
        Mapping[str, int], Field(description="Colours of score cells, as `#rrggbb`, and their levels.")
    ] = {}
    out_of: Annotated[
        int | None, Field(ge=1, le=_HIGHEST, description="The number that scores are out of, as in `3/5`.")
    ] = None

    @model_validator(mode="after")
    def _fits(self) -> LevelsPart:
        _distinct(self.names, "level", "names")
        if len(self.names) == 1:
            raise wrong("There is only one level.", "Name all levels, from the lowest.", "names")
        highest = _HIGHEST if not self.names else (self.first or 0) + len(self.names)
        if self.names and self.first is not None:
            highest -= 1
        if self.out_of is not None and self.out_of > highest:
            problem = f"Scores cannot be out of {self.out_of}: the highest level is {highest}."
            raise wrong(problem, "Correct out_of, first or names.", "out_of")
        self._check("words", self.words, highest)
        for colour in self.colours:
            if not _COLOUR.fullmatch(colour):
                problem = f"“{colour}” is not a colour."
                raise wrong(problem, "Write it as #rrggbb, such as #00b050.", "colours", colour)
        self._check("colours", self.colours, highest)
        return self

    def _check(self, name: str, scores: Mapping[str, int], highest: int) -> None:
        if any(not key.strip() for key in scores):
            raise wrong(f"One of the {name} is empty.", "A cell without text has no score.", name)
        _distinct(map(canonical, scores), name.removesuffix("s"), name)
        lowest = self.first if self.names and self.first is not None else 0
        for key, score in scores.items():
            if not lowest <= score <= highest:
                remedy = f"Choose a level from {lowest} to {highest}."
                raise wrong(f"“{key}” cannot be {score}.", remedy, name, key)


class SectionsPart(Part):
    """Where the sections are."""

    from_: Annotated[
        Literal["headings", "column", "banner"] | None,
        Field(
            alias="from",
            description="What names a section: a heading above its table, a column, or a row over the whole "
            "width of the table.",
        ),
    ] = None
    names: Annotated[
        tuple[str, ...], Field(description="The names of all sections, as printed; nothing else is one.")
    ] = ()

    @model_validator(mode="after")
    def _fits(self) -> SectionsPart:
        _distinct(self.names, "section", "names")
        return self


class Profile(Part):
    """How to read one council's appendix, or those that follow one framework."""

    document: Annotated[DocumentPart, Field(description="The document as a whole.")] = DocumentPart()
    columns: Annotated[
        Mapping[str, ColumnPart], Field(description="By heading as printed: what the column holds.")
    ] = {}
    levels: Annotated[LevelsPart, Field(description="The levels and the scores.")] = LevelsPart()
    sections: Annotated[SectionsPart, Field(description="The sections.")] = SectionsPart()

    @field_validator("columns")
    @classmethod
    def _headings(cls, value: Mapping[str, ColumnPart]) -> Mapping[str, ColumnPart]:
        seen: set[str] = set()
        for heading in value:
            if not plain(heading):
                raise wrong("The heading of a column is empty.", "Copy it from the page.", heading)
            if plain(heading) in seen:
                problem = f"The heading “{heading}” is named twice."
                raise wrong(problem, "Remove one; capitals and spaces do not matter.", heading)
            seen.add(plain(heading))
        return value
