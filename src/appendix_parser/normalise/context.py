"""The context: text that belongs to no record, each piece with its place on the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set

from appendix_parser.assembly import Assembly
from appendix_parser.assembly.heads.roles import Role, heads_comments
from appendix_parser.assembly.model import own_years
from appendix_parser.assembly.passage import Passage, by_page
from appendix_parser.coverage.ledger import Fate, Ledger
from appendix_parser.doubts import Doubt
from appendix_parser.geometry import Box
from appendix_parser.layout import TextLine, looks_like_row
from appendix_parser.notation.levels import read_named_level
from appendix_parser.page import quoted
from appendix_parser.records import Context


def contexts(
    assembly: Assembly,
    ledger: Ledger,
    shown: Callable[[int, Box], tuple[float, float, float, float]],
    find: Callable[[Doubt, str, int | None], None],
) -> tuple[Context, ...]:
    """Return the context of a document, from top to bottom.

    Args:
        assembly: the document.
        ledger: where the words go.
        shown: returns where a box is on a page as it is shown.
        find: is called with each doubt, its place in the records, and its page.
    """
    passages = list(assembly.outline.context)
    notes = [section.note for section in assembly.outline.sections]
    for line, code in _doubted_lines([*passages, *notes], assembly):
        find(Doubt(code, {"words": line.text}), "", line.words[0].page)
    for table in assembly.outline.unknown:
        find(Doubt(table.code, {"words": quoted(table.words)}), "", table.page)
        passages += by_page(table.words)
    for sideways in assembly.sideways:
        find(Doubt("text-sideways", {"words": quoted(sideways.words)}), "", sideways.page)
        passages.append(sideways)
    found = []
    for passage in passages:
        ledger.place(passage.words, Fate.CONTEXT)
        for page, box in passage.boxes():
            lines = [line.text for line in passage.lines if line.words[0].page == page]
            found.append(Context(page=page, bbox=shown(page, box), text="\n".join(lines)))
    return tuple(sorted(found, key=lambda context: (context.page, context.bbox[1])))


def _doubted_lines(passages: Iterable[Passage], assembly: Assembly) -> Iterator[tuple[TextLine, str]]:
    """Yield the lines that may belong to a record, each with the code of the finding."""
    lacking = any(
        own_years(table, Role.SCORE) - own_years(table, Role.COMMENTS)
        for section in assembly.outline.sections
        for table in section.objectives
    )
    levels = {
        column.score
        for section in assembly.outline.sections
        for table in section.rubrics
        for column in table.columns
        if column.score is not None
    }
    for line in (line for passage in passages for line in passage.lines):
        if looks_like_row(line):
            yield line, "row-outside-table"
        elif _names_absent_level(line.text, levels):
            yield line, "level-outside-table"
        elif lacking and heads_comments(line.text):
            yield line, "comments-outside-table"


def _names_absent_level(text: str, levels: Set[int]) -> bool:
    """Return whether a text names the level above the highest of all rubrics, or below the lowest."""
    named = read_named_level(text)
    return bool(levels) and named is not None and named[0] in {min(levels) - 1, max(levels) + 1}
