"""A small appendix with one of everything that the formats must tell apart."""

from __future__ import annotations

import pytest

from appendix_parser.records import (
    Appendix,
    Assessment,
    AssessmentRegions,
    Comments,
    Coverage,
    Criterion,
    Extra,
    Finding,
    Level,
    Objective,
    ObjectiveRegions,
    OtherScore,
    Part,
    PartKind,
    Region,
    Rubric,
    Score,
    ScoreKind,
    ScoreStatus,
    Section,
    Severity,
    Source,
    Year,
)


def _region(page: int) -> Region:
    return Region(page=page, bbox=(72.0, 100.5, 300.25, 120.0))


@pytest.fixture(scope="session")
def appendix() -> Appendix:
    split = Assessment(
        year=2022,
        year_label="2022/23",
        score=Score(raw="2/3", low=2, high=3, value=2.5, status=ScoreStatus.SPLIT),
        comments=Comments(
            text="Commentary: new toolkit. Action: - train the team.",
            parts=(
                Part(kind=PartKind.COMMENTARY, marker="Commentary:", text=" new toolkit. "),
                Part(kind=PartKind.ACTION, marker="Action:", text=" - train the team."),
            ),
            references=(3,),
        ),
        regions=AssessmentRegions(score=(_region(4), _region(5)), comments=(_region(5),)),
    )
    not_scored = Assessment(
        year=None,
        year_label="Current",
        score=Score(raw="N/A", status=ScoreStatus.NOT_APPLICABLE),
        comments=Comments(text="=1+1\nsecond “line”, with a comma"),
        regions=AssessmentRegions(comments=(_region(6),)),
    )
    missing = Assessment(
        year=2023,
        year_label="2023",
        score=Score(raw="", status=ScoreStatus.MISSING),
        comments=Comments(text=""),
    )
    target = OtherScore(
        kind=ScoreKind.TARGET,
        heading="Target 2023/24",
        year=2023,
        year_label="2023/24",
        score=Score(raw="4", low=4, high=4, value=4, status=ScoreStatus.SINGLE),
        regions=AssessmentRegions(score=(_region(5),)),
    )
    criteria = (
        Criterion(score=1, level="Minimum", text="Little is known.", regions=(_region(3),)),
        Criterion(score=2, level="Developing", text="'Some' is known."),
    )
    return Appendix(
        title="Appendix 1 – Objectives",
        source=Source(filename="appendix.pdf", sha256="ab" * 32, page_count=7, producer=None),
        levels=(Level(score=1, name="Minimum"), Level(score=2, name="Developing")),
        years=(Year(year=2022, label="2022/23"), Year(year=None, label="Current")),
        sections=(
            Section(
                position=1,
                name="Engaging people",
                note=None,
                rubrics=(Rubric(label="Score:", criteria=criteria),),
                objectives=(
                    Objective(
                        position=1,
                        number=1,
                        label="1.",
                        title="Champions",
                        description="How far members take part.",
                        assessments=(split, not_scored),
                        other_scores=(target,),
                        extras=(Extra(heading="Lead officer", text="Head of Buying", regions=(_region(4),)),),
                        regions=ObjectiveRegions(title=(_region(4),)),
                    ),
                ),
            ),
            Section(
                position=2,
                name="Enablers",
                note="",
                rubrics=(Rubric(label="Objective 2", objective_number=2, criteria=criteria),),
                objectives=(
                    Objective(
                        position=2,
                        number=None,
                        label="1.10",
                        title="Talent",
                        description="",
                        assessments=(missing,),
                        regions=ObjectiveRegions(title=(_region(7),)),
                    ),
                ),
            ),
        ),
        findings=(
            Finding(
                code="score-missing",
                severity=Severity.WARNING,
                message="No score.",
                pointer="",
                page=7,
                remedy="Look.",
            ),
        ),
        coverage=Coverage(
            words=12, records=7, headings=1, headers=1, furniture=1, context=1, hidden=0, unplaced=1
        ),
    )
