"""Lists what each edition says about each year, and which statement is current: the newest one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from appendix_parser.records import Assessment, Score, ScoreStatus
from appendix_parser.records.pointers import first_page, pointer
from appendix_parser.timeline.history_records import Appearance, Series, Standing, Statement
from appendix_parser.timeline.series import Member, SeriesBuilder
from appendix_parser.timeline.similarity import same_text


def as_series(builders: Sequence[SeriesBuilder]) -> tuple[Series, ...]:
    """Return the series as records, numbered in their order."""
    return tuple(_series(number, builder.members) for number, builder in enumerate(builders, 1))


_SPEAKING = frozenset({ScoreStatus.NOT_APPLICABLE, ScoreStatus.TO_BE_CONFIRMED, ScoreStatus.MISSING})
"""What a score without a number says by its status alone, however it is printed."""


def same_score(one: Score, other: Score) -> bool:
    """Return whether two scores mean the same; those that cannot be read must be printed the same."""
    if (one.status, one.low, one.high) != (other.status, other.low, other.high):
        return False
    legible = one.value is not None or one.status in _SPEAKING
    return legible or same_text(one.raw) == same_text(other.raw)


def say_the_same(one: Assessment | Statement, other: Assessment | Statement) -> bool:
    """Return whether score and comment of a year mean the same; white space does not count."""
    same_comment = same_text(one.comments.text) == same_text(other.comments.text)
    return same_comment and same_score(one.score, other.score)


def _series(number: int, members: Sequence[Member]) -> Series:
    newest = members[-1].at
    return Series(
        series=number,
        number=newest.objective.number,
        label=newest.objective.label,
        section=newest.section.name,
        title=newest.objective.title,
        appearances=tuple(map(_appearance, members)),
        statements=tuple(_statements(members)),
    )


def _appearance(member: Member) -> Appearance:
    objective = member.at.objective
    where = objective.regions
    return Appearance(
        edition=member.edition.name,
        position=objective.position,
        number=objective.number,
        label=objective.label,
        section=member.at.section.name,
        title=objective.title,
        description=objective.description,
        pointer=member.at.pointer,
        page=first_page(where.number, where.title, where.description),
    )


def _statements(members: Sequence[Member]) -> Iterator[Statement]:
    """Yield the statements by year, of one year the newest edition's first; in an edition, the last of a year first.

    A label such as Current means another time in each edition, so that it is a year of its edition alone.
    """
    stated = [
        (_year_key(age, assessment), -age, -index, index, member, assessment)
        for age, member in enumerate(members)
        for index, assessment in enumerate(member.at.objective.assessments)
    ]
    stated.sort(key=lambda each: each[:3])
    for _, group in groupby(stated, key=lambda each: each[0]):
        newest: Assessment | None = None
        for *_, index, member, assessment in group:
            standing = _standing(assessment, newest)
            newest = newest or assessment
            yield _statement(member, index, assessment, standing)


def _year_key(age: int, assessment: Assessment) -> tuple[bool, int, int, str]:
    if assessment.year is not None:
        return False, assessment.year, 0, ""
    return True, 0, age, assessment.year_label


def _standing(assessment: Assessment, newest: Assessment | None) -> Standing:
    if newest is None:
        return Standing.CURRENT
    return Standing.AGREES if say_the_same(assessment, newest) else Standing.SUPERSEDED


def _statement(member: Member, index: int, assessment: Assessment, standing: Standing) -> Statement:
    where = member.at.objective.regions
    return Statement(
        edition=member.edition.name,
        year=assessment.year,
        year_label=assessment.year_label,
        score=assessment.score,
        comments=assessment.comments,
        standing=standing,
        pointer=member.at.pointer + pointer("assessments", index),
        page=first_page(
            assessment.regions.score,
            assessment.regions.comments,
            where.number,
            where.title,
            where.description,
        ),
        corrected=assessment.corrected,
    )
