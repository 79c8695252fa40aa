from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appendix_parser.records import Appendix, Objective, Region, Rubric, Section
from appendix_parser.records.pointers import (
    assessments,
    criteria,
    describe_objective,
    describe_rubric,
    describe_section,
    first_page,
    objectives,
    place,
    pointer,
    resolve,
    rubrics,
    sections,
    tokens,
)
from tests.strategies import appendices, on_documents


def test_pointer_escapes_as_the_standard_says() -> None:
    assert pointer() == ""
    assert pointer("sections", 3, "a/b", "m~n", "") == "/sections/3/a~1b/m~0n/"


@given(st.lists(st.text()))
def test_tokens_reverse_pointer(given: list[str]) -> None:
    assert tokens(pointer(*given)) == tuple(given)


@given(appendices())
@on_documents
def test_iterators_give_every_record_in_order(appendix: Appendix) -> None:
    for each in (sections, rubrics, criteria, objectives, assessments):
        found: list[Any] = list(each(appendix))
        assert all(resolve(appendix, at.pointer) is at[-1] for at in found)
        places = [place(appendix, at.pointer) for at in found]
        assert places == sorted(set(places))
    every = [one for section in appendix.sections for one in section.objectives]
    assert [at.objective for at in objectives(appendix)] == every


@given(appendices())
@on_documents
def test_whole_document_is_first(appendix: Appendix) -> None:
    assert resolve(appendix, "") is appendix
    assert place(appendix, "") < place(appendix, "/title") < place(appendix, "/sections")


@pytest.mark.parametrize("wrong", ["/nothing", "/sections/99", "/sections/-1", "/sections/x", "/title/0"])
@given(appendix=appendices())
@on_documents
def test_pointer_to_nothing(wrong: str, appendix: Appendix) -> None:
    with pytest.raises(LookupError, match="nothing is called"):
        resolve(appendix, wrong)


def test_first_page() -> None:
    three, four = (Region(page=page, bbox=(0, 0, 1, 1)) for page in (3, 4))
    assert first_page((), (three, four), (four,)) == 3
    assert first_page() is None
    assert first_page((), ()) is None


@pytest.mark.parametrize(
    ("number", "label", "title", "name"),
    [
        (18, "18.", "Early  supplier\nengagement", "Objective 18 (Early supplier engagement)"),
        (None, " A1 ", "Tenders", "Objective A1 (Tenders)"),
        (18, "18", " ", "Objective 18"),
        (None, "", "Tenders", "The objective “Tenders”"),
        (None, " ", "", "The objective at position 7"),
    ],
)
def test_objective_is_named(number: int | None, label: str, title: str, name: str) -> None:
    objective = Objective(position=7, number=number, label=label, title=title, description="")
    assert describe_objective(objective) == name


@pytest.mark.parametrize(
    ("name", "label", "section_name", "rubric_name"),
    [
        ("Risk", "Behaviour:", "Section “Risk”", "The rubric “Behaviour:” of section “Risk”"),
        ("Section of  risk", "", "Section “Section of risk”", "The rubric of section “Section of risk”"),
        ("", " ", "Section 3", "The rubric of section 3"),
    ],
)
def test_section_and_rubric_are_named(name: str, label: str, section_name: str, rubric_name: str) -> None:
    section = Section(position=3, name=name)
    assert describe_section(section) == section_name
    assert describe_rubric(section, Rubric(label=label)) == rubric_name
