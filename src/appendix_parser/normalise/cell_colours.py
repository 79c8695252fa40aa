"""Scores that are the colour of a cell: which fill is behind the cell of a row and column, and which level it stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from appendix_parser.assembly.model import Column, LogicalRow
from appendix_parser.doubts import Doubt
from appendix_parser.geometry import Box, hull
from appendix_parser.page import Fill
from appendix_parser.records import Score, ScoreStatus

_WIDER = 3.0  # points by which a cell's fill may reach over the edges of its column
_LIKE = 4  # of 255, by which two shades of a colour may differ


@dataclass(frozen=True, slots=True)
class CellColours:
    """The fills of each page, and the levels that colours stand for, by `#rrggbb`."""

    levels: Mapping[str, int] = field(default_factory=dict)
    fills: Mapping[int, Sequence[Fill]] = field(default_factory=dict)

    def colour(self, row: LogicalRow, column: Column) -> str | None:
        """Return the colour behind a row's cell in a column, as `#rrggbb`; None if it has none of its own."""
        boxes = [word.box for word in row.words if word.page == row.page]
        if not boxes or not self.fills:
            return None
        lines = hull(boxes)
        own = [fill for fill in self.fills.get(row.page, ()) if _is_in(fill.box, column)]
        shared = [(min(f.box.bottom, lines.bottom) - max(f.box.top, lines.top), f) for f in own]
        most = max((height for height, _ in shared), default=0)
        # Of fills over each other the last one is seen.
        seen = [fill for height, fill in shared if most > 0 and height >= 0.9 * most]
        return as_hex(seen[-1].colour) if seen else None

    def read(self, score: Score, colour: str | None) -> tuple[Score, Doubt | None]:
        """Return a score with what the colour of its cell says, and the doubt about that."""
        said = next((level for known, level in self.levels.items() if is_same_colour(known, colour)), None)
        if said is None:
            return score, None
        values = {"colour": colour, "value": said, "raw": score.raw}
        if score.status is ScoreStatus.MISSING and not score.raw:
            read = Score(raw="", low=said, high=said, value=said, status=ScoreStatus.SINGLE)
            return read, Doubt("score-from-colour", values)
        differs = score.value is not None and score.value != said
        return score, Doubt("score-colour-differs", values) if differs else None


def _is_in(box: Box, column: Column) -> bool:
    return column.x0 - _WIDER <= box.x0 and box.x1 <= column.x1 + _WIDER


def as_hex(colour: tuple[float, float, float]) -> str:
    """Return a colour as `#rrggbb`."""
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, part))):02x}" for part in colour)


def is_same_colour(one: str, other: str | None) -> bool:
    """Return whether two colours look the same: producers round them."""
    if other is None:
        return False
    parts = [(int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return all(abs(a - b) <= _LIKE for a, b in parts)
