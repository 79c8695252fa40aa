"""Reads score cells: their words, or the headings of the columns that are marked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from appendix_parser.assembly.passage import Passage
from appendix_parser.doubts import Doubt
from appendix_parser.notation.scale import ScoringSystem
from appendix_parser.notation.scores import read_score
from appendix_parser.notation.tick_marks import read_marked, text_of_marked
from appendix_parser.page import Word
from appendix_parser.records import Score, ScoreStatus


@dataclass(frozen=True, slots=True)
class ScoreCells:
    """Reads score cells. `marks` has the words of the level of each mark; `phrase` makes a cell's text."""

    marks: Mapping[tuple[int, int], tuple[Word, ...]]
    phrase: Callable[[Passage], str]

    def headings(self, cell: Passage) -> list[Passage]:
        """Return the headings of the columns that a cell marks; none if it has a score in its own words."""
        return [
            Passage.of(self.marks[w.page, w.index]) for w in cell.words if (w.page, w.index) in self.marks
        ]

    def text(self, cell: Passage) -> str:
        """Return what a cell says, as it is read."""
        headings = [heading.plain for heading in self.headings(cell)]
        return text_of_marked(headings) if headings else self.phrase(cell)

    def read(self, cell: Passage, system: ScoringSystem) -> tuple[Score, tuple[Doubt, ...]]:
        """Read the score of a cell, with the doubts about it."""
        headings = [heading.plain for heading in self.headings(cell)]
        if headings:
            return read_marked(cell.words[0].text, headings, system)
        read = read_score(self.phrase(cell), system)
        text = "".join(line.text for line in cell.lines)  # `TB` above `C`; but digits may be two scores
        if read[0].status is ScoreStatus.UNREADABLE and len(cell.lines) > 1 and not text.isdecimal():
            whole = read_score(text, system)
            if whole[0].status is not ScoreStatus.UNREADABLE:
                return whole
        return read
