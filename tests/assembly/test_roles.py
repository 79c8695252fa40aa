"""Column headings are read by meaning."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appendix_parser.assembly.heads.roles import SAID, SURE, Heading, Role, read_heading, to_understand


@pytest.mark.parametrize(
    ("text", "role", "label"),
    [
        ("#", Role.NUMBER, None),
        ("No.", Role.NUMBER, None),
        ("Ref", Role.NUMBER, None),
        ("Objective No.", Role.NUMBER, None),
        ("Objective", Role.TITLE, None),
        ("Objective title", Role.TITLE, None),
        ("Objective description", Role.DESCRIPTION, None),
        ("Description", Role.DESCRIPTION, None),
        ("What it means", Role.DESCRIPTION, None),
        ("2022 Score", Role.SCORE, "2022"),
        ("Score 2022", Role.SCORE, "2022"),
        ("2023 rating", Role.SCORE, "2023"),
        ("2022/23 Score", Role.SCORE, "2022/23"),
        ("2022 Comments and Action", Role.COMMENTS, "2022"),
        ("Comments & actions 2023", Role.COMMENTS, "2023"),
        ("Progress update", Role.COMMENTS, None),
        ("Current Score", Role.SCORE, "Current"),
        ("2023¹ Score²", Role.SCORE, "2023"),
        ("Commentary on the objective's score", Role.COMMENTS, None),
        ("Score Description Comments / actions", Role.EXTRA, None),  # several columns taken for one
        ("FM Code statements", Role.TITLE, None),
        ("Module", Role.SECTION, None),
        ("Yes/No/N/A", Role.SCORE, None),
        ("Yes / Partly / No", Role.SCORE, None),
        ("Supplier", Role.EXTRA, None),
        ("", Role.EXTRA, None),
    ],
)
def test_heading(text: str, role: Role, label: str | None) -> None:
    heading = read_heading(text)
    assert heading.role is role
    assert (heading.year.label if heading.year else None) == label


def test_a_sentence_is_no_heading() -> None:
    assert not read_heading("The extent to which the score is reported to members each year").pure


@given(st.text())
def test_any_text_has_a_reading(text: str) -> None:
    assert read_heading(text).text == text


@pytest.mark.parametrize(("bits", "count"), [(SAID, 2), (SURE, 3)])
def test_a_profile_need_not_name_columns_without_headings(bits: float, count: int) -> None:
    named = [Heading(role, {role: bits}, None, None, pure=True) for role in (Role.TITLE, Role.SCORE)]
    assert to_understand([*named, read_heading("")]) == count
