"""A page's instructions, one after the other: pdfminer's parser, with a short way for what nearly all of them are."""

from __future__ import annotations

import re
from binascii import unhexlify
from collections.abc import Callable
from typing import Any

from pdfminer.pdfinterp import PDFContentParser
from pdfminer.psparser import KWD, LIT

_WHITE = rb"[ \t\r\n]*+"
_NUMBER = rb"[-+]?(?:[0-9]++(?:\.[0-9]*+)?+|\.[0-9]++)(?=[ \t\r\n()\[\]/<])"
_STRING = rb"\([^()\\\r\n]*+\)"
_HEX_STRING = rb"<(?:[0-9A-Fa-f]{2})*+>"
_ITEM = re.compile(
    rb"""%(white)s(?:
        (?P<number> %(number)s)
      | (?P<operator> (?!BI|ID|EI|true|false) [A-Za-z]{1,2}[A-Za-z0-9*]?) (?=[ \t\r\n])
      | /(?P<name> [A-Za-z0-9]++) (?=[ \t\r\n])
      | \[(?P<list> (?:%(white)s(?:%(number)s|%(string)s|%(hex)s))*+ %(white)s)\]
      | (?P<string> %(string)s|%(hex)s)
    )"""
    % {b"white": _WHITE, b"number": _NUMBER, b"string": _STRING, b"hex": _HEX_STRING},
    re.VERBOSE,
)
_PART = re.compile(rb"<([^>]*)>|\(([^)]*)\)|([-+.0-9]+)")


def _number(text: bytes) -> int | float:
    return float(text) if b"." in text else int(text)


def _parts(text: bytes) -> list[Any]:
    return [
        _number(number) if number else unhexlify(digits) if digits else string
        for digits, string, number in _PART.findall(text)
    ]


_READ: dict[str, Callable[[bytes], Any]] = {
    "number": _number,
    "operator": KWD,
    "name": lambda text: LIT(text.decode("ascii")),
    "list": _parts,
    "string": lambda text: unhexlify(text[1:-1]) if text[:1] == b"<" else text[1:-1],
}
_WITHIN_STRINGS = frozenset(("_parse_string", "_parse_string_1", "_parse_hexstring"))


class ContentParser(PDFContentParser):
    """Parses the instructions of a page as pdfminer does, but each plain operand or operator at once.

    What is not plain (escapes, dictionaries, pictures, what the end of a buffer cuts, damage) is left to pdfminer.
    """

    BUFSIZ = 1 << 16

    def __init__(self, streams: list[Any]) -> None:
        super().__init__(streams)
        self._between = self._parse_main  # what comes next when nothing has begun

    def next_item(self) -> Any:
        """Return the next operand or operator.

        Raises:
            PSEOF: there is none.
        """
        if not (self._tokens or self.results or self.context) and self._parse1 == self._between:
            found = _ITEM.match(self.buf, self.charpos)
            if found is not None:
                self.charpos = found.end()
                kind = found.lastgroup or ""
                return _READ[kind](found[kind])
        return self.nextobject()[1]

    @property
    def is_unfinished(self) -> bool:
        """Whether a list, a dictionary, a picture or a string has begun and not ended; at the end, it never does."""
        return bool(self.context) or self._parse1.__name__ in _WITHIN_STRINGS
