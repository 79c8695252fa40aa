"""Proposes the rest of a profile: the document, its levels and its sections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from appendix_parser.assembly import Assembly
from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import ObjectivesTable
from appendix_parser.layout import lines_of
from appendix_parser.normalise.cell_colours import CellColours
from appendix_parser.notation.scale import ScoringSystem
from appendix_parser.page import Fill, Word
from appendix_parser.profile.profile_model import plain
from appendix_parser.proposal.draft import UNKNOWN, Entry, listed, one_line, quoted, table_of
from appendix_parser.records import Appendix, Score, ScoreStatus
from appendix_parser.text import clean_text

_MOST: Final = 12  # colours, words or lines that a profile lists
_LONGEST: Final = 40  # characters of a score that is asked about


def document_entries(appendix: Appendix, assembly: Assembly) -> Iterator[Entry]:
    """Yield the title, the pages and the furniture."""
    if appendix.title:
        yield Entry("document", f"title = {quoted(appendix.title)}")
    else:
        yield Entry("document", f'title = "{UNKNOWN}"', "question: no title was found", certain=False)
    pages = _pages(appendix)
    if pages:
        of = f"the tables are on these of {appendix.source.page_count} pages"
        yield Entry("document", f"pages = {quoted(pages)}", of, certain=False)
    furniture = _furniture(assembly.furniture_words)
    if furniture:
        yield Entry("document", f"furniture = {listed(furniture)}")


def _pages(appendix: Appendix) -> str:
    """Return the first and the last page with a record."""
    pages = [
        region.page
        for section in appendix.sections
        for each in (
            *(objective.regions.title for objective in section.objectives),
            *(criterion.regions for rubric in section.rubrics for criterion in rubric.criteria),
        )
        for region in each
    ]
    if not pages:
        return ""
    first, last = min(pages), max(pages)
    return str(first) if first == last else f"{first}-{last}"


def _furniture(words: Sequence[Word]) -> list[str]:
    """Return the lines of furniture, each once, whatever numbers are in it; those with numbers alone are left out."""
    by_page: dict[int, list[Word]] = {}
    for word in words:
        by_page.setdefault(word.page, []).append(word)
    found: dict[str, str] = {}
    for own in by_page.values():
        for line in lines_of([word for word in own if not word.askew]):
            text = clean_text(line.text)
            key = "".join("#" if c.isdigit() else c for c in plain(text)).replace("##", "#")
            if any(map(str.isalpha, text)):
                found.setdefault(key, text)
    return list(found.values())[:_MOST]


# -- levels --------------------------------------------------------------------------------------------------


def level_entries(
    appendix: Appendix,
    system: ScoringSystem,
    tables: Sequence[ObjectivesTable],
    fills: Mapping[int, Sequence[Fill]],
) -> Iterator[Entry]:
    """Yield the levels and how scores are written; words and colours without a level are questions."""
    levels = appendix.levels
    unnumbered = any(finding.code == "levels-not-numbered" for finding in appendix.findings)
    if levels:
        asked = "question: the rubric prints no numbers; does it count from here?" if unnumbered else ""
        yield Entry("levels", f"first = {levels[0].score}", asked, certain=not unnumbered)
        yield Entry("levels", f"names = {listed([level.name for level in levels])}")
    else:
        yield Entry(
            "levels", f'names = ["{UNKNOWN}"]', "question: no rubric or key names the levels", certain=False
        )
    scores = list(_scores(appendix))
    yield from _word_entries(scores, system)
    yield from _colour_entries(tables, CellColours({}, fills))
    if system.out_of is not None:
        yield Entry("levels", f"out_of = {system.out_of}")


def _scores(appendix: Appendix) -> Iterator[Score]:
    for section in appendix.sections:
        for objective in section.objectives:
            yield from (assessment.score for assessment in objective.assessments)
            yield from (other.score for other in objective.other_scores)


def _word_entries(scores: Iterable[Score], system: ScoringSystem) -> Iterator[Entry]:
    if system.words:
        known = table_of([(quoted(word), str(level)) for word, level in system.words])
        yield Entry("levels", f"words = {known}", "as a key in the document says", certain=False)
    unread = Counter(
        score.raw
        for score in scores
        if score.status in (ScoreStatus.UNREADABLE, ScoreStatus.OUT_OF_RANGE) and len(score.raw) <= _LONGEST
    )
    if unread:
        asked = table_of([(quoted(raw), UNKNOWN) for raw, _ in unread.most_common(_MOST)])
        count = f"question: which levels are these? They are in {unread.total()} cells"
        yield Entry("levels", f"words = {asked}", count, certain=False)


def _colour_entries(tables: Sequence[ObjectivesTable], colours: CellColours) -> Iterator[Entry]:
    found: Counter[str] = Counter()
    texts: dict[str, Counter[str]] = {}
    for table in tables:
        for index, column in enumerate(table.columns):
            if column.role not in (Role.SCORE, Role.EXTRA):
                continue
            for row in table.rows:
                colour = colours.colour(row, column)
                if colour is not None:
                    found[colour] += 1
                    texts.setdefault(colour, Counter())[row.cells[index].plain] += 1
    if len(found) > 1:  # a single colour says nothing
        values = [(quoted(colour), UNKNOWN) for colour, _ in found.most_common(_MOST)]
        seen = "; ".join(
            f"{colour} in {count} cells with {_shown(texts[colour])}"
            for colour, count in found.most_common(_MOST)
        )
        note = one_line(f"question: do colours stand for levels? {seen}")
        yield Entry("levels", f"colours = {table_of(values)}", note, certain=False)


def _shown(texts: Counter[str]) -> str:
    [(text, _)] = texts.most_common(1)
    return f"“{text}”" if text else "no text"


# -- sections ------------------------------------------------------------------------------------------------


def section_entries(appendix: Appendix, assembly: Assembly) -> Iterator[Entry]:
    """Yield where the names of sections are, and these."""
    tables = [table for section in assembly.outline.sections for table in section.objectives]
    named_by = "column" if any(table.section for table in tables) else "headings"
    yield Entry("sections", f"from = {quoted(named_by)}", 'may also be "headings", "column" or "banner"')
    names = [section.name for section in appendix.sections if section.name]
    if names and len({plain(name) for name in names}) == len(names):
        yield Entry("sections", f"names = {listed(names)}")
    if len(names) < len(appendix.sections):
        yield Entry("sections", "", "question: a section has no name", certain=False)
