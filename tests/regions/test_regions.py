"""What another library finds inside a record's regions is that record's text, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise

import pytest

from appendix_parser import Appendix, parse
from appendix_parser.geometry import Box, hull
from appendix_parser.records import Region
from appendix_parser.records.pointers import assessments, criteria, objectives, rubrics, sections
from tests.conftest import Specimen
from tests.generator import build, differences
from tests.generator.style import Level
from tests.parsed import parsed
from tests.regions.pdfium import Witness, folded

_SLACK = 4.0
"""Points between the ink of a value and the edge of its region: less than half a line of the largest text."""

# The name says what is drawn in it.
_NAMED: dict[str, tuple[Level, int]] = {
    "plain grid": ("plain", 1),
    "rows over open page ends": ("ruled", 8),
    "bottom-aligned cells": ("ruled", 11),
    "turned rubric": ("ruled", 50),
    "cropped": ("any", 2),
    "half a user unit, merged headings": ("any", 5),
    "moved and rotated, two user units": ("any", 18),
    "four rotations, shadows": ("any", 21),
    "rotated, hidden text": ("any", 32),
    "rotated by half a turn, shuffled": ("any", 63),
    "sideways up, hidden text, watermark": ("any", 10),
    "sideways down, negative origin, bold by doubling": ("any", 27),
    "sideways down, broken words": ("any", 44),
    "sideways down, text outside of the page": ("any", 50),
    "sideways up, kerned and letter-spaced": ("any", 37),
    "glyph by glyph, watermark": ("any", 16),
}


def test_regions_of_specimens_hold_the_records_text(specimen: Specimen) -> None:
    witness = Witness(specimen.pdf.read_bytes())
    for pointer, text, regions in _values(parsed(specimen.pdf)):
        assert folded(witness.text_in(regions)) == folded(text), pointer
        _are_exact(regions, witness, pointer)


@pytest.mark.parametrize(("level", "seed"), _NAMED.values(), ids=_NAMED.keys())
def test_regions_of_generated_layouts_hold_the_records_text(level: Level, seed: int) -> None:
    document = build(seed, level)
    appendix = parse(document.pdf, name="generated.pdf", witness=document.style.hidden_text)
    witness = Witness(document.pdf)
    spaces = not document.style.cuts_words
    assert differences(document.truth, json.loads(appendix.model_dump_json()), spaces=spaces) == []
    for pointer, text, regions in _values(appendix):
        # Sorted, as some of these files draw their lines in another order than that of reading.
        assert sorted(folded(witness.text_in(regions))) == sorted(folded(text)), pointer
        _are_exact(regions, witness, pointer)


def test_an_edition_has_values_on_two_pages(edition: Specimen) -> None:
    """Else what is said about page ends would not be tested."""
    assert any(len(regions) > 1 for _, _, regions in _values(parsed(edition.pdf)))


def _are_exact(regions: tuple[Region, ...], witness: Witness, pointer: str) -> None:
    """Hold that the regions end where their ink ends, one on every page."""
    if not pointer.endswith("/name"):  # a heading and its note are two values
        assert all(one.page < other.page for one, other in pairwise(regions)), pointer
    for region in regions:
        ink, box = hull(each.box for each in witness.characters_in(region)), Box(*region.bbox)
        slack = (ink.x0 - box.x0, ink.top - box.top, box.x1 - ink.x1, box.bottom - ink.bottom)
        assert max(slack) < _SLACK, pointer


def _values(appendix: Appendix) -> Iterator[tuple[str, str, tuple[Region, ...]]]:
    """Yield pointer, text and regions of every value that has a place."""
    for in_section in sections(appendix):
        section = in_section.section
        yield f"{in_section.pointer}/name", section.name + (section.note or ""), section.regions
    for in_rubric in rubrics(appendix):
        yield f"{in_rubric.pointer}/label", in_rubric.rubric.label, in_rubric.rubric.regions
    for in_criterion in criteria(appendix):
        criterion = in_criterion.criterion
        yield f"{in_criterion.pointer}/text", criterion.text, criterion.regions
    for in_objective in objectives(appendix):
        objective, pointer = in_objective.objective, in_objective.pointer
        yield f"{pointer}/label", objective.label, objective.regions.number
        yield f"{pointer}/title", objective.title, objective.regions.title
        yield f"{pointer}/description", objective.description, objective.regions.description
    for in_assessment in assessments(appendix):
        assessment, pointer = in_assessment.assessment, in_assessment.pointer
        yield f"{pointer}/score", assessment.score.raw, assessment.regions.score
        yield f"{pointer}/comments", assessment.comments.text, assessment.regions.comments
