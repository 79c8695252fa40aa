"""Findings about scanned pages and what was recognised on them."""

from __future__ import annotations

from appendix_parser.findings.kind import FindingKind
from appendix_parser.records import Severity

KINDS = (
    FindingKind(
        code="scan-not-recognised",
        severity=Severity.WARNING,
        title="A scanned page was not recognised",
        template="Page {page} is a scanned picture, and nothing of it was read: {reason}.",
        remedy="Set up the recognition of scans (docs/scans.md), or put the file through text recognition (OCR) first.",
        rule="Pictures cover the page, and it has no text of its own.",
    ),
)
