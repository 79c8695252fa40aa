"""Findings about single values."""

from __future__ import annotations

from appendix_parser.findings.kind import Cause, FindingKind
from appendix_parser.records import Severity

KINDS = (
    FindingKind(
        code="score-missing",
        severity=Severity.WARNING,
        title="A score is missing",
        template="{objective} has no score for {year}.",
        remedy="Look at the page. If the score is there, add it with a correction. If not, find out what it should be.",
        cause=Cause.OF_ALIKE,
    ),
    FindingKind(
        code="score-unreadable",
        severity=Severity.ERROR,
        title="A score cannot be read",
        template="{objective} has the score “{raw}” for {year}, which is not a score that can be read.",
        remedy="Read the score on the page. The data has it as printed, without a number.",
        cause=Cause.OF_ALIKE,
    ),
    FindingKind(
        code="score-ambiguous",
        severity=Severity.ERROR,
        title="A score can be read in two ways",
        template=(
            "{objective} has the score “{raw}” for {year}. It may be a split between two levels, or out of the highest "
            "level."
        ),
        remedy="Look at the other scores of the document. The data has this one as printed, without a number.",
        rule="The program looks at all scores of the document to decide: see [how scores are read](scores.md).",
        cause=Cause.OF_ALIKE,
    ),
    FindingKind(
        code="scores-without-numbers",
        severity=Severity.WARNING,
        title="Scores are words or letters that nothing explains",
        template="Scores for {year} ({count}) are {words}. Nothing in the document says which levels they mean.",
        remedy="Look for a key. The data has these scores as printed, without numbers.",
        rule="There is one finding for each year, not one for each score.",
    ),
    FindingKind(
        code="score-contradictory",
        severity=Severity.ERROR,
        title="A score's number and name do not agree",
        template="{objective} has the score “{raw}” for {year}, whose number and name are of two different levels.",
        remedy="Check which of the two is right, and correct the score. Until then it has no number.",
    ),
    FindingKind(
        code="score-out-of-range",
        severity=Severity.ERROR,
        title="A score is not on the scale",
        template="{objective} has the score “{raw}” for {year}, but the scale runs from {lowest} to {highest}.",
        remedy="Look at the page. Find out which score is meant, and correct it.",
        cause=Cause.OF_ALIKE,
    ),
    FindingKind(
        code="score-order",
        severity=Severity.WARNING,
        title="A split score runs downward or skips a level",
        template=(
            "{objective} has the split score “{raw}” for {year}, which is not two neighbouring "
            "levels in rising order."
        ),
        remedy="Look at the page. The lower level was read as the lower end.",
        cause=Cause.OF_ALIKE,
    ),
    FindingKind(
        code="score-annotated",
        severity=Severity.WARNING,
        title="A score has a mark beside it",
        template="{objective} has the score “{raw}” for {year}. It was read as {value}, without the mark.",
        remedy="Look at the page for a footnote or a bracket that changes the score.",
        cause=Cause.OF_ALIKE,
    ),
    FindingKind(
        code="score-in-words",
        severity=Severity.INFO,
        title="A score is given in words",
        template="{objective} has the score “{raw}” for {year}. It was read as {value}.",
        remedy="Nothing, if the reading is right.",
        cause=Cause.OF_ALIKE,
    ),
    FindingKind(
        code="score-not-a-level",
        severity=Severity.INFO,
        title="A score is a decimal",
        template="{objective} has the score “{raw}” for {year}, which is between two levels.",
        remedy="Nothing, if your council scores in fractions.",
        cause=Cause.OF_ALIKE,
    ),
    FindingKind(
        code="levels-not-numbered",
        severity=Severity.INFO,
        title="The rubric's levels have no numbers",
        template="The rubric names its levels without numbers. They were counted from {lowest}: {names}.",
        remedy="Check that your council counts its levels the same way.",
    ),
)
