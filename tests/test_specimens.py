"""Every sample, and every PDF from outside, is read as its truth says: field by field, word by word."""

from __future__ import annotations

import json

from appendix_parser.exporters.texts.json_text import to_json
from appendix_parser.records.pointers import resolve
from tests.conftest import Specimen
from tests.generator import differences
from tests.parsed import parsed

_UNDECIDABLE = 2  # fields of a document in which a line end hides whether a space was there


def test_every_field_is_as_in_the_truth(specimen: Specimen) -> None:
    assert _differences(specimen, spaces=False) == []


def test_spaces_are_as_in_the_truth_except_at_line_ends(specimen: Specimen) -> None:
    spaced = _differences(specimen, spaces=True)
    assert len(spaced) <= _UNDECIDABLE, spaced


def test_every_word_is_accounted_for(specimen: Specimen) -> None:
    coverage = parsed(specimen.pdf).coverage
    counts = coverage.model_dump()
    assert counts.pop("words") == sum(counts.values())
    assert coverage.unplaced == 0


def test_findings_point_to_records(specimen: Specimen) -> None:
    appendix = parsed(specimen.pdf)
    for found in appendix.findings:
        resolve(appendix, found.pointer)
        assert found.severity != "error", found


def _differences(specimen: Specimen, *, spaces: bool) -> list[str]:
    return differences(specimen.truth, json.loads(to_json(parsed(specimen.pdf))), spaces=spaces)
