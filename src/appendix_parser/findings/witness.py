"""Findings of the second look."""

from __future__ import annotations

from appendix_parser.findings.kind import FindingKind
from appendix_parser.records import Severity

KINDS = (
    FindingKind(
        code="page-not-witnessed",
        severity=Severity.WARNING,
        title="A page could not be checked a second time",
        template="Page {page} could not be checked with PDFium: {problem}.",
        remedy="Compare the values of this page with the PDF by eye.",
    ),
    FindingKind(
        code="witness-stopped",
        severity=Severity.WARNING,
        title="Pages could not be checked a second time",
        template="From page {page} on, nothing could be checked with PDFium: {problem}.",
        remedy="Compare the values of these pages with the PDF by eye.",
    ),
    FindingKind(
        code="text-differs",
        severity=Severity.ERROR,
        title="PDFium reads a word differently",
        template="On page {page}, the program read “{first}”, but PDFium reads “{second}”.",
        remedy="Compare with the page by eye. The data has the first reading.",
    ),
    FindingKind(
        code="text-not-read",
        severity=Severity.ERROR,
        title="PDFium reads text that was not read",
        template="On page {page}, PDFium reads “{text}”, which is not in any record.",
        remedy="Look at the place on the page and add what is missing.",
        rule="Only text that you can see on the page counts.",
    ),
    FindingKind(
        code="text-hidden",
        severity=Severity.WARNING,
        title="Text that nobody can see",
        template="Page {page} has text that nobody can see: hidden, covered, cut off, too faint or too small ({count} in all).",
        remedy="Look at the place on the page. The text may have been removed on purpose; the finding does not quote it.",
        rule="Hidden text is not in any record, table or page, unless you use `--include-hidden-text`.",
    ),
    FindingKind(
        code="word-partly-hidden",
        severity=Severity.WARNING,
        title="Only part of a word can be seen",
        template="On page {page}, only “{seen}” of a word can be seen. Characters that cannot be seen: {count}.",
        remedy="Compare with the page by eye. The data has what can be seen, unless you use `--include-hidden-text`.",
    ),
    FindingKind(
        code="letters-partly-hidden",
        severity=Severity.WARNING,
        title="Letters are partly covered or cut off",
        template="On page {page}, letters of “{word}” are partly covered or cut off. Without them it reads “{rest}”.",
        remedy="Compare with the page by eye. The data has the whole word.",
    ),
    FindingKind(
        code="letters-struck",
        severity=Severity.WARNING,
        title="A line strikes out some letters of a word",
        template="On page {page}, a line strikes out letters of “{word}”. Without them it reads “{rest}”.",
        remedy="Look at the page and correct the value if those letters were deleted. The data has the whole word.",
    ),
    FindingKind(
        code="text-struck",
        severity=Severity.WARNING,
        title="Words that a line strikes out",
        template="On page {page}, a line strikes out “{words}”.",
        remedy="Compare with the page by eye. The data has the words as if they were not struck out.",
    ),
    FindingKind(
        code="drawing-not-read",
        severity=Severity.WARNING,
        title="A picture or drawing that was not read",
        template="Page {page} has a {what} that was not read.",
        remedy="Look at the place on the page. It may be text, a tick, a stamp or a pasted table. It is not in the data.",
        rule="It is inside a table, between tables, or where a section's table should be.",
    ),
    FindingKind(
        code="drawing-elsewhere",
        severity=Severity.INFO,
        title="A picture or drawing far from any table",
        template="Page {page} has a {what} that was not read.",
        remedy="Nothing, if it is a logo or decoration.",
    ),
)
