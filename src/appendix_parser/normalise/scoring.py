"""The scoring system of a document: its rubrics, keys and score cells, brought together for `notation.system`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import LevelColumn, RubricTable
from appendix_parser.assembly.outline.sections import Outline
from appendix_parser.assembly.passage import Passage
from appendix_parser.doubts import Doubt
from appendix_parser.notation.levels import read_abbreviations, read_key, read_named_level
from appendix_parser.notation.scale import canonical
from appendix_parser.notation.system import Decided, decide
from appendix_parser.profile.profile_model import LevelsPart
from appendix_parser.records import Level

FIRST_LEVEL = 1
"""Where a rubric does not number its levels, they count from here."""


def scoring_of(
    outline: Outline, levels: Sequence[Level], text_of: Callable[[Passage], str], said: LevelsPart
) -> Decided:
    """Decide how a document writes its scores.

    Args:
        outline: the document.
        levels: what `levels_of` returns for it.
        text_of: how a cell's text is made.
        said: what a profile says about the levels.
    """
    columns: dict[str, list[str]] = {}
    for section in outline.sections:
        for table in section.objectives:
            for index, column in enumerate(table.columns):
                if column.role is Role.SCORE:
                    label = column.heading if column.kind else column.year.label if column.year else ""
                    columns.setdefault(label, []).extend(text_of(row.cells[index]) for row in table.rows)
    given = tuple(said.words.items())
    return decide(levels, columns, _further_words(outline, levels), given=given, out_of=said.out_of)


def levels_by(said: LevelsPart, printed: Sequence[Level]) -> tuple[Level, ...]:
    """Return the levels that a profile names, numbered from where it says or as those that are printed; else these."""
    if not said.names:
        return tuple(printed)
    lowest = min((level.score for level in printed), default=FIRST_LEVEL)
    first = lowest if said.first is None else said.first
    return tuple(Level(score=score, name=name) for score, name in enumerate(said.names, start=first))


def levels_differ(said: Sequence[Level], printed: Sequence[Level]) -> Doubt | None:
    """Return the doubt that a profile's levels are not those that the document prints, if it prints any."""
    if not printed or [_key(level) for level in said] == [_key(level) for level in printed]:
        return None
    names = (", ".join(f"{level.score} {level.name}" for level in levels) for levels in (said, printed))
    return Doubt("profile-levels-differ", dict(zip(("given", "printed"), names, strict=True)))


def _key(level: Level) -> tuple[int, str]:
    return level.score, canonical(level.name)


def levels_of(outline: Outline, first: int = FIRST_LEVEL) -> tuple[Level, ...]:
    """Return the document's levels, each by the name that most of its rubrics give it, if that is not two of them in one.

    Without rubrics they are those of a key in its text; two keys that differ do not count. Without a key they are those that
    the scores name: `Level 2 - Achieving`. Rubrics without numbers count from `first`.
    """
    names: dict[int, Counter[str]] = {}
    for section in outline.sections:
        for table in section.rubrics:
            for score, name in rubric_scale(table, first):
                names.setdefault(score, Counter())[name] += 1
    if names:
        return tuple(Level(score=score, name=usual_name(score, names)) for score in sorted(names))
    keys = {key for text in _texts(outline) if (key := read_key(text))}
    named = keys.pop() if len(keys) == 1 else () if keys else _named_by_scores(outline)
    return tuple(Level(score=score, name=name) for score, name in named)


def _named_by_scores(outline: Outline) -> Sequence[tuple[int, str]]:
    """Return the levels that scores give with number and name, if each number always has one name."""
    named = {
        level
        for section in outline.sections
        for table in section.objectives
        for index, column in enumerate(table.columns)
        if column.role is Role.SCORE
        for row in table.rows
        if (level := read_named_level(row.cells[index].plain))
    }
    scores, names = ({level[part] for level in named} for part in (0, 1))
    return sorted(named) if len(scores) == len(names) == len(named) > 1 else ()


def _further_words(outline: Outline, levels: Sequence[Level]) -> list[tuple[str, int]]:
    """Return other words for the levels, as keys give them: `Green = 3`, or `G = Green` where that is a level's name."""
    scores = {level.score for level in levels}
    words = {
        (name, score)
        for text in _texts(outline)
        for score, name in read_key(text)
        if {each for each, _ in read_key(text)} <= scores
    }
    named = {canonical(level.name): level.score for level in levels} | {canonical(w): s for w, s in words}
    for text in _texts(outline):
        words |= {
            (word, named[canonical(meaning)])
            for word, meaning in read_abbreviations(text)
            if canonical(meaning) in named and not word.isdecimal()
        }
    return sorted(words)


def _texts(outline: Outline) -> Iterable[str]:
    """Return the texts that may hold a key: whole passages, as a key may continue at the next line."""
    for passage in (*outline.context, *(section.note for section in outline.sections)):
        yield " ".join(line.text for line in passage.lines)


def usual_name(score: int, names: Mapping[int, Counter[str]]) -> str:
    """Return what a level is called most often, rather not by a name that has another level's in it."""
    others = [name for other, found in names.items() if other != score for name in found if name]
    counted = names[score]
    return max(
        counted, key=lambda name: (not any(f" {other} " in f" {name} " for other in others), counted[name])
    )


def level_indices(table: RubricTable) -> list[int]:
    """Return the indices of the columns that describe a level."""
    return [index for index, column in enumerate(table.columns) if not column.is_label]


def rubric_scale(table: RubricTable, first: int = FIRST_LEVEL) -> list[tuple[int, str]]:
    """Return score and name of each level column, counted from `first` where the header has no numbers."""
    columns: list[LevelColumn] = [table.columns[index] for index in level_indices(table)]
    return [
        (column.score if column.score is not None else first + offset, column.name)
        for offset, column in enumerate(columns)
    ]
