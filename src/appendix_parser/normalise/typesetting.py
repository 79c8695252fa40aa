"""From passages to text: line ends undone, paragraphs and bullets kept as lines."""

from __future__ import annotations

import re
from collections.abc import Iterable

from appendix_parser.assembly.passage import Measure, Passage, fills, paragraphs
from appendix_parser.layout import TextLine
from appendix_parser.text import Line, is_bullet, join_lines


class Typesetting:
    """How the words of one document were set into lines.

    `vocabulary` is what stands inside of its lines, and the words of its `names`: those of the levels.
    """

    def __init__(self, passages: Iterable[Passage], names: Iterable[str] = ()) -> None:
        inside = (word.text for passage in passages for line in passage.lines for word in line.words[:-1][1:])
        named = (word for name in names for word in name.split())
        self.vocabulary = frozenset(re.sub(r"^\W+|\W+$", "", word).lower() for word in (*inside, *named))

    def prose(self, passage: Passage, measure: Measure) -> str:
        """Return a passage's text with its paragraphs and bullets as lines."""
        return "\n".join(self._joined(part, measure) for part in paragraphs(passage, measure, is_bullet))

    def phrase(self, passage: Passage, measure: Measure | None = None) -> str:
        """Return a passage's text on one line: a heading, a title, a number."""
        return self._joined(passage.lines, measure or Measure.of([passage]))

    def _joined(self, lines: Iterable[TextLine], measure: Measure) -> str:
        return join_lines([Line(line.text, fills(line, measure)) for line in lines], self.vocabulary)
