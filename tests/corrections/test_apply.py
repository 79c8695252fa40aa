"""Corrections: applied where the printed value still stands, told in every case, read like printed values."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appendix_parser import Appendix, parse
from appendix_parser.checks import check
from appendix_parser.corrections import correct
from appendix_parser.corrections.correctable import VALUES
from appendix_parser.corrections.differing import differing
from appendix_parser.exporters.tabular.appendix_tables import TABLES
from appendix_parser.exporters.texts.json_text import from_json, to_json
from appendix_parser.notation.scores import read_score
from appendix_parser.records import (
    Assessment,
    AssessmentRegions,
    Correction,
    Extra,
    OtherScore,
    PartKind,
    Record,
    ScoreKind,
    ScoreStatus,
)
from appendix_parser.records.pointers import (
    assessments,
    criteria,
    extras,
    objectives,
    other_scores,
    resolve,
    rubrics,
    sections,
)
from appendix_parser.text import clean_text
from tests.checks.documents import SYSTEM, assessment, document, objective, on_page, section
from tests.checks.documents import objectives as objectives_of
from tests.cli import pdfs
from tests.conftest import Specimen
from tests.parsed import parsed
from tests.strategies import appendices, on_documents
from tests.truths import scoring_of

SCORE = "/sections/0/objectives/0/assessments/0"


def correction(pointer: str, field: str, printed: str, corrected: str) -> Correction:
    return Correction(
        pointer=pointer, field=field, printed=printed, corrected=corrected, reason="The minutes.", who="Ann"
    )


def assessment_of(appendix: Appendix) -> Assessment:
    found = resolve(appendix, SCORE)
    assert isinstance(found, Assessment)
    return found


def read(*corrections: Correction, scores: tuple[str, ...] = ("3", "2/3")) -> Appendix:
    return parse(pdfs.appendix(scores), name="small.pdf", corrections=corrections)


def codes(appendix: Appendix, pointer: str) -> list[str]:
    return [found.code for found in appendix.findings if found.pointer == pointer]


def test_a_corrected_score_is_typed_and_marked_as_corrected() -> None:
    given_ = correction(SCORE, "score", "3", "4/5")
    appendix = read(given_)
    assessment = assessment_of(appendix)
    assert assessment.score.model_dump() == {
        "raw": "4/5",
        "low": 4,
        "high": 5,
        "value": 4.5,
        "recognised": None,
        "status": ScoreStatus.SPLIT,
    }
    assert assessment.corrected == ("score",)
    assert assessment.regions == assessment_of(read()).regions
    assert appendix.corrections == (given_,)
    [told] = [found for found in appendix.findings if found.code == "value-corrected"]
    assert (told.pointer, told.page, told.severity) == (f"{SCORE}/score", 1, "info")
    assert told.message == (
        "Objective 1 (Objective called 1), 2023: the score “3” was corrected to “4/5” by Ann (The minutes.)."
    )


def test_a_correction_replaces_the_findings_about_its_value() -> None:
    assert codes(read(scores=("9",)), f"{SCORE}/score") == ["score-out-of-range"]
    mended = read(correction(SCORE, "score", "9", "3"), scores=("9",))
    assert codes(mended, f"{SCORE}/score") == ["value-corrected"]
    worse = read(correction(SCORE, "score", "3", "9"))
    assert codes(worse, f"{SCORE}/score") == ["value-corrected", "score-out-of-range"]
    assert resolve(worse, f"{SCORE}/score/value") is None


def test_a_corrected_value_is_checked() -> None:
    was = "Commentary: The plans are in place. Action: Look again in spring."
    appendix = read(correction(SCORE, "comments", was, "This objective scored '5'.\nAction: None, see #77"))
    comments = assessment_of(appendix).comments
    assert [part.kind for part in comments.parts] == [PartKind.DEFINITION, PartKind.ACTION]
    assert comments.references == (77,)
    assert {"comment-other-score", "reference-unknown"} <= {found.code for found in appendix.findings}


def with_others() -> Appendix:
    target = OtherScore(
        kind=ScoreKind.TARGET,
        heading="2026 Target",
        year=2026,
        year_label="2026",
        score=read_score("9", SYSTEM)[0],
        regions=AssessmentRegions(score=on_page(3)),
    )
    lead = Extra(heading="Lead officer", text="Head of Byuing", regions=on_page(4))
    own = objective(1).model_copy(update={"other_scores": (target,), "extras": (lead,)})
    return document(section(own))


def corrected_in(name: str, appendix: Appendix) -> object:
    """Return what the first row of a table says was corrected."""
    [table] = [table for table in TABLES if table.name == name]
    columns = [column.name for column in table.columns]
    return next(iter(table.rows(appendix)))[columns.index("corrected")]


def test_a_target_and_a_cell_of_another_column_are_corrected() -> None:
    objective_at = "/sections/0/objectives/0"
    appendix = with_others()
    given_ = [
        correction(f"{objective_at}/other_scores/0", "score", "9", "4/5"),
        correction(f"{objective_at}/other_scores/0", "comments", "", "Action: Look again in spring."),
        correction(f"{objective_at}/extras/0", "text", "Head of Byuing", "Head of Buying"),
    ]
    mended = correct(appendix, given_, SYSTEM)
    [own] = mended.sections[0].objectives
    assert (own.other_scores[0].score.value, own.other_scores[0].corrected) == (4.5, ("score", "comments"))
    assert own.other_scores[0].comments is not None
    assert [part.kind for part in own.other_scores[0].comments.parts] == [PartKind.ACTION]
    assert (own.extras[0].text, own.extras[0].corrected) == ("Head of Buying", ("text",))
    assert mended.corrections == tuple(given_)
    assert [(found.code, found.page) for found in mended.findings] == [
        ("value-corrected", 3), ("value-corrected", None), ("value-corrected", 4)
    ]  # fmt: skip
    assert mended.findings[0].message.startswith(
        "Objective 1 (Title 1), “2026 Target”: the score “9” was corrected"
    )
    assert corrected_in("other_scores", mended) == "score comments"
    assert corrected_in("extras", mended) == "text"


def test_what_is_doubtful_about_a_corrected_target_is_reported() -> None:
    worse = correct(
        with_others(), [correction("/sections/0/objectives/0/other_scores/0", "score", "9", "8")], SYSTEM
    )
    [_, doubtful] = worse.findings
    assert (doubtful.code, doubtful.pointer) == (
        "score-out-of-range", "/sections/0/objectives/0/other_scores/0/score"
    )  # fmt: skip
    assert "“2026 Target”" in doubtful.message


def test_a_corrected_label_gives_the_number() -> None:
    appendix = read(correction("/sections/0/objectives/1", "label", "2", "5."))
    assert resolve(appendix, "/sections/0/objectives/1/number") == 5
    assert "number-gap" in {found.code for found in appendix.findings}


def test_a_value_can_be_added_where_none_is_and_taken_away() -> None:
    appendix = read(correction("/sections/0", "note", "", "Two\nlines"))
    assert resolve(appendix, "/sections/0/note") == "Two\nlines"
    mended = correct(appendix, [correction("/sections/0", "note", "Two\nlines", "")], scoring_of(appendix))
    assert resolve(mended, "/sections/0/note") is None


def test_a_value_that_is_printed_otherwise_is_not_corrected() -> None:
    appendix = read(correction(SCORE, "score", "2", "4"))
    assert resolve(appendix, f"{SCORE}/score/raw") == "3"
    assert appendix.corrections == resolve(appendix, f"{SCORE}/corrected") == ()
    [told] = [found for found in appendix.findings if found.code == "correction-not-matching"]
    assert (told.severity, told.pointer, told.page) == ("error", f"{SCORE}/score", 1)
    assert "The PDF prints the score as “3”, not as “2”." in told.message


@pytest.mark.parametrize(
    ("pointer", "field"),
    [
        ("/sections/9", "name"),
        ("/sections/0", "score"),
        ("/sections/00", "name"),
        (f"{SCORE}/score", "score"),
        ("", "name"),
    ],
)
def test_a_value_that_is_not_there_is_not_corrected(pointer: str, field: str) -> None:
    appendix = read(correction(pointer, field, "3", "4"))
    assert appendix.corrections == ()
    [told] = [found for found in appendix.findings if found.code == "correction-without-record"]
    assert (told.severity, told.pointer) == ("error", "")
    assert f"There is no {field} at “{pointer}”" in told.message


def test_a_year_without_a_label_is_named_all_the_same() -> None:
    undated = document(section(objective(1, assessment(""))))
    [told] = correct(undated, [correction(SCORE, "score", "3", "4")], scoring_of(undated)).findings
    assert told.message.startswith(
        "Objective 1 (Title 1), the year of assessment: the score “3” was corrected"
    )


def test_time_grows_with_the_corrections() -> None:
    few, many = (min(_seconds(count) for _ in range(3)) for count in (200, 800))
    assert many < 8 * few


def _seconds(count: int) -> float:
    large = document(section(*objectives_of(*range(count))))
    given_ = [correction(f"/sections/0/objectives/{n}", "title", f"Title {n}", "New") for n in range(count)]
    start = time.process_time()
    assert len(correct(large, given_, scoring_of(large)).corrections) == count
    return time.process_time() - start


def test_a_title_has_one_line() -> None:
    appendix = read(correction("", "title", "Small appendix", "Large\nappendix"))
    assert appendix.title == appendix.corrections[0].corrected == "Large appendix"
    assert appendix.corrected == ("title",)


def test_the_tables_say_what_was_corrected() -> None:
    criterion = "/sections/0/rubrics/0/criteria/0"
    text = "Plans are not written down."
    appendix = read(
        correction(SCORE, "score", "3", "4"), correction(criterion, "text", text, "There are no plans.")
    )
    tables = {
        table.name: [
            dict(zip([column.name for column in table.columns], row, strict=True))
            for row in table.rows(appendix)
        ]
        for table in TABLES
    }
    assert [row["corrected"] for row in tables["assessments"]] == ["score", None]
    assert [row["corrected"] for row in tables["criteria"]] == ["text", None, None, None, None]
    assert [row["corrected"] for row in tables["objectives"] + tables["sections"]] == [None] * 3
    assert [tuple(row.values()) for row in tables["corrections"]] == [
        (SCORE, "score", "3", "4", "The minutes.", "Ann"),
        (criterion, "text", text, "There are no plans.", "The minutes.", "Ann"),
    ]


def _every_value(appendix: Appendix) -> list[tuple[str, str, str]]:
    places: list[tuple[str, Record]] = [("", appendix)]
    for each in (sections, rubrics, criteria, objectives, assessments, other_scores, extras):
        places += [(at.pointer, at[-1]) for at in each(appendix)]
    return [
        (pointer, field, value.printed(record))
        for pointer, record in places
        for (kind, field), value in VALUES.items()
        if kind is type(record)
    ]


@on_documents
@given(appendices(), st.data())
def test_a_correction_changes_one_value_another_takes_it_back(
    appendix: Appendix, data: st.DataObject
) -> None:
    pointer, field, printed = data.draw(st.sampled_from(_every_value(appendix)))
    there = correction(pointer, field, printed, printed + "0")
    changed = correct(appendix, [there], scoring_of(appendix))
    before, after = _every_value(appendix), _every_value(changed)
    assert [old[:2] for old, new in zip(before, after, strict=True) if old != new] == [(pointer, field)]
    assert changed.coverage == appendix.coverage
    assert from_json(to_json(changed)) == changed
    check(changed)
    back = correct(
        changed, [correction(pointer, field, _by_name(changed)[pointer, field], printed)], scoring_of(changed)
    )
    assert [
        old[:2]
        for old, new in zip(before, _every_value(back), strict=True)
        if _one_line(old) != _one_line(new)
    ] == []


def _by_name(appendix: Appendix) -> dict[tuple[str, str], str]:
    return {(pointer, field): printed for pointer, field, printed in _every_value(appendix)}


def _one_line(value: tuple[str, str, str]) -> str:
    return " ".join(value[2].split())


def test_every_value_of_a_document_can_be_named_in_a_file(specimen: Specimen) -> None:
    """What a file can hold is clean text: were a printed value not so, no correction could match it."""
    assert all(clean_text(printed) == printed for _, _, printed in _every_value(parsed(specimen.pdf)))


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        ("3", "", ("3", "")),
        ("a b", "a c", ("a b", "a c")),
        ("a\nb", "a b", ("a ⏎ b", "a b")),
        (
            "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16",
            "1 2 3 4 5 X 7 8 9 10 11 12",
            ("… 4 5 6 7 8 9 10 11 12 13 …", "… 4 5 X 7 8 9 10 11 12"),
        ),
    ],
)
def test_texts_are_quoted_where_they_differ(one: str, other: str, shown: tuple[str, str]) -> None:
    assert differing(one, other) == shown
