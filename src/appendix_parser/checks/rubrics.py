"""Rubrics: every level once, the levels' names, and the objectives that they are for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from appendix_parser.checks.key import key_of
from appendix_parser.checks.wording import fold, listed, opening
from appendix_parser.doubts import Doubt
from appendix_parser.findings import finding
from appendix_parser.notation.identifiers import read_rubric_label
from appendix_parser.records import Appendix, Finding
from appendix_parser.records.pointers import (
    RubricAt,
    criteria,
    describe_objective,
    describe_rubric,
    first_page,
    objectives,
    page_of,
    rubrics,
)


def incomplete(appendix: Appendix) -> Iterator[Finding]:
    """Find rubrics that say nothing about a level which this document has; a key may have names and no more."""
    key = key_of(appendix)
    names_alone = key is not None and not any(each.text.strip() for each in key.criteria)
    scores = {level.score for level in appendix.levels} or {at.criterion.score for at in criteria(appendix)}
    for at in rubrics(appendix):
        lacking = scores - {each.score for each in at.rubric.criteria if each.text.strip()}
        if lacking and not names_alone:
            yield _finding("rubric-incomplete", at, levels=listed(sorted(lacking)))


def repeated(appendix: Appendix) -> Iterator[Finding]:
    """Find rubrics that stand twice in their section: for the same objective, or with the same label."""
    seen: set[tuple[int, int | str]] = set()
    for at in rubrics(appendix):
        number = at.rubric.objective_number
        key = (at.section.position, fold(at.rubric.label) if number is None else number)
        if key in seen:
            yield _finding("rubric-repeated", at)
        seen.add(key)


def levels_that_differ(appendix: Appendix) -> Iterator[Finding]:
    """Find level names other than those of most rubrics.

    Where no name is found in at least half of the rubrics, each has names of its own, and none is usual.
    """
    names: defaultdict[int, Counter[str]] = defaultdict(Counter)
    printed: dict[str, str] = {}
    for at in criteria(appendix):
        if fold(at.criterion.level):
            names[at.criterion.score][fold(at.criterion.level)] += 1
            printed.setdefault(fold(at.criterion.level), at.criterion.level)
    usual = {score: counted.most_common(1)[0] for score, counted in names.items()}
    for at in criteria(appendix):
        score, name = at.criterion.score, at.criterion.level
        if not fold(name):
            continue
        usual_name, count = usual[score]
        if fold(name) != usual_name and 2 * count >= names[score].total():
            rubric = describe_rubric(at.section, at.rubric)
            values = {"rubric": rubric, "score": score, "name": name, "usual": printed[usual_name]}
            yield finding(
                Doubt("levels-differ", values),
                pointer=f"{at.pointer}/level",
                page=first_page(at.criterion.regions),
            )


def with_header(appendix: Appendix) -> Iterator[Finding]:
    """Find rubrics most of whose texts begin with score and name of their own level: the header is in them."""
    for at in rubrics(appendix):
        headed = [
            each
            for each in at.rubric.criteria
            if fold(each.text).startswith(fold(f"{each.score}{each.level}"))
        ]
        if 2 * len(headed) > len(at.rubric.criteria):
            yield _finding("rubric-with-header", at, quote=opening(headed[0].text))


def for_no_objective(appendix: Appendix) -> Iterator[Finding]:
    """Find rubrics for an objective that is not in their section."""
    titles = _titles(appendix)
    for at in rubrics(appendix):
        number = at.rubric.objective_number
        if number is not None and (at.section.position, number) not in titles:
            yield _finding("rubric-for-no-objective", at, number=number)


def without_number(appendix: Appendix) -> Iterator[Finding]:
    """Find rubrics for no objective by number, whose labels have all the words that those share which are for one."""
    numbered = [at for at in rubrics(appendix) if at.rubric.objective_number is not None]
    labels = [set(at.rubric.label.casefold().split()) for at in numbered]
    shared = {word for word in set.intersection(*labels) if word.isalpha()} if len(labels) > 1 else set()
    sections = {at.section.position for at in numbered}
    for at in rubrics(appendix):
        unnumbered = at.rubric.objective_number is None and at.section.position in sections
        if shared and unnumbered and shared.issubset(at.rubric.label.casefold().split()):
            yield _finding("rubric-without-number", at)


def objectives_without_rubric(appendix: Appendix) -> Iterator[Finding]:
    """Find objectives without a rubric in sections where every rubric is for one objective."""
    numbers: defaultdict[int, set[int | None]] = defaultdict(set)
    for each in rubrics(appendix):
        numbers[each.section.position].add(each.rubric.objective_number)
    for at in objectives(appendix):
        with_rubric = numbers[at.section.position]
        if with_rubric and None not in with_rubric and at.objective.number not in with_rubric:
            yield finding(
                Doubt("objective-without-rubric", {"objective": describe_objective(at.objective)}),
                pointer=at.pointer,
                page=page_of(at.objective),
            )


def other_titles(appendix: Appendix) -> Iterator[Finding]:
    """Find rubrics that name their objective differently from the objectives table.

    Case, dashes and spaces are not held to be differences.
    """
    titles = _titles(appendix)
    for at in rubrics(appendix):
        number, name = read_rubric_label(at.rubric.label)
        title = titles.get((at.section.position, number))
        if name and title and fold(name) != fold(title):
            yield _finding("rubric-other-title", at, number=number, name=name, title=title)


def _finding(code: str, at: RubricAt, **values: object) -> Finding:
    named = {"rubric": describe_rubric(at.section, at.rubric), **values}
    page = first_page(*(criterion.regions for criterion in at.rubric.criteria))
    return finding(Doubt(code, named), pointer=at.pointer, page=page)


def _titles(appendix: Appendix) -> dict[tuple[int, int | None], str]:
    """Return the titles by section and number, the first where a number stands twice."""
    titles: dict[tuple[int, int | None], str] = {}
    for at in objectives(appendix):
        if at.objective.number is not None:
            titles.setdefault((at.section.position, at.objective.number), at.objective.title)
    return titles
