"""A profile as it is drafted: entries with their reasons, those that are not certain as comments."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

TABLES: Final = ("document", "columns", "levels", "sections")
UNKNOWN: Final = "?"
"""What stands for a value that a person has to fill in."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a profile.

    Attributes:
        table: the table that it is in.
        text: the key with its value; empty for a remark alone.
        note: the reason, or a question.
        certain: whether it may be more than a comment.
    """

    table: str
    text: str
    note: str = ""
    certain: bool = True


def render(title: Sequence[str], entries: Sequence[Entry], used: Collection[Entry]) -> str:
    """Return a profile as TOML: the entries in `used` as they are, the others as comments."""
    return "\n".join([*(f"# {line}" for line in title), *_tables(entries, used)]) + "\n"


def _tables(entries: Sequence[Entry], used: Collection[Entry]) -> Iterator[str]:
    for table in TABLES:
        own = [entry for entry in entries if entry.table == table]
        yield ""
        yield f"[{table}]" if own else f"# [{table}]"
        for entry in own:
            note = f"# {entry.note}" if entry.note else ""
            text = entry.text if entry in used or not entry.text else f"# {entry.text}"
            yield f"{text}  {note}".strip()


def quoted(text: str) -> str:
    """Return a text as a TOML string; those of JSON are among them, except for the character DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def listed(texts: Sequence[str]) -> str:
    """Return texts as a TOML list."""
    return f"[{', '.join(map(quoted, texts))}]"


def table_of(values: Sequence[tuple[str, str]]) -> str:
    """Return keys and values, which are TOML already, as an inline table."""
    return f"{{{', '.join(f'{key} = {value}' for key, value in values)}}}"


def one_line(text: str) -> str:
    """Return a text for a comment: on one line, without what TOML allows in no comment."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable())
