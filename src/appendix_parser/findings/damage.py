"""Findings about damaged files and pages."""

from __future__ import annotations

from appendix_parser.findings.kind import FindingKind
from appendix_parser.records import Severity

KINDS = (
    FindingKind(
        code="file-repaired",
        severity=Severity.WARNING,
        title="The file is damaged, but could be read",
        template="The file is damaged: {what}.",
        remedy="Compare the values with the PDF by eye, or make the PDF again from the original document.",
        rule="As far as the program can see, nothing is missing. If there is a page, what that page needs was repaired.",
    ),
    FindingKind(
        code="pages-damaged",
        severity=Severity.ERROR,
        title="Pages may be missing",
        template="The file is damaged: {what}.",
        remedy="Open the file in a viewer and compare its pages with the data, or make the PDF again from the original document.",
    ),
    FindingKind(
        code="object-damaged",
        severity=Severity.ERROR,
        title="A part of the file is damaged",
        template="A part of the file is damaged: {what}.",
        remedy="Words may be missing or wrong on the page. Compare by eye, or make the PDF again from the original document.",
        rule=(
            "Compressed data in a PDF has a checksum, so the program notices every change. If there is a page, it is the first "
            "one that needs this part."
        ),
    ),
    FindingKind(
        code="page-damaged",
        severity=Severity.ERROR,
        title="A page is damaged",
        template="Page {page} is damaged: {what}.",
        remedy="Words may be missing or wrong on the page. Compare by eye, or make the PDF again from the original document.",
    ),
)
