"""Whether a row goes on over a page end: with the row before it, or as one of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from appendix_parser.assembly.model import Column, LevelColumn, column_of
from appendix_parser.assembly.place import Fragment
from appendix_parser.assembly.roles import Role
from appendix_parser.geometry import hull

_STOPS = ".!?:;…"
_LINE = 1.5  # font sizes from one line to the next, generously
_WIDOWS = 3.6  # … and that a producer may leave empty at a page end, to keep lines of a paragraph together


class Join(Enum):
    """Whether a fragment belongs to the row before it."""

    NEW = "new"
    SAME = "same"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Keys:
    """The columns that tell rows apart: by index, None where the table has none."""

    number: int | None
    title: int | None
    scores: tuple[int, ...]
    year: int | None = None

    @classmethod
    def of(cls, columns: Sequence[Column | LevelColumn]) -> Keys:
        """Find the key columns; a rubric's label is its title."""
        roles = [
            c.role if isinstance(c, Column) else (Role.TITLE if c.is_label else Role.COMMENTS)
            for c in columns
        ]
        return cls(
            number=roles.index(Role.NUMBER) if Role.NUMBER in roles else None,
            title=roles.index(Role.TITLE) if Role.TITLE in roles else None,
            scores=tuple(index for index, role in enumerate(roles) if role is Role.SCORE),
            year=column_of(columns, Role.YEAR),
        )

    def tell(self, fragment: Fragment) -> bool:
        """Tell whether a fragment has a number or a title, as the first of a row has."""
        return any(key is not None and bool(fragment.cells[key]) for key in (self.number, self.title))


def join(before: Sequence[Fragment], after: Fragment, keys: Keys, *, repeated_header: bool) -> Join:
    """Tell whether `after` goes on with the row that the fragments `before` have begun.

    The signs, strongest first: a number of its own starts a row; cells that reach over rows hold them
    together; lines left open at the page end; and whether every cell that goes on was cut at the very end of
    its page.
    """
    last = before[-1]
    if keys.year is not None and after.cells[keys.year]:
        return Join.NEW
    if {keys.number, keys.title} & after.covered.keys():
        return Join.SAME
    crossing = after.row.crosses_page_from(last.row) or (
        repeated_header and after.row.page == last.row.page + 1 and last.row.closes_page
    )
    has_number = keys.number is not None and bool(after.cells[keys.number])
    had_number = keys.number is not None and any(f.cells[keys.number] for f in before)
    if has_number and had_number:
        return Join.NEW
    if not crossing:
        return _join_on_page(after, keys, has_number=has_number)
    if not any(after.cells):
        return Join.SAME
    open_ends = last.row.open_bottom and after.row.open_top
    touching = _cut_at_the_end(last, after)
    if open_ends and touching:
        return Join.SAME
    if _stands_alone(before, after, keys):
        # Unless only the first has a number, and its score takes several lines (`3 with / aspects of 5`).
        return Join.SAME if touching and had_number and _reads_on(last, after) else Join.NEW
    if keys.number is None and _names(after, keys) and any(_names(f, keys) for f in before):
        if touching and _reads_on(last, after):
            return Join.SAME
        return Join.DOUBTFUL if _name_goes_on(last, after, keys) else Join.NEW
    # A row that lines close is whole where those that go on are left open.
    closed = after.row.grid.open_bottom and not last.row.grid.open_bottom and not _reads_on(last, after)
    return Join.SAME if touching and not closed else Join.DOUBTFUL


def _join_on_page(after: Fragment, keys: Keys, *, has_number: bool) -> Join:
    if not any(after.cells):
        return Join.SAME
    if _label_goes_on(after, keys):
        return Join.DOUBTFUL
    if has_number or _names(after, keys) or any(after.cells[i] for i in keys.scores):
        return Join.NEW
    # The last row of a page may have its number and title on the next, where cells are centred over the row.
    return Join.NEW if after.row.closes_page else Join.DOUBTFUL


def _label_goes_on(after: Fragment, keys: Keys) -> bool:
    """Tell whether a rubric's label begins small in a row that no line parts from the one above."""
    if keys.scores or keys.title is None or after.row.grid.kind != "aligned" or after.row.grid.rows_ruled:
        return False
    label = after.cells[keys.title]
    return bool(label) and label[0].text[0].islower()


def _names(fragment: Fragment, keys: Keys) -> bool:
    return keys.title is not None and bool(fragment.cells[keys.title])


def _name_goes_on(last: Fragment, after: Fragment, keys: Keys) -> bool:
    """Tell whether a name that does not end as a sentence does goes on, and begins small."""
    assert keys.title is not None
    ended, begun = last.cells[keys.title], after.cells[keys.title]
    return bool(ended) and ended[-1].text[-1] not in _STOPS and begun[0].text[0].islower()


def _stands_alone(before: Sequence[Fragment], after: Fragment, keys: Keys) -> bool:
    """Tell whether both sides have a title and a score for the same year: two rows, not one."""
    titled = _names(after, keys) and any(_names(f, keys) for f in before)
    return titled and any(after.cells[i] and any(f.cells[i] for f in before) for i in keys.scores)


def _reads_on(last: Fragment, after: Fragment) -> bool:
    """Tell whether more cells break off in a sentence than end one."""
    signs = 0
    for ended, begun in zip(last.cells, after.cells, strict=True):
        if ended and begun:
            stops, starts = ended[-1].text[-1] in _STOPS, not begun[0].text[0].islower()
            signs += (not stops and not starts) - (stops and starts)
    return signs > 0


def _cut_at_the_end(last: Fragment, after: Fragment) -> bool:
    """Tell whether every cell with words on both sides reaches the end of one and the start of the other."""
    both = [i for i, (a, b) in enumerate(zip(last.cells, after.cells, strict=True)) if a and b]
    if not both:
        return True
    bottom = max(hull(w.box for w in words).bottom for words in last.cells if words)
    top = min(hull(w.box for w in words).top for words in after.cells if words)
    for index in both:
        size = max(word.size for word in last.cells[index])
        if hull(w.box for w in last.cells[index]).bottom < bottom - _WIDOWS * size:
            return False
        if hull(w.box for w in after.cells[index]).top > top + _LINE * size:
            return False
    return True
