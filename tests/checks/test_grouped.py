"""Many values that are doubted for one cause are one finding, which has the place of each."""

from __future__ import annotations

import pytest

from appendix_parser.doubts import Doubt
from appendix_parser.findings import finding
from appendix_parser.findings.grouped import FEWEST, with_groups
from appendix_parser.pipeline import correct_and_check
from appendix_parser.records import Appendix, Correction, Finding
from appendix_parser.records.pointers import describe_objective, objectives
from tests.checks.documents import SYSTEM, assessment, document, on_page, rubric, section
from tests.checks.documents import objective as row


def unreadable(at: str, name: str, year: str, raw: str = "o o o", page: int = 3) -> Finding:
    doubt = Doubt("score-unreadable", {"objective": name, "year": year, "raw": raw})
    return finding(doubt, pointer=at, page=page, regions=on_page(page))


def form(raw: str = "o o o", *, sections: int = 2) -> Appendix:
    """Return sections of three objectives, whose scores of two years cannot be read."""
    years = ("2022", "2023")
    made = [
        section(
            *(
                row(3 * part + each, *(assessment(year, raw) for year in years), title=f"Title {each}")
                for each in (1, 2, 3)
            ),
            rubrics=(rubric(),),
        )
        for part in range(sections)
    ]
    printed = document(*made)
    found = [
        unreadable(f"{at.pointer}/assessments/{place}/score", describe_objective(at.objective), year, raw)
        for at in objectives(printed)
        for place, year in enumerate(years)
    ]
    return printed.model_copy(update={"findings": tuple(found)})


def scores(appendix: Appendix) -> list[Finding]:
    return [each for each in appendix.findings if each.code == "score-unreadable"]


def test_scores_of_a_form_are_one_finding_for_each_section() -> None:
    before = form()
    [one, other] = with_groups(before).findings
    assert one.message == (f"{before.findings[0].message} The same is true of 5 more: objectives 1, 2 and 3.")
    assert one.pointers == tuple(each.pointer for each in before.findings[:6])
    assert (one.page, one.remedy) == (3, before.findings[0].remedy)
    assert (one.pointer, other.pointer) == ("/sections/0", "/sections/1")


def test_a_section_with_one_of_many_keeps_it() -> None:
    before = form()
    [one, other] = with_groups(
        before.model_copy(update={"findings": (*before.findings[:6], before.findings[-1])})
    ).findings
    assert (one.pointer, other) == ("/sections/0", before.findings[-1])


def test_a_group_has_the_place_of_each_value() -> None:
    found = tuple(
        each.model_copy(update={"regions": on_page(4, place)}) for place, each in enumerate(form().findings)
    )
    [one, _] = with_groups(form().model_copy(update={"findings": found})).findings
    assert one.regions == tuple(region for each in found[:6] for region in each.regions)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda found: found[: FEWEST - 1],
        lambda found: [
            each.model_copy(update={"message": f"{each.message} {at}"}) for at, each in enumerate(found)
        ],
        lambda found: [each.model_copy(update={"code": "comment-other-score"}) for each in found],
    ],
    ids=["few", "each says something else", "each has its own cause"],
)
def test_other_findings_stay_alone(spoil: object) -> None:
    found = tuple(spoil(list(form().findings)))  # type: ignore[operator]
    appendix = form().model_copy(update={"findings": found})
    assert with_groups(appendix) == appendix


def test_tables_of_other_papers_are_one_finding() -> None:
    found = tuple(
        finding(Doubt("table-of-other-paper", {"words": f"Item {page}"}), page=page) for page in range(1, 8)
    )
    [one] = with_groups(form().model_copy(update={"findings": found})).findings
    assert one.message.startswith(found[0].message)
    assert one.message.endswith("The same is true of 6 more: pages 1, 2, 3, 4, 5, 6 and 7.")


def test_a_corrected_score_leaves_its_group() -> None:
    printed = form()
    gone = printed.findings[4].pointer
    parent = gone.removesuffix("/score")
    correction = Correction(
        pointer=parent, field="score", printed="o o o", corrected="3", reason="Looked.", who="A"
    )
    [whole, _] = scores(correct_and_check(printed, (), SYSTEM))
    [rest, _] = scores(correct_and_check(printed, (correction,), SYSTEM))
    assert {*whole.pointers} - {*rest.pointers} == {gone}
    assert len(rest.pointers) == 5
