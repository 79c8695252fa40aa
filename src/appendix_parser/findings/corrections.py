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
        remedy="Nothing; `corrections` keeps the whole of both.",
        rule=(
            "By a file that was given with `--corrections`. The findings about the printed value are replaced "
            "by those about the corrected one."
        ),
    ),
    FindingKind(
        code="correction-not-matching",
        severity=Severity.ERROR,
        title="A correction is for a value that is printed otherwise",
        template="{where}: a correction by {who} was not applied, as the {field} is printed as “{found}” and not as “{printed}”.",
        remedy=(
            "Look at the page. If the document was put right, take the correction out of its file; else give it "
            "the value that is printed now."
        ),
    ),
    FindingKind(
        code="correction-without-record",
        severity=Severity.ERROR,
        title="A correction is for a value that is not there",
        template="A correction by {who} was not applied, as there is no {field} at “{where}”.",
        remedy="Look for the record in the JSON and give the correction its pointer; it may have moved.",
    ),
)
