"""Findings about editions side by side."""

from __future__ import annotations

from appendix_parser.findings.kind import FindingKind
from appendix_parser.records import Severity

KINDS = (
    FindingKind(
        code="edition-year-shared",
        severity=Severity.WARNING,
        title="Two editions go up to the same year",
        template="{editions} all go up to {year}. Nothing in them says which is newer.",
        remedy="Use only one of them, or check that the last one named here is the newest. Its values are used.",
        rule=(
            "Reported by `history`. Among such editions, the one with the later first year counts as newer, then the one whose "
            "file name sorts later."
        ),
    ),
    FindingKind(
        code="edition-without-year",
        severity=Severity.WARNING,
        title="An edition has no year",
        template="{editions}: no score has a year that can be read, so it is not known how old this edition is.",
        remedy="Check that no newer value is lost: such editions count as the oldest.",
        rule="Reported by `history`.",
    ),
    FindingKind(
        code="edition-unlike",
        severity=Severity.WARNING,
        title="An edition has little in common with those before",
        template="{edition}: only {continued} of its {objectives} objectives continue one of the {earlier} in earlier editions.",
        remedy="Check that it is from the same council, and whether its strategy is new. Decide the doubtful matches.",
        rule="Reported by `history` if less than half of the objectives on either side are joined.",
    ),
    FindingKind(
        code="edition-contradicts",
        severity=Severity.WARNING,
        title="An edition contradicts those before it about most objectives",
        template="{edition}: for {conflicts} of {stated} objectives, {years} differs from what earlier editions say.",
        remedy="Check that it is from the same council. The history keeps every value and uses the newest.",
        rule=(
            "Reported by `history` if at least four objectives have the same year in both editions, and more than half of "
            "them have another score or comment."
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
        remedy=(
            "Decide whether they are the same: in `app` under “Doubtful matches”, or under `decision` in `matches.csv`, for "
            "--matches."
        ),
        rule="Reported by `history` for objectives that are not joined with any other.",
    ),
    FindingKind(
        code="decision-not-used",
        severity=Severity.WARNING,
        title="A decision is about an edition that is not there",
        template=(
            "{objective} of {edition} was decided to be {verdict} {earlier} of {earlier_edition}. The decision is not used, "
            "because there is no edition {missing}."
        ),
        remedy="Add the edition to use the decision again, or check its name in the match file.",
        rule="Reported by `history`, for each such decision in the match file.",
    ),
    FindingKind(
        code="score-restated",
        severity=Severity.WARNING,
        title="A later edition states another score for the same year",
        template="{objective}: the score for {year} is “{after}” in {edition}, and was “{before}” in {earlier_edition}.",
        remedy="Use the newer one, or find out why it changed. The history keeps both.",
        rule="Reported by `history`. 2/3 and 3 are different scores. How a score is printed does not count.",
    ),
    FindingKind(
        code="comments-edited",
        severity=Severity.INFO,
        title="A later edition words the comment on the same year differently",
        template="{objective}: the comment on {year} in {edition} differs from that in {earlier_edition}.",
        remedy="Compare the two. The history keeps both.",
        rule="Reported by `history`. White space does not count.",
    ),
)
