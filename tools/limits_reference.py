"""The table of the limits, as Markdown, from their definitions."""

from __future__ import annotations

from appendix_parser.inputs.limits import LIMIT_KINDS, Limits


def limits_reference() -> str:
    """Return a table with a line per limit."""
    defaults = Limits()
    lines = [
        f"| `{kind.option} {kind.metavar}` | `{name}` | {getattr(defaults, name):,} | {kind.purpose} |"
        for name, kind in LIMIT_KINDS.items()
    ]
    return "\n".join(["| option | field of `Limits` | default | what it does |", "|---|---|---|---|", *lines])
