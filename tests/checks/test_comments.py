from __future__ import annotations

import pytest

from appendix_parser.checks import check
from appendix_parser.records import Assessment, Finding
from tests.checks.documents import assessment, document, objective, objectives, rubric, section


def told(*assessed: Assessment) -> tuple[Finding, ...]:
    return check(document(section(objective(1, *assessed, title="Tenders"), *objectives(2))))


def beside(score: str, comments: str) -> tuple[Finding, ...]:
    return told(assessment("2022"), assessment("2023", score, comments))


@pytest.mark.parametrize(
    ("score", "comments"),
    [
        ("4", "This objective scored '4' (leader) – defined as - It is done well."),
        ("2/3", "This objective scored '2/3'."),
        ("2½", "This objective scored '2/3'."),
        ("3", "A score of '3' is defined as - It is done."),
        ("2/3", "A score of '2' is defined as - It is half done."),
        ("2/3", "A score of '3' is defined as - It is done."),
        ("2.4", "A score of '3' is defined as - It is done."),
        ("N/A", "A score of '3' is defined as - It is done."),
        ("TBC", "A score of '3' is defined as - It is done."),
        ("3", "To score a '4', 'It is done by everyone.' No further action."),
        ("3", "A '5' can only be achieved by working together."),
        ("three or so", "This objective scored '4' (leader) – defined as - It is done well."),
        ("7", "This objective scored '4' (leader) – defined as - It is done well."),
        ("3", "NA, achieved baseline of '3' as agreed."),
        ("3/4", "NA, achieved baseline of '3' as agreed."),
        ("3", "A plain remark with a 4 in it."),
        ("", ""),
    ],
)
def test_comment_that_agrees_with_the_score(score: str, comments: str) -> None:
    assert beside(score, comments) == ()


@pytest.mark.parametrize(
    ("score", "comments", "message"),
    [
        (
            "3",
            "This objective scored '4' (leader) – defined as - It is done well.",
            "Objective 1 (Tenders) has the score 3 for 2023, but its comment gives a score of 4: "
            "“This objective scored '4' (leader) – defined as -”.",
        ),
        (
            "2/3",
            "This objective scored '3'.",
            "Objective 1 (Tenders) has the score 2/3 for 2023, but its comment gives a score of 3: "
            "“This objective scored '3'.”.",
        ),
        (
            "3",
            "This objective scored '2/3'.",
            "Objective 1 (Tenders) has the score 3 for 2023, but its comment gives a score of 2/3: "
            "“This objective scored '2/3'.”.",
        ),
        (
            "",
            "This objective scored '3'.",
            "Objective 1 (Tenders) has no score for 2023, but its comment gives a score of 3: "
            "“This objective scored '3'.”.",
        ),
        (
            "2/3",
            "A score of '4' is defined as - It is done well.",
            "Objective 1 (Tenders) has the score 2/3 for 2023, but its comment gives a score of 4: "
            "“A score of '4' is defined as -”.",
        ),
    ],
)
def test_comment_states_another_score(score: str, comments: str, message: str) -> None:
    (finding,) = beside(score, comments)
    assert (finding.code, finding.message) == ("comment-other-score", message)
    assert (finding.pointer, finding.page) == ("/sections/0/objectives/0/assessments/1/score", 3)


def test_of_two_scores_in_a_comment_the_wrong_one_is_reported() -> None:
    (finding,) = beside("3", "A score of '3' is defined as - Done. A score of '5' is defined as - All done.")
    assert "gives a score of 5" in finding.message


@pytest.mark.parametrize("score", ["2", "2/3", "N/A"])
def test_score_below_the_baseline(score: str) -> None:
    (finding,) = beside(score, "NA, achieved baseline of '3' as agreed.")
    assert finding.code == "baseline-other-score"
    assert finding.message == (
        f"Objective 1 (Tenders) has the score {score} for 2023, "
        "but its comment says that the baseline of 3 was achieved."
    )


def test_score_above_the_baseline_is_information() -> None:
    (finding,) = beside("4", "NA, achieved baseline of '3' as agreed.")
    assert (finding.code, finding.severity) == ("baseline-exceeded", "info")


def test_comment_names_another_level() -> None:
    (finding,) = beside("4", "This objective scored '4' (mature) – defined as - It is done well.")
    assert finding.code == "comment-other-level"
    assert finding.message == (
        "Objective 1 (Tenders): the comment for 2023 calls the score 4 “mature”, "
        "but the rubric calls it “Leader”."
    )
    assert (finding.pointer, finding.page) == ("/sections/0/objectives/0/assessments/1/comments", 4)


@pytest.mark.parametrize(
    ("number", "codes"),
    [(1, []), (None, []), (2, ["comment-other-level"])],
    ids=["own", "section's", "other's"],
)
def test_level_is_named_by_the_nearest_rubric(number: int | None, codes: list[str]) -> None:
    own_names = rubric("Rubric", number, levels=("Low", "Fair", "Good", "High", "Top"))
    stated = "This objective scored '4' (high) – defined as - It is done well."
    appendix = document(section(objective(1, assessment(comments=stated, score="4")), rubrics=[own_names]))
    assert [each.code for each in check(appendix) if each.code == "comment-other-level"] == codes


def test_reference_to_no_objective() -> None:
    (finding,) = beside("3", "As #2 and objectives 1 & 9.")
    assert (finding.code, finding.pointer) == (
        "reference-unknown",
        "/sections/0/objectives/0/assessments/1/comments",
    )
    assert finding.message == (
        "Objective 1 (Tenders) refers to objective 9 in its comment for 2023, but there is no such objective."
    )


def test_references_where_objectives_have_no_numbers() -> None:
    lettered = objective(None, assessment(comments="As #2, in short."), label="A")
    assert [each.code for each in check(document(section(lettered)))] == ["labels-not-numbers"]


SAME = "As per previous year's comment."


def test_same_as_a_year_before_that_is_there() -> None:
    assert told(assessment("2022"), assessment("2023", comments=SAME)) == ()
    assert told(assessment("2023", comments=SAME), assessment("2022")) == ()
    assert told(assessment("Current", comments=SAME))[1:] == ()


@pytest.mark.parametrize("before", ["", " "])
def test_same_as_a_year_before_without_comment(before: str) -> None:
    (finding,) = told(assessment("2022", comments=before), assessment("2023", comments=SAME))
    assert (finding.code, finding.pointer) == (
        "previous-comment-absent",
        "/sections/0/objectives/0/assessments/1/comments",
    )


def test_same_as_a_year_before_the_document() -> None:
    (finding,) = told(assessment("2022", comments=SAME), assessment("2023", comments=SAME))
    assert finding.message == (
        "Objective 1 (Tenders): the comment for 2022 refers to the comment of the year before, "
        "which is not in this document."
    )


@pytest.mark.parametrize(
    ("to", "codes"), [(2024, []), (2023, ["carried-forward-back"]), (2022, ["carried-forward-back"])]
)
def test_carried_forward(to: int, codes: list[str]) -> None:
    found = beside("3", f"Action: Deliver the course. To be carried forward to {to}.")
    assert [finding.code for finding in found] == codes
