"""Findings about profiles."""

from __future__ import annotations

from appendix_parser.findings.kind import FindingKind
from appendix_parser.records import Severity

KINDS = (
    FindingKind(
        code="profile-heading-absent",
        severity=Severity.INFO,
        title="The profile names a heading that no table has",
        template="The profile names the heading “{heading}”, but no table has it.",
        remedy="If the table is in the document, copy its heading into the profile as printed.",
    ),
    FindingKind(
        code="profile-column-ignored",
        severity=Severity.WARNING,
        title="A column was not read as the profile says",
        template="The profile says that “{heading}” has the role {wanted}, but it was read as {role}.",
        remedy="Check the column on the page, and its entry in the profile.",
    ),
    FindingKind(
        code="profile-title-absent",
        severity=Severity.WARNING,
        title="The title in the profile is not on any page",
        template="The profile gives the title “{title}”, but no page that was read has it.",
        remedy="Copy the title into the profile as printed.",
    ),
    FindingKind(
        code="profile-section-absent",
        severity=Severity.WARNING,
        title="The profile names a section that is not in the document",
        template="The profile names the section “{name}”, but there is no such heading.",
        remedy="Copy the heading into the profile as printed.",
    ),
    FindingKind(
        code="profile-levels-differ",
        severity=Severity.WARNING,
        title="The levels in the profile are not those in the document",
        template="The profile names the levels {given}; the document names {printed}.",
        remedy="Check which of the two the scores follow. The profile was used.",
    ),
    FindingKind(
        code="score-from-colour",
        severity=Severity.INFO,
        title="A score is the colour of its cell",
        template="{objective} has the score {value} for {year}, from the colour {colour} of its cell.",
        remedy="Nothing, if the colours in the profile mean what they mean in the document.",
    ),
    FindingKind(
        code="score-colour-differs",
        severity=Severity.WARNING,
        title="The colour of a cell is another score than its text",
        template="{objective} has the score “{raw}” for {year}, but the colour {colour} of its cell means {value}.",
        remedy="Check the page. The printed score was used.",
    ),
)
