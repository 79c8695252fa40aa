"""Comments: parted at their markers without losing a word, their references and stated scores read."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appendix_parser.notation.comments import StatedScore, read_columns, read_comments, stated_scores
from appendix_parser.notation.markers import MARKERS, StatedKind, find_markers
from appendix_parser.notation.scale import ScoringSystem
from appendix_parser.records import Comments, Level, PartKind

SAMPLES = Path(__file__).parents[2] / "samples"
SYSTEM = ScoringSystem(
    tuple(
        Level(score=score, name=name)
        for score, name in enumerate(("Minimum", "Developing", "Mature", "Leader", "Innovator"), start=1)
    )
)

BASELINE, DEFINITION, COMMENTARY = PartKind.BASELINE, PartKind.DEFINITION, PartKind.COMMENTARY
ACTION, NO_FURTHER_ACTION = PartKind.ACTION, PartKind.NO_FURTHER_ACTION
CARRIED_FORWARD, SAME_AS_PREVIOUS = PartKind.CARRIED_FORWARD, PartKind.SAME_AS_PREVIOUS
NEXT_LEVEL, REMARK = PartKind.NEXT_LEVEL, PartKind.REMARK


def parts(text: str) -> list[tuple[PartKind, str, str]]:
    return [(part.kind, part.marker, part.text) for part in read_comments(text, SYSTEM).parts]


def assert_parts_are_the_comment(comments: Comments) -> None:
    """Hold the promise of `read_comments`: every piece word for word, in order, white space alone between."""
    pieces = [piece for part in comments.parts for piece in (part.marker, part.text)]
    assert re.fullmatch(r"\s*" + r"\s*".join(map(re.escape, pieces)) + r"\s*", comments.text)
    assert all(piece == piece.strip() for piece in pieces)
    assert all(part.marker or part.text for part in comments.parts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="empty"),
        pytest.param(" \n", [], id="white space"),
        pytest.param("Plain text.", [(REMARK, "", "Plain text.")], id="plain"),
        pytest.param(
            "NA, achieved baseline of '3' as agreed November 2021.",
            [(BASELINE, "NA, achieved baseline of '3'", "as agreed November 2021.")],
            id="baseline",
        ),
        pytest.param(
            "N/A - achieved the baseline score of 3. More is to come.",
            [(BASELINE, "N/A - achieved the baseline score of 3.", ""), (REMARK, "", "More is to come.")],
            id="baseline without quotes",
        ),
        pytest.param(
            "A score of '3' is defined as - One post. It is filled. Commentary: Good. Action: Go on.",
            [
                (DEFINITION, "A score of '3' is defined as -", "One post. It is filled."),
                (COMMENTARY, "Commentary:", "Good."),
                (ACTION, "Action:", "Go on."),
            ],
            id="definition, commentary, action",
        ),
        pytest.param(
            "This objective scored ‘4’ (leader) – defined as -Plans are shared.",
            [(DEFINITION, "This objective scored ‘4’ (leader) – defined as -", "Plans are shared.")],
            id="curly quotes, no space after the dash",
        ),
        pytest.param(
            "This objective\nscored “2/3” (developing/mature), which is defined as: Plans.",
            [
                (
                    DEFINITION,
                    "This objective\nscored “2/3” (developing/mature), which is defined as:",
                    "Plans.",
                )
            ],
            id="a marker over a line end",
        ),
        pytest.param(
            "This objective scored '2/3'. It rose.",
            [(DEFINITION, "This objective scored '2/3'.", ""), (REMARK, "", "It rose.")],
            id="a score without its definition",
        ),
        pytest.param(
            "Action: Write it. Commentary: It is late.",
            [(ACTION, "Action:", "Write it."), (COMMENTARY, "Commentary:", "It is late.")],
            id="in another order",
        ),
        pytest.param(
            "Comment(s): One. Action(s): Two. Action(s): Three.",
            [
                (COMMENTARY, "Comment(s):", "One."),
                (ACTION, "Action(s):", "Two."),
                (ACTION, "Action(s):", "Three."),
            ],
            id="bracketed plural, twice",
        ),
        pytest.param(
            "fitting measures and targets Action: Go on.",
            [(REMARK, "", "fitting measures and targets"), (ACTION, "Action:", "Go on.")],
            id="no full stop before a label",
        ),
        pytest.param("Done.Action:Go", [(REMARK, "", "Done."), (ACTION, "Action:", "Go")], id="no spaces"),
        pytest.param(
            "COMMENTARY : One.",
            [(COMMENTARY, "COMMENTARY :", "One.")],
            id="capitals, a space before the colon",
        ),
        pytest.param(
            "• Action: One.\n• Action: Two.",
            [(ACTION, "• Action:", "One."), (ACTION, "• Action:", "Two.")],
            id="labels after bullets",
        ),
        pytest.param(
            "Action:\n• One.\n• Two.",
            [(ACTION, "Action:", "• One.\n• Two.")],
            id="bullets under a label",
        ),
        pytest.param(
            "Commentary: A '5' can only be achieved by joint boards. No further action at present.",
            [
                (COMMENTARY, "Commentary:", ""),
                (NEXT_LEVEL, "A '5' can only be achieved by", "joint boards."),
                (NO_FURTHER_ACTION, "No further action at present.", ""),
            ],
            id="what the next level needs",
        ),
        pytest.param(
            "Commentary: Good. To score a '4', 'Plans are shared. Tools too.' Two are not. Action: Go on.",
            [
                (COMMENTARY, "Commentary:", "Good."),
                (NEXT_LEVEL, "To score a '4',", "'Plans are shared. Tools too.'"),
                (COMMENTARY, "", "Two are not."),
                (ACTION, "Action:", "Go on."),
            ],
            id="the commentary goes on after a quotation",
        ),
        pytest.param(
            "To become a ‘4’, ‘Suppliers’ plans, e.g. theirs, are shared.’ Next.",
            [
                (NEXT_LEVEL, "To become a ‘4’,", "‘Suppliers’ plans, e.g. theirs, are shared.’"),
                (REMARK, "", "Next."),
            ],
            id="an apostrophe does not end a quotation",
        ),
        pytest.param(
            "A '4' will come into reach when pay (e.g. Band 3) of £1.2m is settled. Next.",
            [
                (NEXT_LEVEL, "A '4' will come into reach when", "pay (e.g. Band 3) of £1.2m is settled."),
                (REMARK, "", "Next."),
            ],
            id="full stops that end no sentence",
        ),
        pytest.param(
            "This objective scored '3' (mature) – defined as - Plans. To score a '4', share. More.",
            [
                (DEFINITION, "This objective scored '3' (mature) – defined as -", "Plans."),
                (NEXT_LEVEL, "To score a '4',", "share."),
                (REMARK, "", "More."),
            ],
            id="a definition does not go on",
        ),
        pytest.param(
            "No further action (at present).\nMore.",
            [(NO_FURTHER_ACTION, "No further action (at present).", ""), (REMARK, "", "More.")],
            id="brackets",
        ),
        pytest.param(
            "No further action until it is live. More.",
            [(NO_FURTHER_ACTION, "No further action", "until it is live."), (REMARK, "", "More.")],
            id="no further action, with a condition",
        ),
        pytest.param(
            "Action: No further action.",
            [(ACTION, "Action:", ""), (NO_FURTHER_ACTION, "No further action.", "")],
            id="an action that is none",
        ),
        pytest.param(
            "Action: Write it. To be carried forward to 2023. Then teach it.",
            [
                (ACTION, "Action:", "Write it."),
                (CARRIED_FORWARD, "To be carried forward to 2023.", ""),
                (ACTION, "", "Then teach it."),
            ],
            id="carried forward in the middle of an action",
        ),
        pytest.param(
            "(To be carried forward to 2023) More.",
            [(CARRIED_FORWARD, "(To be carried forward to 2023)", ""), (REMARK, "", "More.")],
            id="carried forward in brackets",
        ),
        pytest.param(
            "As per previous year's comment. A contact was named.",
            [(SAME_AS_PREVIOUS, "As per previous year's comment.", ""), (REMARK, "", "A contact was named.")],
            id="as previous year",
        ),
        pytest.param(
            "as per previous year’s comments",
            [(SAME_AS_PREVIOUS, "as per previous year’s comments", "")],
            id="lower case at the start of a line",
        ),
        pytest.param(
            "It is late. no further action.",
            [(REMARK, "", "It is late."), (NO_FURTHER_ACTION, "no further action.", "")],
            id="lower case after a full stop",
        ),
    ],
)
def test_parts(text: str, expected: list[tuple[PartKind, str, str]]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the commentary: it was long",
        "our action: it was short",
        "Action is needed. Commentary follows.",
        "Plan of Action: three steps.",
        "A call to Action: three steps.",
        "‘Action: x’ was written there.",
        "Counter-Action: none.",
        "the rule 'No further action.' holds",
        "there was no further action. Then",
        "No further action was taken against the supplier.",
        "This objective scored '3' last year but fell.",
        "Part of what a '4' calls for is in place.",
        "Some steps to score a '4', at least, are done.",
        "To reach 4,000 homes, and 4 more towns, we wrote letters.",
        "A 5 per cent rise could be achieved by haste.",
        "As last year, 12 groups came.",
        "To achieve 'best value', we share.",
        "To reach '40 homes', we build.",
        "A 'contract' is defined as any agreement.",
        "As above, the measures stand.",
        "the score was carried forward to 2022",
    ],
)
def test_running_prose_has_no_markers(text: str) -> None:
    assert parts(text) == [(REMARK, "", text)]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("NA, achieved baseline of '3' as agreed.", [3]),
        ("This objective scored '2/3' (developing) - defined as - x", [2.5]),
        ("This objective scored 'Leader' – defined as - x", [4]),
        ("A score of 'Level 3' is defined as - x", [3]),
        ("A '3 - Mature' is defined as - x", [3]),
        ("To score a '4', x", [4]),
        ("A 5 can only be achieved by x", [5]),
        ("This objective scored '7' – defined as - x", [None]),
        ("Action: x. No further action.", [None, None]),
    ],
)
def test_level_that_a_part_speaks_of(text: str, levels: list[float | None]) -> None:
    assert [part.level for part in read_comments(text, SYSTEM).parts] == levels


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("As #3, due to the rules", (3,)),
        ("(as #23) to look into", (23,)),
        ("under action #34.", (34,)),
        ("under action #34", (34,)),
        ("in aid of objectives 3 & 7.", (3, 7)),
        ("objectives 3, 7 and 9", (3, 7, 9)),
        ("(objectives 3, 7, 9)", (3, 7, 9)),
        ("objectives #3 and #4", (3, 4)),
        ("Objectives 3/7", (3, 7)),
        ("objectives 3-5", (3, 4, 5)),
        ("objectives 3 to 5", (3, 4, 5)),
        ("objectives 9, 3 and 9", (9, 3)),
        ("objective 12", (12,)),
        ("Objective 12's contract", (12,)),
        ("objective no. 12", (12,)),
        ("Obj. 12", (12,)),
        ("#3 and #4, then #3", (3, 4)),
        ("# 4", (4,)),
        ("#3-5", (3, 4, 5)),
        ("objectives\n3 and 4", (3, 4)),
        ("As #3, 12 of the 40 groups", (3,)),
        ("objectives 3 & 7, 40 officers came", (3, 7)),
        ("objectives 3, 7, 12 officers came", (3, 7)),
        ("objective 3 - 12 officers came", (3,)),
        ("objectives 1-999", (1, 999)),
        ("Objective 2.1", ()),
        ("objective 12a and #12a", ()),
        ("objectives 2023", ()),
        ("objective 3%", ()),
        ("objectives 3,000", ()),
        ("all 59 objectives", ()),
        ("in C#3", ()),
        ("&#39;", ()),
        ("the # column", ()),
        ("action 34", ()),
        ("#" + "9" * 5000, ()),
    ],
)
def test_references(text: str, references: tuple[int, ...]) -> None:
    assert read_comments(text, SYSTEM).references == references


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("To be carried forward to 2023.", 2023),
        ("Action: Write it. To be carried forward to 2023.", 2023),
        ("The course is to be carried over to 2023/24.", 2023),
        ("To be carried forward into 2023", 2023),
        ("Carried forward to 2024.", 2024),
        ("To be carried forward.", None),
        ("To be carried forward to next year.", None),
        ("Not to be carried forward to 2023.", None),
        ("It was carried forward to 2022.", None),
        ("To be carried forward to 2023. To be carried forward to 2024.", None),
        ("To be carried forward to 2023. To be carried forward to 2023.", 2023),
        ("Done in 2023.", None),
    ],
)
def test_carried_forward_to(text: str, year: int | None) -> None:
    assert read_comments(text, SYSTEM).carried_forward_to == year


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "NA, achieved baseline of '3' as agreed.",
            [StatedScore(StatedKind.BASELINE, 3, 3, None, "NA, achieved baseline of '3'")],
        ),
        (
            "This objective scored '4' ( leader ) – defined as - x. A score of '3' is defined as - y",
            [
                StatedScore(
                    StatedKind.CLAIM, 4, 4, "leader", "This objective scored '4' ( leader ) – defined as -"
                ),
                StatedScore(StatedKind.DEFINITION, 3, 3, None, "A score of '3' is defined as -"),
            ],
        ),
        (
            "This objective\nscored 2/3 (developing/mature).",
            [
                StatedScore(
                    StatedKind.CLAIM,
                    2,
                    3,
                    "developing/mature",
                    "This objective scored 2/3 (developing/mature).",
                )
            ],
        ),
        (
            "This objective scored '7'.",
            [StatedScore(StatedKind.CLAIM, 7, 7, None, "This objective scored '7'.")],
        ),
        ("This objective scored 'well'.", []),
        ("To score a '4', x. A '5' can only be achieved by y.", []),
        ("Plain.", []),
    ],
)
def test_stated_scores(text: str, expected: list[StatedScore]) -> None:
    assert list(stated_scores(read_comments(text, SYSTEM))) == expected


def test_each_marker_is_found_by_its_own_examples() -> None:
    for marker in MARKERS:
        for example in marker.examples:
            (found,) = find_markers(f"{example} It goes on.")
            assert found.marker is marker, example
            assert found.end == len(example), example


def sample_comments() -> Iterator[str]:
    for path in SAMPLES.glob("*.truth.json"):
        for section in json.loads(path.read_text(encoding="utf-8"))["sections"]:
            for objective in section["objectives"]:
                yield from (assessment["comments"] for assessment in objective["assessments"])


def test_parts_of_all_sample_comments_are_the_comments() -> None:
    kinds = set()
    for text in sample_comments():
        comments = read_comments(text, SYSTEM)
        assert_parts_are_the_comment(comments)
        kinds |= {part.kind for part in comments.parts}
        # A marker that was overlooked would be in the text of a part.
        assert not any(
            re.search(r"Commentary:|Action:|defined as|baseline of", part.text) for part in comments.parts
        )
    assert kinds == set(PartKind)


COMMENT_LIKE = st.lists(
    st.one_of(
        st.sampled_from([example for marker in MARKERS for example in marker.examples]),
        st.sampled_from(
            [" ", "\n", "• ", "(", ")", "'", "’", ".", ",", ". ", "e.g. ", "of ", "as #3", "objectives 3 & 7"]
        ),
        st.text(st.characters(), max_size=8),
    )
).map("".join)


@given(st.one_of(st.text(st.characters()), COMMENT_LIKE))
def test_parts_of_any_text_are_the_text(text: str) -> None:
    comments = read_comments(text, SYSTEM)
    assert comments.text == text
    assert_parts_are_the_comment(comments)
    assert all(str(number) in text for number in comments.references if len(comments.references) == 1)
    for stated in stated_scores(comments):
        assert stated.quote in " ".join(text.split())


@given(st.lists(st.sampled_from([marker for marker in MARKERS if marker.kind is not REMARK]), min_size=1))
def test_markers_one_after_the_other_are_all_found(markers: list[object]) -> None:
    text = " ".join(marker.examples[0] + " And so on." for marker in markers)  # type: ignore[attr-defined]
    assert [found.marker for found in find_markers(text)] == markers


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("objectives 3" + " " * 40_000 + "x", id="spaces after a reference"),
        pytest.param("objectives " + "3, " * 20_000, id="a long list"),
        pytest.param("This objective scored '4'" + " " * 40_000 + "x", id="spaces in a marker"),
        pytest.param("NA" + " " * 40_000, id="spaces in a baseline"),
        pytest.param("To score a '4', '" * 4_000, id="open quotations"),
        pytest.param("No further action" + " (" * 20_000, id="brackets"),
        pytest.param("." * 40_000 + "x", id="full stops"),
        pytest.param("• " * 20_000, id="bullets"),
    ],
)
def test_long_texts_take_no_more_than_their_length(text: str) -> None:
    start = time.process_time()
    read_comments(text, SYSTEM)
    assert time.process_time() - start < 3


def test_footnote_marks_are_passed_over_and_kept() -> None:
    text = "Named in May.² Action:¹ As #3⁴, in objectives 5¹ and 6. To be carried forward to 2024³."
    read = read_comments(text, ScoringSystem())
    assert [(part.kind, part.text) for part in read.parts][:2] == [
        (PartKind.REMARK, "Named in May.²"),
        (PartKind.ACTION, "¹ As #3⁴, in objectives 5¹ and 6."),
    ]
    assert read.references == (3, 5, 6)
    assert read.carried_forward_to == 2024


def test_a_mark_after_a_sentence_is_part_of_it() -> None:
    first, second = read_comments("NA, achieved baseline of '3'.² All was done.", ScoringSystem()).parts
    assert (first.marker + first.text, second.text) == ("NA, achieved baseline of '3'.²", "All was done.")


def test_columns_of_one_year_form_one_comment() -> None:
    columns = [("Comments", "As #3. Action: to meet."), ("Empty", ""), ("Next steps", "To write to #5.")]
    read = read_columns(columns, ScoringSystem())
    assert read.text == "As #3. Action: to meet.\nTo write to #5."
    assert [(part.kind, part.heading) for part in read.parts] == [
        ("remark", "Comments"),
        ("action", "Comments"),
        ("action", "Next steps"),
    ]
    assert read.references == (3, 5)
