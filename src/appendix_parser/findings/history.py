"""Findings about editions side by side."""

from __future__ import annotations

from appendix_parser.findings.kind import FindingKind
from appendix_parser.records import Severity

KINDS = (
    FindingKind(
        code="edition-year-shared",
        severity=Severity.WARNING,
        title="Two editions go up to the same year",
        template="{editions} all go up to {year}; which is newer cannot be told from them.",
        remedy="Leave out all but one, or check that the last one named here is the newest: what it says stands.",
        rule=(
            "With the command `history`. Among such editions the one with the later first year counts as "
            "newer, then the one whose file name sorts later."
        ),
    ),
    FindingKind(
        code="edition-without-year",
        severity=Severity.WARNING,
        title="An edition has no year",
        template="{editions}: no score has a year that can be read, so the place among the other editions is not known.",
        remedy="Check that nothing newer is overwritten: such editions count as the oldest.",
        rule="With the command `history`.",
    ),
    FindingKind(
        code="edition-unlike",
        severity=Severity.WARNING,
        title="An edition has little in common with those before",
        template="{edition}: only {continued} of its {objectives} objectives continue one of the {earlier} in earlier editions.",
        remedy="Check that it is the same council's, and whether its strategy is a new one; decide the doubtful matches.",
        rule="With the command `history`. Told where less than half of the objectives of either side are joined.",
    ),
    FindingKind(
        code="edition-contradicts",
        severity=Severity.WARNING,
        title="An edition says something else of most objectives than those before",
        template="{edition}: {years} is stated otherwise than in earlier editions for {conflicts} of {stated} objectives.",
        remedy="Check that it is the same council's: the history keeps what each says, and the newest stands.",
        rule=(
            "With the command `history`. Told where more than half of at least four objectives have another "
            "score or comment for a year that both state."
        ),
    ),
    FindingKind(
        code="match-doubtful",
        severity=Severity.WARNING,
        title="Two objectives may be the same",
        template=(
            "{objective} of {edition} may be {earlier} of {earlier_edition} (confidence {confidence}); they were "
            "not joined."
        ),
        remedy="Write “same” or “different” under `decision` in `matches.csv`, and give it back with --matches.",
        rule="With the command `history`. Reported for objectives that are joined with no other.",
    ),
    FindingKind(
        code="score-restated",
        severity=Severity.WARNING,
        title="A later edition states another score for the same year",
        template="{objective}: the score for {year} is “{after}” in {edition}, and was “{before}” in {earlier_edition}.",
        remedy="Use the newer one, or find out why it was changed; the history keeps both.",
        rule="With the command `history`. 2/3 is another score than 3; how a score is printed does not count.",
    ),
    FindingKind(
        code="comments-edited",
        severity=Severity.INFO,
        title="A later edition words the comment on the same year differently",
        template="{objective}: the comment on {year} in {edition} is not that of {earlier_edition}.",
        remedy="Compare the two; the history keeps both.",
        rule="With the command `history`. White space does not count.",
    ),
)
