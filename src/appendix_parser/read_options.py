"""The options for reading a document, which all readers share."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self, TypeAlias

from appendix_parser.inputs.limits import Limits
from appendix_parser.inputs.page_ranges import PageRanges, read_page_ranges
from appendix_parser.profile.file import ProfileFile

if TYPE_CHECKING:
    from appendix_parser.profile.read import GivenProfile


class PageNumber(int):
    """The number of a page, counted from 1; 0 for the document as a whole.

    Attributes:
        of: how many pages the document has; 0 if that is not known yet.
    """

    of: int

    def __new__(cls, number: int, of: int = 0) -> Self:
        """Return the number of a page of a document with `of` pages."""
        self = super().__new__(cls, number)
        self.of = of
        return self


OnPage: TypeAlias = Callable[[PageNumber], None]
"""Is called with the number of the page that is worked on, 0 for the whole document."""


class Ocr(StrEnum):
    """Which pages have their text recognised from the picture."""

    AUTO = "auto"
    NEVER = "never"
    ALWAYS = "always"


ENGLISH = "eng"
"""The language of scanned pages unless another one is named."""

_LANGUAGES = re.compile(r"[A-Za-z0-9_]+(?:\+[A-Za-z0-9_]+)*")


def ignore(_page: int) -> None:
    """Do nothing with a page's number."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How a document is read.

    Attributes:
        limits: what reading may cost, for each document.
        password: opens an encrypted PDF.
        witness: whether to compare what is read with what PDFium reads and draws.
        include_hidden_text: whether text that nobody can see goes into the records.
        pages: the pages to read, such as `38-57` or `1,4-6`; empty for those of the profile, or all.
        profile: what a person says about the document.
        ocr: which scanned pages to recognise.
        ocr_language: the languages of scanned pages, as Tesseract names them: `eng`, or `eng+cym` for two.
    """

    limits: Limits = field(default_factory=Limits)
    password: str = field(default="", repr=False)
    witness: bool = True
    include_hidden_text: bool = False
    pages: str = ""
    profile: ProfileFile | None = None
    ocr: Ocr = Ocr.AUTO
    ocr_language: str = ENGLISH

    def __post_init__(self) -> None:
        object.__setattr__(self, "ocr", Ocr(self.ocr))
        if not _LANGUAGES.fullmatch(self.ocr_language):
            message = f"The languages must be names of Tesseract's joined by +, such as eng+cym, not {self.ocr_language!r}."
            raise ValueError(message)

    @property
    def page_ranges(self) -> PageRanges:
        """The pages to read.

        Raises:
            PageRangeError: `pages` cannot be read.
            ProfileError: the profile cannot be used.
        """
        given = self.given_profile
        if self.pages or given is None:
            return read_page_ranges(self.pages)
        return read_page_ranges(given.rules.document.pages or "", where=given.where("document", "pages"))

    @property
    def given_profile(self) -> GivenProfile | None:
        """The profile, checked; None if there is none.

        Raises:
            ProfileError: it cannot be used.
        """
        if self.profile is None:
            return None
        from appendix_parser.profile.read import read_profile  # few documents need one

        return read_profile(self.profile)

    def as_arguments(self) -> dict[str, Any]:
        """Return the fields by name, as keyword arguments of `parse` and `extract_tables`."""
        return {option.name: getattr(self, option.name) for option in fields(self)}

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> ReadOptions:
        """Return the options whose fields `to_values` returned."""
        profile = values["profile"]
        return cls(
            **{
                **values,
                "limits": Limits(**values["limits"]),
                "profile": profile if profile is None else ProfileFile(**profile),
            }
        )

    def to_values(self) -> dict[str, Any]:
        """Return the fields as plain values, for JSON."""
        return asdict(self)
