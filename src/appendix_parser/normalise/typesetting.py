"""From passages to text: line ends undone, paragraphs and bullets kept as lines."""

from __future__ import annotations

from collections.abc import Iterable

from appendix_parser.assembly.passage import Measure, Passage, fills, paragraphs
from appendix_parser.layout import TextLine
from appendix_parser.text import SOFT_HYPHEN, Line, bare_word, join_lines

_HYPHEN = "\u2010"


class Typesetting:
    """How the words of one document were set into lines.

    `vocabulary` is what is inside of its lines, and the words of its `names`: those of the levels. Where the hyphen
    U+2010, which no keyboard has, is at line ends alone, it was put there by what broke the lines.
    """

    def __init__(self, passages: Iterable[Passage], names: Iterable[str] = ()) -> None:
        passages = list(passages)
        inside = {word.text for passage in passages for line in passage.lines for word in line.words[:-1][1:]}
        named = (word for name in names for word in name.split())
        texts = (line.text for passage in passages for line in passage.lines)
        self._hyphenated = not any(_HYPHEN in text[:-1] for text in texts)
        self.vocabulary = frozenset(map(bare_word, (*inside, *named)))

    def prose(self, passage: Passage, measure: Measure) -> str:
        """Return a passage's text with its paragraphs and bullets as lines."""
        return "\n".join(self._joined(part, measure) for part in paragraphs(passage, measure))

    def phrase(self, passage: Passage, measure: Measure | None = None) -> str:
        """Return a passage's text on one line: a heading, a title, a number."""
        return self._joined(passage.lines, measure or Measure.of([passage]))

    def _joined(self, lines: Iterable[TextLine], measure: Measure) -> str:
        *others, last = [Line(line.text, fills(line, measure)) for line in lines] or [Line("")]
        return join_lines([*map(self._unbroken, others), last], self.vocabulary)

    def _unbroken(self, line: Line) -> Line:
        broken = self._hyphenated and line.text.endswith(_HYPHEN) and line.text[-2:-1].isalpha()
        return line._replace(text=line.text[:-1] + SOFT_HYPHEN) if broken else line
