from __future__ import annotations

from appendix_parser.checks import check
from appendix_parser.records import Year
from tests.checks.documents import assessment, document, objective, objectives, section


def test_section_with_other_years() -> None:
    odd = section(objective(3, assessment("2021"), assessment("2022")), name="Other")
    (finding,) = check(document(section(*objectives(1, 2)), odd))
    assert (finding.code, finding.pointer, finding.page) == ("years-out-of-step", "/sections/1", 2)
    assert finding.message == (
        "Section “Other”: the years are 2021 and 2022; for most objectives they are 2022 and 2023."
    )


def test_objective_with_other_years() -> None:
    (finding,) = check(document(section(*objectives(1), objective(2, assessment("2023")), *objectives(3))))
    assert (finding.code, finding.pointer) == ("years-out-of-step", "/sections/0/objectives/1")
    assert finding.message.startswith("Objective 2 (Title 2): the years are 2023;")


def test_rows_under_another_header_are_one_finding() -> None:
    odd = [objective(number, assessment("2023")) for number in (4, 5, 6)]
    (finding,) = check(document(section(*objectives(1, 2, 3), *objectives(), *odd, *objectives(7))))
    assert finding.message.startswith("Objective 4 (Title 4) and the next 2: the years are 2023;")


def test_objective_without_years() -> None:
    bare = objective(2).model_copy(update={"assessments": ()})
    (finding,) = check(document(section(*objectives(1), bare, *objectives(3))))
    assert "the years are none" in finding.message


def test_order_and_notation_of_years_are_no_finding() -> None:
    turned = objective(2, assessment("2023-24"), assessment("2022-23"))
    plain = [objective(number, assessment("2022/23"), assessment("2023/24")) for number in (1, 3)]
    assert check(document(section(plain[0], turned, plain[1]))) == ()


def test_year_twice() -> None:
    twice = objective(1, assessment("2023"), assessment("2023"))
    (finding,) = check(document(section(twice)))
    assert (finding.code, finding.pointer) == ("year-repeated", "/sections/0")
    assert finding.message == "Section “Managing risk”: there are several scores for 2023."


def test_labels_without_a_year_are_different_years() -> None:
    assert check(document(section(objective(1, assessment("Current"), assessment("Target"))))) == ()


def test_most_objectives_without_year() -> None:
    undated = [objective(number, assessment("")) for number in (1, 2)]
    (finding,) = check(document(section(*undated)))
    assert (finding.code, finding.pointer) == ("year-unreadable", "/sections/0/objectives/0/assessments/0")


def test_some_objectives_without_year() -> None:
    (finding,) = check(document(section(*objectives(1, 2), objective(3, assessment("")))))
    assert finding.code == "years-out-of-step"
    assert "the years are unknown;" in finding.message


def test_year_with_comments_but_no_score() -> None:
    empty = [objective(n, assessment("2022"), assessment("2023", "")) for n in (1, 2)]
    found = [each for each in check(document(section(*empty))) if each.code == "year-without-scores"]
    assert [(each.pointer, each.message) for each in found] == [
        ("/years/1", "There are comments for 2023, but not one objective has a score for it.")
    ]
    other = [objective(1, assessment("2022"), assessment("2023", "")), *objectives(2)]
    assert "year-without-scores" not in {each.code for each in check(document(section(*other)))}


def test_a_year_without_a_label_is_named_all_the_same() -> None:
    undated = objective(1, *(assessment("", comments="It scored a '4' for the") for _ in range(2)))
    found = {each.code: each.message for each in check(document(section(undated)))}
    assert found["year-repeated"].endswith("there are several scores for the year of assessment.")
    assert "the comment for the year of assessment ends" in found["text-ends-midway"]


def test_a_financial_year_named_by_one_year_is_ambiguous() -> None:
    one = document(section(objective(1, assessment("FY24"))))
    (finding,) = check(one.model_copy(update={"years": (Year(year=None, label="FY24"),)}))
    assert (finding.code, finding.pointer) == ("year-ambiguous", "/years/0")
    assert "“FY24”" in finding.message
