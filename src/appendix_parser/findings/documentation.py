"""The documentation page of the findings."""

from __future__ import annotations

from appendix_parser.findings import CATALOGUE, FindingKind


def render_catalogue() -> str:
    """Return docs/findings.md: every entry of the catalogue, in its order."""
    return "\n".join([_INTRODUCTION, *map(_render, CATALOGUE.values())])


_INTRODUCTION = """\
# Findings

A finding is a doubt about one value, or about the document. It has a code from this catalogue, a severity, a
message, the JSON Pointer of the record that it is about (empty for the whole document) and, where there is
one, the page.

- **error**: a value is wrong, missing or in no record. `check`, and other commands with `--strict`, end with
  status 6.
- **warning**: the document contradicts itself, or something may have been read wrongly. Compare with the
  page.
- **info**: worth knowing; usually nothing is to be done.

Nothing is corrected because of a finding: the data keeps what is printed, until a person
[corrects](corrections.md) it.

*This page is generated from `src/appendix_parser/findings/`: run `python tools/regenerate.py` after a
change.*
"""


def _render(kind: FindingKind) -> str:
    rule = f"{kind.rule}\n\n" if kind.rule else ""
    return (
        f"## {kind.code}\n\n**{kind.severity.capitalize()}.** {kind.title}.\n\n> {kind.template}\n\n"
        f"{rule}*What to do:* {kind.remedy}\n"
    )
