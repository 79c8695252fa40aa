"""Names records: for machines by a JSON Pointer (RFC 6901), for people in words.

The iterators walk an appendix in document order and give every record with its pointer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from appendix_parser.records import (
    Appendix,
    Assessment,
    Criterion,
    Extra,
    Objective,
    OtherScore,
    Record,
    Region,
    Rubric,
    Section,
)

# At most as many digits as any list can have places, so that a hostile pointer costs nothing.
_INDEX: Final = re.compile("0|[1-9][0-9]{0,9}")


class SectionAt(NamedTuple):
    """A section and where it is."""

    pointer: str
    section: Section


class RubricAt(NamedTuple):
    """A rubric, where it is and what it belongs to."""

    pointer: str
    section: Section
    rubric: Rubric


class CriterionAt(NamedTuple):
    """A criterion, where it is and what it belongs to."""

    pointer: str
    section: Section
    rubric: Rubric
    criterion: Criterion


class ObjectiveAt(NamedTuple):
    """An objective, where it is and what it belongs to."""

    pointer: str
    section: Section
    objective: Objective


class AssessmentAt(NamedTuple):
    """An assessment, where it is and what it belongs to."""

    pointer: str
    section: Section
    objective: Objective
    assessment: Assessment


class OtherScoreAt(NamedTuple):
    """A score that is not the council's own, where it is and what it belongs to."""

    pointer: str
    section: Section
    objective: Objective
    other_score: OtherScore


class ExtraAt(NamedTuple):
    """A cell of a column without a role, where it is and what it belongs to."""

    pointer: str
    section: Section
    objective: Objective
    extra: Extra


def pointer(*tokens: str | int) -> str:
    """Return the JSON Pointer of the tokens; of none, the whole document's, which is empty."""
    return "".join("/" + str(token).replace("~", "~0").replace("/", "~1") for token in tokens)


def tokens(pointer: str) -> tuple[str, ...]:
    """Return the tokens of a JSON Pointer, the reverse of `pointer`."""
    return tuple(token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:])


def place(appendix: Appendix, pointer: str) -> tuple[int, ...]:
    """Return a key that sorts pointers by their place in the document, the whole document first.

    Raises:
        LookupError: the pointer leads to no record of `appendix`.
    """
    key: list[int] = []
    found: object = appendix
    for token in tokens(pointer):
        step, found = _step(found, token)
        key.append(step)
    return tuple(key)


def resolve(appendix: Appendix, pointer: str) -> object:
    """Return the record or value that the pointer leads to.

    Raises:
        LookupError: the pointer leads to no record of `appendix`.
    """
    return way(appendix, pointer)[-1]


def way(appendix: Appendix, pointer: str) -> list[object]:
    """Return what the pointer leads through: the appendix first, last the record or value that it leads to.

    Raises:
        LookupError: the pointer leads to no record of `appendix`.
    """
    found: list[object] = [appendix]
    for token in tokens(pointer):
        _, following = _step(found[-1], token)
        found.append(following)
    return found


def replaced(appendix: Appendix, pointer: str, record: Record) -> Appendix:
    """Return the appendix with `record` where the pointer leads to.

    Raises:
        LookupError: the pointer leads to no record of `appendix`.
    """
    resolve(appendix, pointer)
    changed: Appendix = _replaced(appendix, tokens(pointer), record)
    return changed


def _replaced(found: Any, path: tuple[str, ...], record: Record) -> Any:
    if not path:
        return record
    token, *rest = path
    if isinstance(found, Record):
        return found.model_copy(update={token: _replaced(getattr(found, token), tuple(rest), record)})
    index = int(token)
    return (*found[:index], _replaced(found[index], tuple(rest), record), *found[index + 1 :])


def _step(found: object, token: str) -> tuple[int, object]:
    if isinstance(found, Record):
        fields = list(type(found).model_fields)
        if token in fields:
            return fields.index(token), getattr(found, token)
    elif isinstance(found, tuple) and _INDEX.fullmatch(token) and int(token) < len(found):
        return int(token), found[int(token)]
    message = f"nothing is called {token!r} there"
    raise LookupError(message)


def sections(appendix: Appendix) -> Iterator[SectionAt]:
    """Yield every section."""
    for index, section in enumerate(appendix.sections):
        yield SectionAt(f"/sections/{index}", section)


def rubrics(appendix: Appendix) -> Iterator[RubricAt]:
    """Yield every rubric."""
    for at in sections(appendix):
        for index, rubric in enumerate(at.section.rubrics):
            yield RubricAt(f"{at.pointer}/rubrics/{index}", at.section, rubric)


def criteria(appendix: Appendix) -> Iterator[CriterionAt]:
    """Yield every criterion of every rubric."""
    for at in rubrics(appendix):
        for index, criterion in enumerate(at.rubric.criteria):
            yield CriterionAt(f"{at.pointer}/criteria/{index}", at.section, at.rubric, criterion)


def objectives(appendix: Appendix) -> Iterator[ObjectiveAt]:
    """Yield every objective."""
    for at in sections(appendix):
        for index, objective in enumerate(at.section.objectives):
            yield ObjectiveAt(f"{at.pointer}/objectives/{index}", at.section, objective)


def assessments(appendix: Appendix) -> Iterator[AssessmentAt]:
    """Yield every assessment of every objective."""
    for at in objectives(appendix):
        for index, assessment in enumerate(at.objective.assessments):
            yield AssessmentAt(f"{at.pointer}/assessments/{index}", at.section, at.objective, assessment)


def other_scores(appendix: Appendix) -> Iterator[OtherScoreAt]:
    """Yield every score that is not the council's own, objective by objective."""
    for at in objectives(appendix):
        for index, other in enumerate(at.objective.other_scores):
            yield OtherScoreAt(f"{at.pointer}/other_scores/{index}", at.section, at.objective, other)


def extras(appendix: Appendix) -> Iterator[ExtraAt]:
    """Yield every cell of a column without a role, objective by objective."""
    for at in objectives(appendix):
        for index, extra in enumerate(at.objective.extras):
            yield ExtraAt(f"{at.pointer}/extras/{index}", at.section, at.objective, extra)


def first_page(*regions: tuple[Region, ...]) -> int | None:
    """Return the page where the first of the values that is on a page begins; None if none is."""
    return next((some[0].page for some in regions if some), None)


def page_of(objective: Objective) -> int | None:
    """Return the page where an objective's number or, without one, its title begins; None if neither is on a page."""
    return first_page(objective.regions.number, objective.regions.title)


def describe_objective(objective: Objective) -> str:
    """Name an objective for people, at the start of a sentence: `Objective 18 (Performance reporting)`."""
    name = str(objective.number) if objective.number is not None else " ".join(objective.label.split())
    title = " ".join(objective.title.split())
    if name and title:
        return f"Objective {name} ({title})"
    if name:
        return f"Objective {name}"
    if title:
        return f"The objective “{title}”"
    return f"The objective at position {objective.position}"


def describe_section(section: Section) -> str:
    """Name a section for people, at the start of a sentence: `Section “Managing risk”`."""
    name = " ".join(section.name.split())
    return f"Section “{name}”" if name else f"Section {section.position}"


def describe_rubric(section: Section, rubric: Rubric) -> str:
    """Name a rubric for people, at the start of a sentence: `The rubric “…” of section “Managing risk”`."""
    label = " ".join(rubric.label.split())
    of_section = describe_section(section).replace("Section", "of section", 1)
    return f"The rubric “{label}” {of_section}" if label else f"The rubric {of_section}"


def describe_year(label: str) -> str:
    """Name a year for people, within a sentence: by its label, which may be empty."""
    return label or "the year of assessment"
