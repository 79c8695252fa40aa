"""Finds what a row repeats of the row above to say that it continues it, such as `Reporting (cont.)`."""

from __future__ import annotations

from collections.abc import Sequence

from appendix_parser.assembly.outline.captions import heading_continues, name_of
from appendix_parser.assembly.passage import Passage
from appendix_parser.assembly.tables.join import Keys
from appendix_parser.assembly.tables.place import Fragment


def said_again(before: Sequence[Fragment], after: Fragment, keys: Keys) -> list[int]:
    """Return the columns of `after` that repeat the row of the fragments `before`; none if it does not continue that.

    Its number or title says `continued`, and both are those of the row. A score may be repeated, too.
    """
    named = [key for key in (keys.number, keys.title) if key is not None and after.cells[key]]
    if not any(heading_continues(Passage.of(after.cells[key])) for key in named):
        return []
    again = [key for key in (*named, *keys.scores) if _repeats(before, after, key)]
    return again if set(named).issubset(again) else []


def _repeats(before: Sequence[Fragment], after: Fragment, column: int) -> bool:
    own = Passage.of(after.cells[column])
    whole = Passage.of([word for one in before for word in one.cells[column]])
    return bool(own.words) and name_of(own) in ("", name_of(whole))
