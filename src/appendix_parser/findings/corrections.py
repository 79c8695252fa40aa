"""Findings about corrections."""

from __future__ import annotations

from appendix_parser.findings.kind import FindingKind
from appendix_parser.records import Severity

KINDS = (
    FindingKind(
        code="value-corrected",
        severity=Severity.INFO,
        title="A value was corrected",
        template="{where}: the {field} “{printed}” was corrected to “{corrected}” by {who} ({reason}).",
        remedy="Nothing. `corrections` has both values in full.",
        rule=(
            "The correction comes from the file that you gave with `--corrections`. The findings are about the corrected "
            "value, not the printed one."
        ),
    ),
    FindingKind(
        code="correction-not-matching",
        severity=Severity.ERROR,
        title="A correction does not match the printed value",
        template="{where}: a correction by {who} was not applied. The PDF prints the {field} as “{found}”, not as “{printed}”.",
        remedy=(
            "Look at the page. If the document is now right, remove the correction from its file. If not, enter the "
            "value that is printed now."
        ),
    ),
    FindingKind(
        code="correction-without-record",
        severity=Severity.ERROR,
        title="A correction is for a value that does not exist",
        template="A correction by {who} was not applied. There is no {field} at “{where}”.",
        remedy="The record may have moved. Find it in the JSON, and enter its pointer in the correction.",
    ),
)
