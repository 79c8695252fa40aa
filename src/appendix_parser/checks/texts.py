"""Texts: cells that begin or end in the middle of a sentence.

Signs that no style explains (a leading comma, a last word such as “the”) always count. Signs that may be a
document's style (a small first letter, no full stop) count only where the other cells of the same kind do not
share them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from appendix_parser.checks.prose import continued
from appendix_parser.checks.wording import closing, opening
from appendix_parser.doubts import Doubt
from appendix_parser.findings import finding
from appendix_parser.records import Appendix, Finding
from appendix_parser.records.pointers import (
    assessments,
    criteria,
    describe_objective,
    describe_rubric,
    describe_section,
    describe_year,
    first_page,
    objectives,
    pointer,
    rubrics,
    sections,
)

_CUT_START = re.compile(r"[,;:)\]}?!%”»…]|\.(?:\s|\.\.)")
"""Punctuation that never begins a text."""

_SMALL_WORD = re.compile(r"(?:a|[^\W\d_]{2,}(?:[-'’/][^\W\d_]+)*)[,;.)]*(?!\S)")
"""A whole word, unlike `e.g.`, `e-tendering`, `www.…`, `c.40` and `note:`."""

_SMALL_ABBREVIATIONS = frozenset({"cf", "eg", "ie", "na", "nb", "nil", "none", "tba", "tbc"})

_CUT_END = re.compile(
    r"""[,;:(\[{–—/&-]$
    |\w(?<!etc)(?:…|\.{3})$
    |(?:^|\s)(?:a|an|and|because|but|his|if|its|nor|of|or|our|than|the|their|whether|which|whose|your)$""",
    re.VERBOSE,
)
"""A mark or a word that wants something after it; in capitals the word may be a name, as in `Plan A`."""

_STOPPED = re.compile(r"""[.?!…]["'”’»)\]]*$""")

_SENTENCE_WORDS = 4
"""Fewer words are a note such as `As above`, which needs no full stop."""

_NAMES = frozenset({"title", "label", "heading"})
"""Kinds of cells that are not sentences."""

_FEWEST_SIBLINGS = 4
"""Fewer cells of a kind show no habit of full stops."""


class _Cell(NamedTuple):
    """A text, how people call it, and the `kind` of cells that are written like it.

    `goes_on` and `is_continued` say that the text before it continues in it, and it in the next one.
    """

    kind: str
    text: str
    where: str
    field: str
    pointer: str
    page: int | None
    goes_on: bool = False
    is_continued: bool = False

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kind, and of a rubric's text, whose kind is the rubric, that of all such."""
        return (self.kind, "criterion") if self.kind.startswith("/") else (self.kind,)


def start_midway(appendix: Appendix) -> Iterator[Finding]:
    """Find cells that begin with a closing mark, or small where at least half of the others do not.

    The others of a rubric's text are those of the rubric, and those of all rubrics.
    """
    cells = list(_cells(appendix))
    all_of = Counter(kind for cell in cells for kind in cell.kinds)
    small = Counter(kind for cell in cells if _starts_small(cell.text) for kind in cell.kinds)
    for cell in (each for each in cells if not each.goes_on):
        unusual = _starts_small(cell.text) and any(
            2 * (small[kind] - 1) <= all_of[kind] - 1 for kind in cell.kinds
        )
        if unusual or _CUT_START.match(cell.text):
            yield _finding("text-starts-midway", cell, opening(cell.text))


def end_midway(appendix: Appendix) -> Iterator[Finding]:
    """Find cells whose last word or mark wants something after it; a label may end with a colon."""
    for cell in _cells(appendix):
        if cell.kind != "label" and not cell.is_continued and _CUT_END.search(cell.text):
            yield _finding("text-ends-midway", cell, closing(cell.text))


def without_stop(appendix: Appendix) -> Iterator[Finding]:
    """Find cells without a full stop where at least four in five of their kind have one.

    In the last objective, after which no page shows that something is missing, that is as good as a cut.
    """
    last = [at.pointer for at in objectives(appendix)][-1:]
    cells = [cell for cell in _cells(appendix) if cell.kind not in _NAMES and _looks_like_sentence(cell.text)]
    all_of = Counter(cell.kind for cell in cells)
    stopped = Counter(cell.kind for cell in cells if _STOPPED.search(cell.text))
    for cell in filter(_is_left_open, cells):
        others = all_of[cell.kind] - 1
        if others >= _FEWEST_SIBLINGS and 5 * stopped[cell.kind] >= 4 * others:
            at_the_end = any(cell.pointer.startswith(f"{record}/") for record in last)
            code = "text-ends-midway" if at_the_end else "text-without-stop"
            yield _finding(code, cell, closing(cell.text))


def _is_left_open(cell: _Cell) -> bool:
    """Return whether a cell has no stop at its end, and nothing else that says whether it is whole."""
    return not (cell.is_continued or _STOPPED.search(cell.text) or _CUT_END.search(cell.text))


def heading_like_sentence(appendix: Appendix) -> Iterator[Finding]:
    """Find section headings that end as sentences do."""
    for at in sections(appendix):
        name = at.section.name.strip()
        if name.endswith((".", ";")) and _looks_like_sentence(name):
            values = {"position": at.section.position, "quote": opening(name)}
            page = first_page(at.section.regions)
            yield finding(Doubt("heading-doubtful", values), pointer=f"{at.pointer}/name", page=page)


def _finding(code: str, cell: _Cell, quote: str) -> Finding:
    values = {"where": cell.where, "field": cell.field, "quote": quote}
    return finding(Doubt(code, values), pointer=cell.pointer, page=cell.page)


def _starts_small(text: str) -> bool:
    word = _SMALL_WORD.match(text)
    return word is not None and word[0].islower() and word[0].strip(",;.)") not in _SMALL_ABBREVIATIONS


def _looks_like_sentence(text: str) -> bool:
    return len(text.split()) >= _SENTENCE_WORDS


def _cells(appendix: Appendix) -> Iterator[_Cell]:
    """Yield every cell that holds letters."""
    return (cell for cell in _all_cells(appendix) if any(map(str.isalpha, cell.text)))


def _all_cells(appendix: Appendix) -> Iterator[_Cell]:
    for at in criteria(appendix):
        rubric = at.pointer.rpartition("/criteria/")[0]
        where, field = describe_rubric(at.section, at.rubric), f"text of level {at.criterion.score}"
        page = first_page(at.criterion.regions)
        yield _Cell(rubric, at.criterion.text.strip(), where, field, f"{at.pointer}/text", page)
    for labelled in rubrics(appendix):
        where, page = describe_section(labelled.section), first_page(labelled.rubric.regions)
        leads_there, label = f"{labelled.pointer}/label", labelled.rubric.label.strip()
        yield _Cell("label", label, where, "label of a rubric", leads_there, page)
    for each in objectives(appendix):
        objective, regions = each.objective, each.objective.regions
        where, page = describe_objective(objective), first_page(regions.number)
        for field, text, own in (
            ("title", objective.title, regions.title),
            ("description", objective.description, regions.description),
        ):
            place = first_page(own) or page
            yield _Cell(field, text.strip(), where, field, f"{each.pointer}/{field}", place)
    for heading in sections(appendix):
        where, page = describe_section(heading.section), first_page(heading.section.regions)
        name, note = heading.section.name.strip(), (heading.section.note or "").strip()
        yield _Cell("heading", name, where, "heading", f"{heading.pointer}/name", page)
        yield _Cell("note", note, where, "note", f"{heading.pointer}/note", page)
    running = continued(appendix)
    for index, context in enumerate(appendix.context):
        where = f"Text outside the records of page {context.page}"
        leads_there = pointer("context", index, "text")
        joins = (index - 1 in running, index in running)
        yield _Cell("context", context.text.strip(), where, "text", leads_there, context.page, *joins)
    for one in assessments(appendix):
        comments, field = one.assessment.comments, f"comment for {describe_year(one.assessment.year_label)}"
        where, page = describe_objective(one.objective), first_page(one.assessment.regions.comments)
        yield _Cell("comments", comments.text.strip(), where, field, f"{one.pointer}/comments", page)
