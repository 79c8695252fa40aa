"""The words that are understood in column headings, as Markdown, from their definitions."""

from __future__ import annotations

from appendix_parser.assembly.heads.roles import _KINDS, _WORDS


def headings_reference() -> str:
    """Return a table with a line per role and strength."""
    lines = [
        f"| `{role}` | {bits:g} | {', '.join(words.split())} |"
        for role, weights in _WORDS.items()
        for bits, words in weights.items()
    ]
    return "\n".join(["| role | bits | words |", "|---|---|---|", *lines])


def kinds_reference() -> str:
    """Return a table with a line per kind of score that is not the council's own."""
    lines = [f"| `{kind}` | {', '.join(words.split())} |" for kind, words in _KINDS.items()]
    return "\n".join(["| kind | words in the heading |", "|---|---|", *lines])
