"""JSON, out and in: records as text that is the same in every run, and the same records from it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

import pydantic_core

from appendix_parser.records import SCHEMA_VERSION, Appendix, Record

# Characters that JSON allows in a string as they are, but that act on a reader or a terminal instead of
# showing: DEL and the C1 controls, marks that change the direction of text, line separators, the byte order
# mark; and halves of surrogate pairs, which UTF-8 cannot hold. (The C0 controls are always escaped.)
_ACTING = re.compile(
    r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]",
)

_ENDLESS = re.compile(r'^ *(?:"(?:[^"\\]|\\.)*+": )?-?(?:Infinity|NaN),?$', re.MULTILINE)
"""A line that is such a number, or a field with one; no string holds a line end."""

_BITS = 64
"""What an integer of a table has room for, its sign among them."""


def to_json(value: Record | Sequence[Record]) -> str:
    """Return `value` as JSON: fields in the models' order, two spaces of indent, a line feed at the end.

    Letters of every script are written as they are. Characters that do something invisible, such as terminal
    controls and direction overrides, are written as escapes, so that the text is safe to print and to encode.

    Args:
        value: a record, such as what `parse` returns, or a list of them.

    Returns:
        The text, as the commands write it.

    Raises:
        ValueError: a number is infinite or not a number, which JSON cannot say.
    """
    try:
        text = pydantic_core.to_json(value, indent=2).decode()
    except pydantic_core.PydanticSerializationError:  # half of a surrogate pair; Python's own is slower
        plain = _plain(value) if isinstance(value, Record) else [_plain(record) for record in value]
        text = json.dumps(plain, ensure_ascii=False, indent=2)
    if ("Infinity" in text or "NaN" in text) and _ENDLESS.search(text):
        message = "infinite numbers are not JSON compliant"
        raise ValueError(message)
    return _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def from_json(text: str | bytes) -> Appendix:
    """Return the appendix that `to_json` wrote; equal to the one that it was given.

    Args:
        text: the JSON, as `parse` prints it and `convert` writes it.

    Returns:
        The records.

    Raises:
        ValueError: the text is not JSON, or is not an appendix of this schema version.
    """
    try:
        read = json.loads(text, parse_int=_integer)
    except RecursionError:
        message = "it is nested too deeply"
        raise ValueError(message) from None
    version = read.get("schema_version") if isinstance(read, dict) else SCHEMA_VERSION
    if version != SCHEMA_VERSION:
        message = f"its schema_version is {version!r}, and not {SCHEMA_VERSION!r}"
        raise ValueError(message)
    return Appendix.model_validate(read)


def _integer(digits: str) -> int:
    number = int(digits)
    if number.bit_length() >= _BITS:
        message = f"the number {digits[:30]} is too large"
        raise ValueError(message)
    return number


def _plain(record: Record) -> object:
    return record.model_dump(mode="json")
