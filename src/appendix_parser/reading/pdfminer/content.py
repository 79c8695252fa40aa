"""A page's instructions, one after the other: pdfminer's parser, with a short way for what nearly all of them are."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from pdfminer.pdfinterp import PDFContentParser
from pdfminer.psparser import KWD, LIT, PSKeyword, PSLiteral

_PIECE = re.compile(
    rb"""[ \t\r\n]*(?:
        (?P<integer>[-+]?[0-9]+) (?=[ \t\r\n()\[\]/])
      | (?P<real>[-+]?(?:[0-9]*\.[0-9]+|[0-9]+\.)) (?=[ \t\r\n()\[\]/])
      | \( (?P<string>[^()\\\r\n]*) \)
      | / (?P<name>[A-Za-z0-9]+) (?=[ \t\r\n])
      | (?P<operator>[A-Za-z]{1,2}[A-Za-z0-9*]?) (?=[ \t\r\n])
    )""",
    re.VERBOSE,
)
_READ: dict[str, Callable[[bytes], Any]] = {
    "integer": int,
    "real": float,
    "string": bytes,
    "name": lambda text: LIT(text.decode("ascii")),
    "operator": KWD,
}
_OPERANDS = (int, float, bytes, PSLiteral)
_BRACKETS = frozenset(map(KWD, (b"[", b"]", b"<<", b">>", b"{", b"}", b"BI", b"ID", b"EI")))

_WITHIN_STRINGS = frozenset(("_parse_string", "_parse_string_1", "_parse_hexstring"))


class ContentParser(PDFContentParser):
    """Parses the instructions of a page as pdfminer does, several pieces at a time where they are plain.

    What is not plain (escapes, dictionaries, pictures, pieces that the end of a buffer cuts, damage) is left to pdfminer.
    """

    def next_item(self) -> Any:
        """Return the next operand or operator.

        Raises:
            PSEOF: there is none.
        """
        if not (self.results or self.context):
            position, token = self.nexttoken()
            if type(token) in _OPERANDS or (type(token) is PSKeyword and token not in _BRACKETS):
                return token
            self._tokens.insert(0, (position, token))
            self.eof = False  # else what was put back would not be given again
        return self.nextobject()[1]

    @property
    def is_within(self) -> bool:
        """Whether a list, a dictionary, a picture or a string has begun and not ended; at the end, it never does."""
        return bool(self.context) or self._parse1.__name__ in _WITHIN_STRINGS

    def _parse_main(self, s: bytes, i: int) -> int:
        end = i
        while (found := _PIECE.match(s, end)) is not None:
            kind = found.lastgroup or ""
            self._tokens.append((self.bufpos + found.start(kind), _READ[kind](found[kind])))
            end = found.end()
            if kind == "operator":
                return end  # what follows `ID` is no text
        return end if end > i else super()._parse_main(s, i)
