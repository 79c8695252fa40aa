"""An edition that has little in common with those before it, as if it were another council's, is doubted."""

from __future__ import annotations

from collections.abc import Sequence

from appendix_parser.records import Appendix, Year
from appendix_parser.timeline import make_history
from appendix_parser.timeline.history_records import History
from tests.checks.documents import assessment, document, objective, section
from tests.timeline.editions import follow_each_other

STRANGERS = {"edition-unlike", "edition-contradicts"}


def named(appendix: Appendix, name: str) -> Appendix:
    return appendix.model_copy(update={"source": appendix.source.model_copy(update={"filename": name})})


def told(history: History) -> Sequence[tuple[str, str]]:
    return [(each.pointer, each.message) for each in history.findings if each.code in STRANGERS]


TITLES = ("Reporting", "Early markets", "Whole-life cost", "Talent", "Risk registers")
OTHERS = ("Tree planting", "Bus shelters", "Allotments", "Lighting")


def edition(
    name: str, years: tuple[str, str], comments: Sequence[str], titles: Sequence[str] = TITLES
) -> Appendix:
    """Return objectives whose comments of the first year are given; those of the second are new."""
    rows = (
        objective(
            number,
            assessment(years[0], comments=comment),
            assessment(years[1], comments=f"What {name} says of {number} in {years[1]}."),
            title=title,
            description=f"{title} and all that {title} needs.",
        )
        for number, (comment, title) in enumerate(zip(comments, titles, strict=False), 1)
    )
    appendix = document(section(*rows))
    labels = tuple(Year(year=int(year), label=year) for year in years)
    return named(appendix.model_copy(update={"years": labels}), name)


def test_editions_of_one_council_are_not_doubted() -> None:
    made = make_history(each.appendix for each in follow_each_other(4, 5))
    assert told(made) == []


def test_another_councils_objectives() -> None:
    ours = edition("ours.pdf", ("2022", "2023"), ["A.", "B.", "C.", "D.", "E."])
    theirs = edition("theirs.pdf", ("2023", "2024"), ["A.", "B.", "C.", "D."], OTHERS)
    assert told(make_history([theirs, ours])) == [
        (
            "/editions/1",
            "theirs.pdf: only 0 of its 4 objectives continue one of the 5 in earlier editions.",
        )
    ]


def test_another_council_that_uses_the_same_objectives() -> None:
    ours = edition("ours.pdf", ("2022", "2023"), ["A.", "B.", "C.", "D.", "E."])
    said = [f"What ours.pdf says of {number} in 2023." for number in range(1, 6)]
    same = edition("next.pdf", ("2023", "2024"), said)
    few = edition("next.pdf", ("2023", "2024"), ["Another.", "Another.", *said[2:]])
    most = edition("next.pdf", ("2023", "2024"), ["Another.", "Another.", "Another.", *said[3:]])
    assert told(make_history([ours, same])) == []
    assert told(make_history([ours, few])) == []
    assert told(make_history([ours, most])) == [
        (
            "/editions/1",
            "next.pdf: for 3 of 5 objectives, 2023 differs from what earlier editions say.",
        )
    ]


def test_a_few_objectives_tell_nothing() -> None:
    ours = edition("ours.pdf", ("2022", "2023"), ["A.", "B.", "C."])
    theirs = edition("theirs.pdf", ("2023", "2024"), ["X.", "Y.", "Z."])
    assert told(make_history([ours, theirs])) == []


def test_years_that_do_not_overlap_are_no_conflict() -> None:
    ours = edition("ours.pdf", ("2018", "2019"), ["A.", "B.", "C.", "D."])
    later = edition("later.pdf", ("2023", "2024"), ["W.", "X.", "Y.", "Z."])
    made = make_history([ours, later])
    assert told(made) == []
    assert len(made.series) == 4
