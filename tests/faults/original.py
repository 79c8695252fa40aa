"""An undamaged document: its pages, what the parser makes of them, and which value each word belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from appendix_parser import Appendix
from appendix_parser.assembly import assemble
from appendix_parser.layout import PageLayout, lay_out_all
from appendix_parser.page import PageContent, Word
from appendix_parser.pipeline import understand
from appendix_parser.reading import open_document
from appendix_parser.records import Region, Source
from appendix_parser.records.pointers import assessments, criteria, objectives, rubrics, sections

_SLACK = 0.02  # regions are published to a hundredth of a point


@dataclass(frozen=True)
class Original:
    """A document as it is before it is damaged."""

    name: str
    pages: tuple[PageContent, ...]

    @classmethod
    def read(cls, pdf: Path) -> Original:
        """Read the pages of a PDF."""
        return cls(pdf.stem, tuple(open_document(pdf.read_bytes(), pdf.name).pages()))

    @cached_property
    def appendix(self) -> Appendix:
        """The records of the undamaged pages."""
        return understand_pages(self.pages)

    @cached_property
    def layouts(self) -> tuple[PageLayout, ...]:
        """The grids and lines of the undamaged pages."""
        return tuple(lay_out_all(self.pages))

    @cached_property
    def header_words(self) -> frozenset[tuple[int, int]]:
        """Page and index of the words in header rows."""
        return frozenset((word.page, word.index) for word in assemble(self.layouts).header_words)

    @cached_property
    def truth(self) -> dict[str, Any]:
        """The records of the undamaged pages in the form of a truth."""
        return as_truth(self.appendix)

    @cached_property
    def drawn(self) -> dict[str, set[int]]:
        """The pages on which the text of each field of the truth stands."""
        pages: defaultdict[str, set[int]] = defaultdict(set)
        for path, region in self._regions:
            pages[path].add(region.page)
        return dict(pages)

    @cached_property
    def _regions(self) -> tuple[tuple[str, Region], ...]:
        return tuple((path, region) for path, regions in _places(self.appendix) for region in regions)

    def value_of(self, word: Word) -> str | None:
        """Return the path of the value that a word belongs to; None for a word of no record."""
        box = self.pages[word.page - 1].as_shown(word.box)
        for path, region in self._regions:
            x0, top, x1, bottom = region.bbox
            inside = x0 - _SLACK <= box.x_mid <= x1 + _SLACK and top - _SLACK <= box.y_mid <= bottom + _SLACK
            if region.page == word.page and inside:
                return path
        return None


def understand_pages(pages: Sequence[PageContent]) -> Appendix:
    """Return the records of some pages.

    Raises:
        NoAppendixError: there are none.
    """
    return understand(pages, Source(filename="pages", sha256="0" * 64, page_count=len(pages))).appendix


def as_truth(appendix: Appendix) -> dict[str, Any]:
    """Return an appendix in the form of a truth, to hold another one against it."""
    return {
        "title": appendix.title,
        "years": [year.year for year in appendix.years],
        "year_labels": [year.label for year in appendix.years],
        "levels": [level.name for level in appendix.levels],
        "scale": [level.score for level in appendix.levels],
        "sections": [
            {
                "name": section.name,
                "note": section.note,
                "rubrics": [
                    {
                        "label": rubric.label,
                        "objective": rubric.objective_number,
                        "criteria": [each.model_dump() for each in rubric.criteria],
                    }
                    for rubric in section.rubrics
                ],
                "objectives": [
                    {
                        **objective.model_dump(include={"number", "label", "title", "description"}),
                        "assessments": [
                            {
                                "year": each.year,
                                "year_label": each.year_label,
                                "score": each.score.raw,
                                "low": each.score.low,
                                "high": each.score.high,
                                "comments": each.comments.text,
                            }
                            for each in objective.assessments
                        ],
                    }
                    for objective in section.objectives
                ],
            }
            for section in appendix.sections
        ],
    }


def values(appendix: Appendix) -> dict[str, str]:
    """Return every printed value by its path, without white space, of which no reader sees how much there is."""
    found = {"/title": appendix.title}
    found |= {f"/years/{i}": year.label for i, year in enumerate(appendix.years)}
    found |= {f"/levels/{level.score}": level.name for level in appendix.levels}
    for section in sections(appendix):
        found[f"{section.pointer}/name"] = section.section.name
        found[f"{section.pointer}/note"] = section.section.note or ""
    for rubric in rubrics(appendix):
        found[f"{rubric.pointer}/label"] = rubric.rubric.label
    for one in criteria(appendix):
        found[f"{one.pointer}/level"] = f"{one.criterion.score} {one.criterion.level}"
        found[f"{one.pointer}/text"] = one.criterion.text
    for at in objectives(appendix):
        found[f"{at.pointer}/label"] = at.objective.label
        found[f"{at.pointer}/title"] = at.objective.title
        found[f"{at.pointer}/description"] = at.objective.description
    for each in assessments(appendix):
        found[f"{each.pointer}/year_label"] = each.assessment.year_label
        found[f"{each.pointer}/score"] = each.assessment.score.raw
        found[f"{each.pointer}/comments"] = each.assessment.comments.text
    return {path: "".join(text.split()) for path, text in found.items()}


def _places(appendix: Appendix) -> Iterator[tuple[str, tuple[Region, ...]]]:
    for one in criteria(appendix):
        yield f"{one.pointer}/text", one.criterion.regions
    for rubric in rubrics(appendix):
        yield f"{rubric.pointer}/label", rubric.rubric.regions
    for at in objectives(appendix):
        yield f"{at.pointer}/label", at.objective.regions.number
        yield f"{at.pointer}/title", at.objective.regions.title
        yield f"{at.pointer}/description", at.objective.regions.description
    for each in assessments(appendix):
        yield f"{each.pointer}/score", each.assessment.regions.score
        yield f"{each.pointer}/comments", each.assessment.regions.comments
    for section in sections(appendix):
        # One region holds heading and note.
        yield f"{section.pointer}/name", section.section.regions
