"""Rows: which column a cell belongs to, and whether a row goes on over a page end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from appendix_parser.assembly.model import Column, LevelColumn, column_of
from appendix_parser.assembly.passage import Passage
from appendix_parser.assembly.roles import Role
from appendix_parser.assembly.stream import GridRow
from appendix_parser.doubts import Doubt
from appendix_parser.geometry import hull
from appendix_parser.layout import Cell
from appendix_parser.page import Word, quoted

_STOPS = ".!?:;…"
_LINE = 1.5  # font sizes from one line to the next, generously
_WIDOWS = 3.6  # … and that a producer may leave empty at a page end, to keep lines of a paragraph together
_SAME_EDGE = 6.0  # points by which a column's edge may move from page to page
_ABOUT = 0.05  # … and this share of the table's width from one table to another
_SHORT = 3  # words


@dataclass(slots=True)
class Fragment:
    """What one grid row adds to a logical row: words by column.

    `covered` are the columns that a cell of an earlier row reaches into, each with that cell. A row is `nested` where it
    is one of a table that stands in a cell.
    """

    row: GridRow
    cells: list[list[Word]]
    covered: Mapping[int, Cell] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    nested: bool = False

    def shared(self) -> dict[int, Passage]:
        """Return the texts of drawn cells of an earlier row that apply to this row as well, by column."""
        if self.row.grid.kind != "ruled":
            return {}
        return {
            column: Passage(cell.lines)
            for column, cell in self.covered.items()
            if cell.words and not self.cells[column]
        }

    def passages(self) -> list[Passage]:
        """The words of each column as a passage; where they are those of one cell, its lines are known."""
        if self.nested:
            whole = sum((Passage(cell.lines) for cell in self.row.filled), Passage())
            return [whole if words else Passage() for words in self.cells]
        cells = {cell.words[0].index: cell for cell in self.row.filled}
        return [
            Passage(cell.lines)
            if words and (cell := cells.get(words[0].index)) and len(cell.words) == len(words)
            else Passage.of(words)
            for words in self.cells
        ]


def place(row: GridRow, columns: Sequence[Column | LevelColumn]) -> Fragment | None:
    """Lay a row's words into the columns that they stand under; None where the row is not of this table."""
    within = _within_cell(row, columns)
    if within is None:
        return _place_under(row, columns)
    cells = [row.words if index == within else [] for index in range(len(columns))]
    return Fragment(row, cells, _covered(row, columns), nested=True)


def _place_under(row: GridRow, columns: Sequence[Column | LevelColumn]) -> Fragment | None:
    words: list[list[Word]] = [[] for _ in columns]
    doubts = [Doubt("cell-line-missing", {"words": quoted(row.words)})] if row.torn else []
    edges = [edge for column in columns for edge in (column.x0, column.x1)]
    fits = all(_near(cell.box.x0, edges) and _near(cell.box.x1, edges) for cell in row.cells)
    if not fits and row.grid.kind == "ruled":
        return None
    if row.grid.kind == "aligned" and side_by_side(row, columns):
        # A boundary that no line draws may lie anywhere in the white between two columns.
        return Fragment(row, [list(cell.words) for cell in row.cells], _covered(row, columns))
    box = row.grid.box
    if not (_near(box.x0, (columns[0].x0,)) and _near(box.x1, (columns[-1].x1,))):
        return None
    for cell in row.filled:
        under = [i for i, c in enumerate(columns) if cell.box.x0 < (c.x0 + c.x1) / 2 < cell.box.x1]
        if not under:
            under = [i for i, c in enumerate(columns) if c.x0 <= cell.box.x_mid < c.x1]
        if not under:
            return None
        if len(under) == 1:
            if words[under[0]]:
                doubts.append(Doubt("cells-joined", {"words": quoted(cell.words)}))
            words[under[0]] += cell.words
            continue
        for word in cell.words:
            words[_column_of(word, cell, under, columns)].append(word)
        doubts.append(Doubt("cell-over-columns", {"words": quoted(cell.words)}))
    return Fragment(row, words, _covered(row, columns), doubts)


def _column_of(word: Word, cell: Cell, under: Sequence[int], columns: Sequence[Column | LevelColumn]) -> int:
    """Return the column of a word of a cell over several: it stands there, or it is part of a remark on all of them."""
    comments = [i for i in under if isinstance(c := columns[i], Column) and c.role is Role.COMMENTS]
    if comments and len(cell.words) >= _SHORT:
        return comments[0]
    return min(under, key=lambda i: max(columns[i].x0 - word.box.x_mid, word.box.x_mid - columns[i].x1))


def _within_cell(row: GridRow, columns: Sequence[Column | LevelColumn]) -> int | None:
    """Return the column in one cell of which all of a row stands, as a table within a table does; None for other rows.

    All other columns are covered by cells that reach down from an earlier row.
    """
    free = set(range(len(columns))) - _covered(row, columns).keys()
    if len(free) != 1 or len(row.cells) < 2 or len(columns) < 3:
        return None
    (only,) = free
    inside = (columns[only].x0 - _SAME_EDGE, columns[only].x1 + _SAME_EDGE)
    return only if all(inside[0] <= cell.box.x0 and cell.box.x1 <= inside[1] for cell in row.cells) else None


def side_by_side(row: GridRow, columns: Sequence[Column | LevelColumn]) -> bool:
    """Tell whether a row has one cell for each column, each of which overlaps its own."""
    return len(row.cells) == len(columns) and all(
        cell.box.x0 < column.x1 and column.x0 < cell.box.x1
        for cell, column in zip(row.cells, columns, strict=True)
    )


def place_in_order(row: GridRow, columns: Sequence[Column | LevelColumn]) -> Fragment | None:
    """Lay a row's cells into the columns one by one, with a doubt; None where there are more or fewer."""
    if len(row.cells) != len(columns):
        return None
    doubt = Doubt("columns-moved", {"words": quoted(row.words)})
    return Fragment(row, [list(cell.words) for cell in row.cells], doubts=[doubt])


def may_begin_objective(row: GridRow, columns: Sequence[Column | LevelColumn]) -> bool:
    """Tell whether a row with columns of about these widths has a label where they have one, and short scores."""
    box, width = row.grid.box, columns[-1].x1 - columns[0].x0
    if (
        len(row.cells) != len(columns)
        or not _near(box.x0, (columns[0].x0,))
        or not _near(box.x1, (columns[-1].x1,))
    ):
        return False
    numbers = 0
    for cell, column in zip(row.cells, columns, strict=True):
        if not isinstance(column, Column) or abs(cell.box.x0 - column.x0) > _ABOUT * width:
            return False
        if column.role is Role.NUMBER:
            numbers += len(cell.words) <= _SHORT and any(map(str.isdigit, cell.text))
        elif column.role is Role.SCORE and len(cell.words) > _SHORT:
            return False
    return numbers == 1


def _covered(row: GridRow, columns: Sequence[Column | LevelColumn]) -> dict[int, Cell]:
    reaching = [cell for cell in row.grid.cells if cell.row < row.index < cell.row + cell.rows]
    return {
        index: cell
        for index, column in enumerate(columns)
        for cell in reaching
        if cell.box.x0 < (column.x0 + column.x1) / 2 < cell.box.x1
    }


def _near(edge: float, edges: Sequence[float]) -> bool:
    return any(abs(edge - other) <= _SAME_EDGE for other in edges)


# -- joining -------------------------------------------------------------------------------------------------
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
