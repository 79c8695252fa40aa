"""Groups lines of text into blocks: lines in one style, one below the other, such as headings and paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from appendix_parser.assembly.model import Event, ObjectivesTable, RubricTable, TextRun
from appendix_parser.assembly.passage import Passage
from appendix_parser.layout import TextLine

SAME_SIZE = 0.3  # points
_FEWEST_FULL, _FULL = 3, 0.97  # this many lines, nearly as wide as each other, show how wide text is
_NEXT_LINE = 1.35  # lines at most this many font sizes apart continue, whatever the reason for the line end
_WIDE_NEXT_LINE = 1.8  # … and up to this if the next word did not fit on the line before


@dataclass(frozen=True, slots=True)
class Block:
    """Lines in one style, one below the other."""

    lines: tuple[TextLine, ...]

    @property
    def style(self) -> tuple[float, bool]:
        """Size of most of its words, and whether most are bold."""
        words = [word for line in self.lines for word in line.words]
        return round(median(w.size for w in words), 1), 2 * sum(w.bold for w in words) > len(words)

    @property
    def page(self) -> int:
        """The page that it begins on."""
        return self.lines[0].words[0].page

    @property
    def passage(self) -> Passage:
        """Its lines as one value."""
        return Passage(self.lines)


def body_size(events: Iterable[Event]) -> float:
    """Return the usual size of the words in tables, in points; 0 if there are none."""
    sizes = [
        word.size
        for event in events
        if isinstance(event, (ObjectivesTable, RubricTable))
        for row in event.rows
        for word in row.words
    ]
    return median(sizes) if sizes else 0.0


def text_width(events: Sequence[Event]) -> float:
    """Return how wide a line of text can be: the greatest width that some lines share, but no wider than the tables."""
    tables = [event for event in events if isinstance(event, (ObjectivesTable, RubricTable))]
    room = max((table.columns[-1].x1 - table.columns[0].x0 for table in tables), default=0.0)
    runs = [event.lines for event in events if isinstance(event, TextRun)]
    widths = sorted((line.box.width for lines in runs for line in lines), reverse=True)
    pairs = zip(widths, widths[_FEWEST_FULL - 1 :], strict=False)
    return min(room, next((wide for wide, other in pairs if other >= _FULL * wide), room))


def blocks_of(lines: Sequence[TextLine], width: float) -> list[Block]:
    """Group lines into blocks; `width` is the room that a line has on the page."""
    blocks: list[Block] = []
    for line in lines:
        last = blocks[-1] if blocks else None
        if last is not None and _continues(last, line, width):
            blocks[-1] = Block((*last.lines, line))
        else:
            blocks.append(Block((line,)))
    return blocks


def _continues(block: Block, line: TextLine, width: float) -> bool:
    own = Block((line,))
    (size, bold), (own_size, own_bold) = block.style, own.style
    if block.page != own.page or abs(size - own_size) > SAME_SIZE or bold != own_bold:
        return False
    before = block.lines[-1].box
    step = line.box.bottom - before.bottom
    fitted = before.width + 0.25 * size + line.words[0].box.width < width
    return 0 <= step <= (_NEXT_LINE if fitted else _WIDE_NEXT_LINE) * size
