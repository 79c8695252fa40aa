"""Decides whether a row continues on the next page, or is a new row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from appendix_parser.assembly.heads.roles import Role
from appendix_parser.assembly.model import Column, LevelColumn, column_of
from appendix_parser.assembly.tables.place import Fragment
from appendix_parser.geometry import Box, hull
from appendix_parser.page import Word

_STOPS = ".!?:;…"
_LINE = 1.5  # font sizes from one line to the next, at most
_WIDOWS = 3.6  # … and those that may be empty at a page end, to keep a paragraph's lines together
_CENTRED = 0.5  # … from the middle of a centred text to that of the others, at most


class Join(Enum):
    """Whether a fragment belongs to the row before it."""

    NEW = "new"
    SAME = "same"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Keys:
    """The columns that distinguish rows, by index; None for a column that the table does not have."""

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
        """Return whether a fragment has a number or a title, as the first fragment of a row has."""
        return any(key is not None and bool(fragment.cells[key]) for key in (self.number, self.title))


def join(before: Sequence[Fragment], after: Fragment, keys: Keys, *, repeated_header: bool) -> Join:
    """Return whether `after` continues the row that the fragments `before` have begun.

    A year or a second number begins a row. A number or title that reaches over several rows holds them together, unless
    each has a score. Otherwise, at a page end, the signs for and against add up, in bits.
    """
    crossing = crosses_page_end(before[-1], after, repeated_header=repeated_header)
    if _has(after, keys.year):
        return Join.NEW
    if {keys.number, keys.title} & after.covered.keys():
        return Join.NEW if any(_on_both_sides(before, after, score) for score in keys.scores) else Join.SAME
    if _on_both_sides(before, after, keys.number):
        return Join.NEW
    if not any(after.cells):
        return Join.SAME
    if not crossing:
        return _join_on_page(after, keys)
    return verdict(sign for sign, is_there in _signs(before, after, keys).items() if is_there)


def crosses_page_end(last: Fragment, after: Fragment, *, repeated_header: bool) -> bool:
    """Return whether only a page end is between two rows, and perhaps the header again."""
    return after.row.crosses_page_from(last.row) or (
        repeated_header and after.row.page == last.row.page + 1 and last.row.closes_page
    )


SURE: Final = 2.0  # bits; a sum nearer to 0 is doubtful
BITS: Final = {
    "cut where the page ends": 3.0,
    "cut, and no line closes either side": 10.0,
    "only the row before has a number or title": 1.5,  # and there is no score after it
    "closed by a line, and the rest left open": -1.9,
    "a sentence goes on": 10.0,  # from a row that has its number
    "both have a title and a score of one year": -10.0,
    "both have a name, and none a number": -9.0,
    "the name goes on": 8.5,
}
"""The evidence that the rows on both sides of a page end are one; a negative value is evidence for two."""


def verdict(signs: Iterable[str]) -> Join:
    """Return what signs of `BITS` say together."""
    bits = sum(BITS[sign] for sign in signs)
    return Join.SAME if bits > SURE else Join.NEW if bits < -SURE else Join.DOUBTFUL


def _signs(before: Sequence[Fragment], after: Fragment, keys: Keys) -> dict[str, bool]:
    last = before[-1]
    cut, reads_on = _cut_at_the_end(last, after), _reads_on(last, after)
    numbered = keys.number is None or any(_has(one, keys.number) for one in before)
    named = _on_both_sides(before, after, keys.title)
    scored = any(_on_both_sides(before, after, score) for score in keys.scores)
    closed = after.row.grid.open_bottom and not last.row.grid.open_bottom
    begun = any(map(keys.tell, before))
    return {
        "cut where the page ends": cut,
        "cut, and no line closes either side": cut and last.row.open_bottom and after.row.open_top,
        "only the row before has a number or title": begun and not _is_keyed(after, keys),
        "closed by a line, and the rest left open": closed and not reads_on,
        "a sentence goes on": cut and reads_on and numbered,
        "both have a title and a score of one year": named and scored,
        "both have a name, and none a number": named and keys.number is None,
        "the name goes on": named and keys.number is None and _name_goes_on(last, after, keys),
    }


def _on_both_sides(before: Sequence[Fragment], after: Fragment, column: int | None) -> bool:
    return _has(after, column) and any(_has(one, column) for one in before)


def _has(fragment: Fragment, column: int | None) -> bool:
    return column is not None and bool(fragment.cells[column])


def _is_keyed(fragment: Fragment, keys: Keys) -> bool:
    """Return whether a fragment has a number, a title or a score, as a complete row has."""
    return any(_has(fragment, index) for index in (keys.number, keys.title, *keys.scores))


def _join_on_page(after: Fragment, keys: Keys) -> Join:
    if _label_goes_on(after, keys):
        return Join.DOUBTFUL
    if _is_keyed(after, keys):
        return Join.NEW
    # The last row of a page may have its number and title on the next page, if cells are centred in the row.
    return Join.NEW if after.row.closes_page else Join.DOUBTFUL


def _label_goes_on(after: Fragment, keys: Keys) -> bool:
    """Return whether a rubric's label starts with a lower-case letter, without a line above its row."""
    if keys.scores or keys.title is None or after.row.grid.kind != "aligned" or after.row.grid.rows_ruled:
        return False
    label = after.cells[keys.title]
    return bool(label) and label[0].text[0].islower()


def _name_goes_on(last: Fragment, after: Fragment, keys: Keys) -> bool:
    """Return whether a name with a capital, which does not end like a sentence, continues with a lower-case letter."""
    assert keys.title is not None
    ended, begun = last.cells[keys.title], after.cells[keys.title]
    if not ended or ended[0].text[0].islower():
        return False
    return ended[-1].text[-1] not in _STOPS and begun[0].text[0].islower()


def _reads_on(last: Fragment, after: Fragment) -> bool:
    """Return whether more cells break off within a sentence than end one."""
    signs = 0
    for ended, begun in zip(last.cells, after.cells, strict=True):
        if ended and begun:
            stops, starts = ended[-1].text[-1] in _STOPS, not begun[0].text[0].islower()
            signs += (not stops and not starts) - (stops and starts)
    return signs > 0


def _cut_at_the_end(last: Fragment, after: Fragment) -> bool:
    """Return whether each cell with words on both sides reaches the end of one row and the start of the other.

    In the rest of a row, cells may be centred.
    """
    bottom = max((_box(words).bottom for words in last.cells if words), default=0.0)
    rest = hull(_box(words) for words in after.cells if words)
    for ended, begun in zip(last.cells, after.cells, strict=True):
        if ended and begun:
            size, box = max(word.size for word in ended), _box(begun)
            starts = box.top <= rest.top + _LINE * size or abs(box.y_mid - rest.y_mid) <= _CENTRED * size
            if _box(ended).bottom < bottom - _WIDOWS * size or not starts:
                return False
    return True


def _box(words: Sequence[Word]) -> Box:
    return hull(word.box for word in words)
