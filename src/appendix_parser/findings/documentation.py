"""The documentation page of the findings."""

from __future__ import annotations

from appendix_parser.findings import CATALOGUE, FindingKind


def render_catalogue() -> str:
    """Return docs/findings.md: every entry of the catalogue, in its order."""
    return "\n".join([_INTRODUCTION, *map(_render, CATALOGUE.values())])


_INTRODUCTION = """\
# Findings

A finding reports a doubt about a value or about the document. It has a code from this catalogue, a severity and a
message. It also has the JSON Pointer of its record, which is empty for the whole document, and the page if there is one.

- **error**: a value is wrong, missing or not in any record. `check`, and other commands with `--strict`, end with
  status 6.
- **warning**: the document contradicts itself, or something may have been misread. Compare it with the page.
- **info**: good to know. You usually need to do nothing.

If many values are doubted for one cause, such as all scores of a form, that is one finding for each section. It has the
`regions` and `pointers` of all of them. This is so from six findings in the document on.

A finding never changes a value. The data has what is printed, until you [correct](corrections.md) it.

*This page is generated from `src/appendix_parser/findings/`: run `python tools/regenerate.py` after a
change.*
"""


def _render(kind: FindingKind) -> str:
    rule = f"{kind.rule}\n\n" if kind.rule else ""
    return (
        f"## {kind.code}\n\n**{kind.severity.capitalize()}.** {kind.title}.\n\n> {kind.template}\n\n"
        f"{rule}*What to do:* {kind.remedy}\n"
    )
