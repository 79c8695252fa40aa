"""Builds a document from a seed: a style, a truth that suits it, and the PDF."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from tests.generator.blocks import DoesNotFitError
from tests.generator.content import Plan, make_content
from tests.generator.flow import TooLongError
from tests.generator.layout import lay_out
from tests.generator.marks import Box, Page
from tests.generator.paint import paint
from tests.generator.style import Level, Style, random_style
from tests.generator.wording import (
    LEVEL_NOTATIONS,
    LEVEL_SETS,
    OTHER_LEVEL_SETS,
    RARE_SCORE_FORMS,
    SCORE_FORMS,
    STAGES,
    WHOLE_NUMBERINGS,
    YEAR_FORMS,
)

_SMALLEST = 6.0
"""The smallest font size, in points."""

_LONGER_TRIES = 4
"""How often a document of one page is made longer."""


@dataclass(frozen=True)
class Document:
    """A drawn appendix.

    Attributes:
        pdf: the file.
        truth: what it says; see `content` for the form.
        style: how it is drawn: the style asked for, made to fit (see `build`).
        seed: where it comes from.
        pages: the marks on its pages.
    """

    pdf: bytes
    truth: dict[str, Any]
    style: Style
    seed: int
    pages: tuple[Page, ...]

    def places(self) -> dict[str, list[tuple[int, Box]]]:
        """Return for each truth field (a JSON Pointer) the pages, from 1, and boxes where its text stands.

        Boxes are in points from the top left of the page as it is shown, around the lines of the text.
        """
        found: dict[str, dict[int, Box]] = defaultdict(dict)
        for number, page in enumerate(self.pages, 1):
            for text in page.texts:
                if text.path:
                    box = page.shown(text.box)
                    found[text.path][number] = box.around(found[text.path].get(number, box))
        return {path: sorted(boxes.items()) for path, boxes in found.items()}

    def words(self) -> dict[str, int]:
        """Return how many words (runs without a space) are drawn in each role of `marks.Text`."""
        counts: dict[str, int] = defaultdict(int)
        for page in self.pages:
            for text in page.all_texts():
                counts[text.role] += len(text.text.split())
        return dict(counts)


def build(seed: int, level: Level = "any", style: Style | None = None) -> Document:
    """Build the document of a seed; the same arguments give the same bytes.

    Where the words don't fit into the columns of the style, the page is made larger or turned, the font
    smaller, or years are left out. Where the document gets too long or short, it has fewer or more
    objectives.
    """
    random = Random(f"{seed} style")
    style = style or random_style(random, level=level)
    plan = _random_plan(Random(f"{seed} plan"), style, level)
    longer_tries = _LONGER_TRIES
    while True:
        truth = make_content(Random(f"{seed} content"), plan)
        try:
            pages = lay_out(truth, style, Random(f"{seed} layout"))
        except DoesNotFitError:
            style, plan = _roomier(random, style, plan)
            continue
        except TooLongError:
            plan, longer_tries = _shorter(plan), 0
            continue
        if len(pages) - style.cover - style.contents > 1 or not longer_tries:
            said = truth if style.bullets == "text" else _without_bullets(truth)
            return Document(paint(pages, style, Random(f"{seed} paint")), said, style, seed, tuple(pages))
        plan, longer_tries = replace(plan, objectives=plan.objectives * 2), longer_tries - 1


def _random_plan(random: Random, style: Style, level: Level) -> Plan:
    """Return what to write about; `plain` documents have the usual levels and years."""
    sections = random.choice((1, 2, 2, 3, 4))
    plan = Plan(
        sections=sections,
        objectives=sections + random.randint(1, 8),
        years=random.choice((1, 2, 2, 3)),
        numbering=style.numbers,
        wording=style.wording,
        rubric_label=style.rubric_label,
        empty_scores=style.numbers != "none",
        sentences=random.choice((1, 2, 3)),
        raised=style.raised,
        scores="3²" if style.raised else "3",
    )
    if level == "plain":
        return plan
    levels = random.choice(sorted(LEVEL_SETS))
    notation = "Minimum" if levels == "levels" else random.choice(sorted(LEVEL_NOTATIONS))
    own = style.rubric_label and style.numbers in WHOLE_NUMBERINGS and random.random() < 0.3
    plan = replace(
        plan,
        years=random.choice((1, 2, 2, 3, 4, 5, 6)),
        year_form=random.choice(sorted(YEAR_FORMS)),
        levels=levels,
        level_notation=notation,
        lowest=0 if notation != "Minimum" and random.random() < 0.1 else 1,
        rubrics="own" if own else "section",
        gaps=random.random() < 0.3,
        bare_row=style.numbers != "none" and random.random() < 0.15,
        long_comment=random.random() < 0.25,
        curly=random.random() < 0.4,
    )
    return _other_plan(random, plan) if level == "other" else plan


def _other_plan(random: Random, plan: Plan) -> Plan:
    """Return a plan with the levels, score notations and columns of other bodies."""
    plan = replace(plan, scores=random.choice(sorted(SCORE_FORMS)))
    if random.random() < 0.3:
        plan = replace(plan, stages=True, years=random.choice(sorted(STAGES)))
    if random.random() < 0.4:
        plan = replace(plan, levels=random.choice(sorted(OTHER_LEVEL_SETS)))
    if plan.level_notation != "Minimum" and random.random() < 0.3:
        plan = replace(plan, lowest=0)
    if random.random() < 0.1:
        plan = replace(plan, scores=random.choice(sorted(RARE_SCORE_FORMS)))
    return plan


def _without_bullets(said: Any) -> Any:
    """Return a truth in which bullets are no text."""
    if isinstance(said, dict):
        return {key: _without_bullets(value) for key, value in said.items()}
    if isinstance(said, list):
        return [_without_bullets(value) for value in said]
    return said.replace("• ", "") if isinstance(said, str) else said


def _roomier(random: Random, style: Style, plan: Plan) -> tuple[Style, Plan]:
    """Return the style or the plan changed in one way that gives the columns more room."""
    ways = []
    if style.size > _SMALLEST:
        ways += [(replace(style, size=max(_SMALLEST, style.size - 1.5)), plan)] * 2
    if style.landscape is (style.sideways != "no"):
        ways.append((replace(style, landscape=not style.landscape), plan))
    if style.paper != "A3":
        ways.append((replace(style, paper="A3"), plan))
    if plan.years > 1:
        ways += [(style, replace(plan, years=plan.years - 1))] * (plan.years // 2)
    return random.choice(ways)


def _shorter(plan: Plan) -> Plan:
    """Return a plan for a shorter document."""
    if plan.objectives > 1:
        objectives = max(1, min(plan.objectives - 1, round(plan.objectives * 0.7)))
        return replace(plan, objectives=objectives, sections=min(plan.sections, (objectives + 1) // 2))
    if plan.long_comment:
        return replace(plan, long_comment=False)
    return replace(plan, years=max(1, plan.years - 1), sentences=1)
