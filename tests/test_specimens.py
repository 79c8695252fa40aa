"""Every sample, and every PDF from outside, is read as its truth says: field by field, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from appendix_parser import Appendix
from appendix_parser.pointers import resolve
from tests.conftest import Specimen
from tests.parsed import parsed

_SCORE = re.compile(r"(\d)(?:/(\d))?")
_UNDECIDABLE = 2  # fields of a document in which a line end hides whether a space was there


def test_every_field_is_as_in_the_truth(specimen: Specimen) -> None:
    got, want = dict(_fields_of(parsed(specimen.pdf))), dict(_fields_of_truth(specimen.truth))
    wrong = {
        key: (want.get(key), got.get(key)) for key in want.keys() | got.keys() if _differs(want, got, key)
    }
    assert wrong == {}


def test_spaces_are_as_in_the_truth_but_where_a_line_end_hides_them(specimen: Specimen) -> None:
    got, want = dict(_fields_of(parsed(specimen.pdf))), dict(_fields_of_truth(specimen.truth))
    spaced = [key for key in want if " ".join(want[key].split()) != " ".join(got[key].split())]
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


def _squashed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _differs(want: dict[Any, str], got: dict[Any, str], key: Any) -> bool:
    return key not in want or key not in got or _squashed(want[key]) != _squashed(got[key])


def _fields_of(appendix: Appendix) -> Iterator[tuple[tuple[object, ...], str]]:
    yield ("title",), appendix.title
    yield ("levels",), " ".join(level.name for level in appendix.levels)
    yield ("years",), " ".join(year.label for year in appendix.years)
    for s, section in enumerate(appendix.sections):
        yield (s, "name"), section.name
        yield (s, "note"), section.note or ""
        for rubric in section.rubrics:
            key = (s, "rubric", rubric.objective_number)
            yield (*key, "label"), rubric.label
            for criterion in rubric.criteria:
                yield (*key, criterion.score), f"{criterion.level}: {criterion.text}"
        for objective in section.objectives:
            place = (s, objective.number)
            yield (*place, "title"), objective.title
            yield (*place, "description"), objective.description
            for assessment in objective.assessments:
                year = (*place, assessment.year)
                yield (*year, "score"), assessment.score.raw
                yield (*year, "value"), f"{assessment.score.low} {assessment.score.high}"
                yield (*year, "comments"), assessment.comments.text


def _fields_of_truth(truth: dict[str, Any]) -> Iterator[tuple[tuple[object, ...], str]]:
    yield ("title",), truth["title"]
    yield ("levels",), " ".join(truth["levels"])
    yield ("years",), " ".join(map(str, truth["years"]))
    for s, section in enumerate(truth["sections"]):
        yield (s, "name"), section["name"]
        yield (s, "note"), section["note"] or ""
        for rubric in section["rubrics"]:
            key = (s, "rubric", rubric["objective"])
            yield (*key, "label"), rubric["label"]
            for criterion in rubric["criteria"]:
                yield (*key, criterion["score"]), f"{criterion['level']}: {criterion['text']}"
        for objective in section["objectives"]:
            place = (s, objective["number"])
            yield (*place, "title"), objective["title"]
            yield (*place, "description"), objective["description"]
            for assessment in objective["assessments"]:
                year = (*place, assessment["year"])
                found = _SCORE.fullmatch(assessment["score"])
                low, high = (float(found[1]), float(found[2] or found[1])) if found else (None, None)
                yield (*year, "score"), assessment["score"]
                yield (*year, "value"), f"{low} {high}"
                yield (*year, "comments"), assessment["comments"]
