"""A finding about a value says where that is, on every page that has a part of it."""

from __future__ import annotations

import pytest

from appendix_parser.records import Appendix, Finding, Region, Severity
from appendix_parser.records.finding_places import with_places
from tests.checks.documents import assessment, document, objective, section
from tests.conftest import SAMPLES
from tests.parsed import parsed

OBJECTIVE = "/sections/0/objectives/0"
ELSEWHERE = (Region(page=9, bbox=(1, 2, 3, 4)),)


def about(pointer: str, page: int | None = None, regions: tuple[Region, ...] = ()) -> Finding:
    return Finding(code="a", severity=Severity.INFO, message="b", pointer=pointer, page=page, regions=regions)


def boxed(*boxes: tuple[int, int, int, int, int]) -> tuple[Region, ...]:
    return tuple(Region(page=page, bbox=box) for page, *box in boxes)  # type: ignore[arg-type]


@pytest.fixture
def appendix() -> Appendix:
    made = document(section(objective(1, assessment("2023"))))
    [one] = made.sections
    [row] = one.objectives
    [said] = row.assessments
    places = row.regions.model_copy(
        update={"number": boxed((3, 0, 0, 5, 5)), "title": boxed((3, 10, 0, 20, 9)), "description": ()}
    )
    cells = said.regions.model_copy(
        update={"score": (), "comments": boxed((3, 30, 0, 40, 9), (4, 30, 0, 40, 5))}
    )
    said = said.model_copy(update={"regions": cells})
    row = row.model_copy(update={"regions": places, "assessments": (said,)})
    return made.model_copy(update={"sections": (one.model_copy(update={"objectives": (row,)}),)})


@pytest.mark.parametrize(
    ("found", "where"),
    [
        (about(f"{OBJECTIVE}/title"), boxed((3, 10, 0, 20, 9))),
        (about(OBJECTIVE), boxed((3, 0, 0, 20, 9))),
        (about(f"{OBJECTIVE}/description"), boxed((3, 0, 0, 20, 9))),
        (about(f"{OBJECTIVE}/assessments/0/comments"), boxed((3, 30, 0, 40, 9), (4, 30, 0, 40, 5))),
        (about(f"{OBJECTIVE}/assessments/0/score"), boxed((3, 30, 0, 40, 9), (4, 30, 0, 40, 5))),
        (about(f"{OBJECTIVE}/title", page=8), ()),
        (about(""), ()),
        (about(f"{OBJECTIVE}/title", page=9, regions=ELSEWHERE), ELSEWHERE),
    ],
    ids=["value", "record", "empty value", "two pages", "empty cell", "another page", "document", "its own"],
)
def test_a_finding_is_where_its_value_is(
    appendix: Appendix, found: Finding, where: tuple[Region, ...]
) -> None:
    [placed] = with_places(appendix.model_copy(update={"findings": (found,)})).findings
    assert placed.regions == where


def test_a_finding_about_a_year_is_where_its_scores_are() -> None:
    before, after = assessment("2022"), assessment("2023")
    elsewhere = after.regions.model_copy(update={"score": boxed((7, 0, 0, 9, 9))})
    made = document(section(objective(1, before, after.model_copy(update={"regions": elsewhere}))))
    [placed] = with_places(made.model_copy(update={"findings": (about("/years/1"),)})).findings
    assert placed.regions == boxed((7, 0, 0, 9, 9))


def test_findings_about_records_of_a_sample_have_places() -> None:
    findings = parsed(SAMPLES / "appendix-2024.pdf").findings
    assert findings
    assert all(found.page in {region.page for region in found.regions} for found in findings)
