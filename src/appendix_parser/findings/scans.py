"""Findings about scanned pages and what was recognised on them."""

from __future__ import annotations

from appendix_parser.findings.kind import FindingKind
from appendix_parser.records import Severity

KINDS = (
    FindingKind(
        code="scan-not-recognised",
        severity=Severity.WARNING,
        title="A scanned page was not recognised",
        template="Page {page} is a scanned picture and was not read: {reason}.",
        remedy="Set up the recognition of scans (docs/scans.md), or run text recognition (OCR) on the file first.",
        rule="Pictures cover the page, and it has no text of its own.",
    ),
    FindingKind(
        code="scan-poor",
        severity=Severity.WARNING,
        title="A scan is hard to read",
        template="The scan of page {page} is hard to read: {percent} % of its words are doubtful.",
        remedy="Scan the page again at 300 dpi in grey, or compare all its values with the picture by eye.",
    ),
    FindingKind(
        code="scan-ink-not-read",
        severity=Severity.WARNING,
        title="There is ink on a scan that no word explains",
        template="Page {page} has ink that was not read as text.",
        remedy="Look at the place on the page. It may be a figure, a tick, a stamp or a note. It is not in the data.",
        rule="The ink is as large as a letter, and is not part of a word or a ruling line.",
    ),
    FindingKind(
        code="scan-marks-left-out",
        severity=Severity.INFO,
        title="Small marks on a scan were ignored",
        template="On page {page}, small marks look like dirt and were ignored: {count}.",
        remedy="Nothing, unless the page has full stops or decimal points that are alone.",
    ),
    FindingKind(
        code="scan-layer-differs",
        severity=Severity.INFO,
        title="The text behind a scan differs from what the picture shows",
        template="On page {page}, words in the text behind the picture differ from what was read ({count}): “{words}”.",
        remedy="Usually nothing. The data has what was read from the picture.",
    ),
    FindingKind(
        code="recognised-figure-differs",
        severity=Severity.ERROR,
        title="Two readings of a figure differ",
        template="{what} was recognised as “{raw}”; a second reading has “{other}”.",
        remedy="Look at the place on the page. If the value is wrong, correct it.",
        rule="Scores and numbers of objectives on scans are read by two engines.",
    ),
    FindingKind(
        code="recognised-figure-doubtful",
        severity=Severity.WARNING,
        title="A figure was recognised with doubt",
        template="{what} was recognised as “{raw}”, with a confidence of {percent} %.",
        remedy="Look at the place on the page. If the value is wrong, correct it.",
        rule=(
            "A figure is certain only if both engines read the same with a high confidence, and there are as many pieces of ink "
            "as characters."
        ),
    ),
    FindingKind(
        code="recognised-heading-doubtful",
        severity=Severity.WARNING,
        title="A heading or title was recognised with doubt",
        template="On page {page}, a heading was recognised with doubt: “{text}”.",
        remedy="Compare it with the page. A column heading may say which year the scores are for.",
    ),
    FindingKind(
        code="recognised-words-doubtful",
        severity=Severity.INFO,
        title="Words were recognised with doubt",
        template="On page {page}, these words were recognised with doubt: “{words}”.",
        remedy="Compare them with the page, if the wording matters.",
        rule="Most misread words are among them, but not all.",
    ),
)
