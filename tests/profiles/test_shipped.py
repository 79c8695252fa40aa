"""The profiles that come with the program: each reads an appendix in its framework, drawn with our own text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from appendix_parser import parse
from appendix_parser.profile.file import find_profile, shipped_names
from appendix_parser.profile.read import read_profile
from tests.profiles.pdfs import document, table

WHY = "A plan was agreed in May."


def _nps() -> bytes:
    head = ("Key area", "Where we are now", "Where we want to be", "Actions")
    rows = [("Engaging leaders", "Developing", "Mature", WHY), ("Working together", "Mature", "Leader", WHY)]
    return document({"Leading": table(head, rows)})


def _pcip() -> bytes:
    head = ("Ref", "Question", "Score", "Evidence")
    return document(
        {"Leading": table(head, [("1.1", "Who leads?", "2.5", WHY), ("1.2", "Who buys?", "3", WHY)])}
    )


def _nhs() -> bytes:
    head = ("Standard", "Description", "Level", "Evidence")
    rows = [("Strategy", "There is one.", "Building", WHY), ("People", "They are trained.", "Level 0", WHY)]
    return document({"Leading": table(head, rows)})


def _fm_code() -> bytes:
    evidence = "Example Evidence and Link to Most Relevant Public Document"
    head = ("FM Code Reference", "FM Code Statements", evidence, "Score 1-5")
    return document(
        {"Leading": table(head, [("A", "The team shows value.", WHY, "4"), ("B", "It plans.", WHY, "3")])}
    )


def _current_desired() -> bytes:
    head = ("Component", "Current", "Desired", "Comments")
    return document({"Leading": table(head, [("Roles", "2", "4", WHY), ("Training", "0", "3", WHY)])})


def _audit_committee() -> bytes:
    head = ("Good practice questions", "Yes", "Partly", "No", "Comments")
    rows = [("Is there a committee?", "x", "", "", WHY), ("Does it report?", "", "x", "", WHY)]
    return document({"Leading": table(head, rows)})


DRAWN: dict[str, tuple[Callable[[], bytes], list[float]]] = {
    "nps": (_nps, [2, 3]),
    "pcip": (_pcip, [2.5, 3]),
    "nhs-standards": (_nhs, [1, 0]),
    "fm-code": (_fm_code, [4, 3]),
    "current-desired": (_current_desired, [2, 0]),
    "audit-committee": (_audit_committee, [2, 1]),
}


def test_each_has_a_document_here() -> None:
    assert set(shipped_names()) == set(DRAWN)


@pytest.mark.parametrize("name", DRAWN)
def test_it_reads_its_framework(name: str) -> None:
    draw, expected = DRAWN[name]
    appendix = parse(draw(), profile=name, witness=False)
    [section] = appendix.sections
    assert section.name == "Leading"
    assert [each.assessments[0].score.value for each in section.objectives] == expected
    assert {each.assessments[0].comments.text for each in section.objectives} == {WHY}
    assert appendix.source.profile is not None
    assert appendix.source.profile.name == name
    assert appendix.coverage.unplaced == 0
    assert not [each for each in appendix.findings if each.code.startswith("profile-")]


@pytest.mark.parametrize("name", DRAWN)
def test_it_is_a_valid_profile_of_few_lines(name: str) -> None:
    file = find_profile(name)
    read_profile(file)
    assert len(file.text.splitlines()) <= 25
