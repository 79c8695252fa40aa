"""The match file: an analyst decides, and the history follows or says why it cannot."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest

from appendix_parser.errors import DecisionError
from appendix_parser.exporters.tabular.history_tables import HISTORY_TABLES
from appendix_parser.exporters.texts.csv_text import to_csv
from appendix_parser.exporters.texts.match_file import read_decisions, with_decisions
from appendix_parser.records import Appendix, Source, Year
from appendix_parser.timeline import make_history
from appendix_parser.timeline.history_records import History, Outcome
from tests.checks.documents import assessment, document, objective, section

MATCHES = next(table for table in HISTORY_TABLES if table.name == "matches")


def edition(year: int, *titles: str) -> Appendix:
    """Return an edition whose objectives have nothing in common but what the titles have."""
    made = [
        objective(None, assessment(str(year)), title=title, description="", label=str(place))
        for place, title in enumerate(titles)
    ]
    source = Source(filename=f"{year}.pdf", sha256="0" * 64, page_count=1)
    years = (Year(year=year, label=str(year)),)
    return document(section(*made)).model_copy(update={"source": source, "years": years})


EDITIONS = (
    edition(2022, "Risk register", "=Fraud", "Skills"),
    edition(2023, "Risk registers kept", "Money lost to crime", "Skills"),
)


def table(history: History) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(to_csv(MATCHES, history), newline=""))]


def written(rows: list[dict[str, str]]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def row(new: tuple[int, str], old: tuple[int, str], decision: str, **other: str) -> dict[str, str]:
    return {
        "edition": "2023.pdf",
        "objective_position": str(new[0]),
        "title": new[1],
        "earlier_edition": "2022.pdf",
        "earlier_position": str(old[0]),
        "earlier_title": old[1],
        "decision": decision,
        **other,
    }


CRIME = row((2, "Money lost to crime"), (2, "'=Fraud"), "same")
RISK = row((1, "Risk registers kept"), (1, "Risk register"), "same")


def joined(history: History) -> set[tuple[str, ...]]:
    return {tuple(each.title for each in one.appearances) for one in history.series}


def follow(*rows: dict[str, str]) -> History:
    return make_history(EDITIONS, read_decisions(written([*rows]), "decided.csv"))


def test_without_decisions_words_that_changed_are_not_enough() -> None:
    history = make_history(EDITIONS)
    assert {("Skills", "Skills"), ("=Fraud",), ("Money lost to crime",)} <= joined(history)
    assert Outcome.DECIDED_SAME not in {match.outcome for match in history.matches}


def test_what_is_decided_to_be_the_same_is_joined() -> None:
    history = follow(CRIME)
    assert ("=Fraud", "Money lost to crime") in joined(history)
    decided = [match for match in history.matches if match.outcome is Outcome.DECIDED_SAME]
    assert [(match.title, match.confidence) for match in decided] == [("Money lost to crime", 1)]


def test_what_is_decided_to_be_different_is_not_joined() -> None:
    history = follow(row((3, "Skills"), (3, "Skills"), "different"))
    assert ("Skills",) in joined(history)
    assert Outcome.DECIDED_DIFFERENT in {match.outcome for match in history.matches}


def test_the_table_can_be_given_back_as_it_is_written() -> None:
    history = follow(CRIME, row((3, "Skills"), (3, "Skills"), "different"))
    rows = table(history)
    assert {each["decision"] for each in rows} >= {"same", "different"}
    assert make_history(EDITIONS, read_decisions(written(rows), "again.csv")) == history


def test_rows_without_a_decision_and_other_columns_are_ignored() -> None:
    content = written([{**CRIME, "note": "checked"}, {**RISK, "decision": "", "note": ""}])
    decisions = read_decisions(b"\xef\xbb\xbf" + content, "decided.csv")
    assert [(each.later.title, each.earlier.title, each.same) for each in decisions] == [
        ("Money lost to crime", "=Fraud", True)
    ]


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([{**CRIME, "decision": "maybe"}], "decided.csv, line 2: The decision “maybe” is not understood."),
        ([{**CRIME, "title": "Crime"}], "“Crime” is not objective 2 of “2023.pdf”: that is “Money lost"),
        ([{**CRIME, "objective_position": "9"}], "is not objective 9 of “2023.pdf”: there is none."),
        ([{**CRIME, "objective_position": "two"}], "The position “two” is not a whole number."),
        ([{**CRIME, "earlier_edition": "2023.pdf", "earlier_title": CRIME["title"]}], "is not earlier than"),
        ([CRIME, {**CRIME, "decision": "different"}], "another decision says otherwise"),
        ([CRIME, {**CRIME, "earlier_position": "3", "earlier_title": "Skills"}], "another decision says"),
        ([CRIME, {**RISK, "earlier_position": "2", "earlier_title": "'=Fraud"}], "another decision says"),
    ],
)
def test_a_decision_that_cannot_be_followed_is_refused(rows: list[dict[str, str]], problem: str) -> None:
    with pytest.raises(DecisionError) as caught:
        follow(*rows)
    assert problem in str(caught.value)
    assert caught.value.remedy


def test_a_decision_about_a_removed_edition_waits_for_it() -> None:
    removed = {**CRIME, "earlier_edition": "2021.pdf"}
    history = follow(removed, row((3, "Skills"), (3, "Skills"), "different"))
    assert Outcome.DECIDED_DIFFERENT in {match.outcome for match in history.matches}
    [found] = [each for each in history.findings if each.code == "decision-not-used"]
    assert found.message == (
        "“Money lost to crime” of 2023.pdf was decided to be the same as “=Fraud” of 2021.pdf. "
        "The decision is not used, because there is no edition 2021.pdf."
    )
    table_of_now = to_csv(MATCHES, history).encode()
    kept = with_decisions(table_of_now, read_decisions(written([removed]), ""))
    assert kept.startswith(table_of_now)
    assert [each.earlier.edition for each in read_decisions(kept, "") if each.same] == ["2021.pdf"]


def test_every_decision_about_a_removed_edition_is_reported() -> None:
    decisions = read_decisions(written([CRIME, RISK]), "decided.csv")
    history = make_history(EDITIONS[:1], decisions)
    assert [each.code for each in history.findings].count("decision-not-used") == 2
    assert make_history(EDITIONS, decisions).findings == follow(CRIME, RISK).findings
    assert "decision-not-used" not in {each.code for each in follow(CRIME, RISK).findings}


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (lambda content: content.replace(b"decision", b"verdict"), "no column “decision”"),
        (lambda _: b"", "no column “edition”"),
        (lambda content: content + "–".encode() + b"\xff", "neither UTF-8 nor"),
        (lambda content: content + b'"never closed', "not well-formed CSV"),
    ],
)
def test_what_is_no_match_file_is_refused(spoil: Callable[[bytes], bytes], problem: str) -> None:
    with pytest.raises(DecisionError, match=problem):
        read_decisions(spoil(written([CRIME])), "decided.csv")
