"""Findings about what a page holds."""

from __future__ import annotations

from appendix_parser.findings.kind import FindingKind
from appendix_parser.records import Severity

KINDS = (
    FindingKind(
        code="page-without-text",
        severity=Severity.WARNING,
        title="A page has no text",
        template="Page {page} has no text; if it is a scan, what it says is not in the data.",
        remedy="Look at the page. A scanned page must be put through text recognition (OCR) first.",
    ),
    FindingKind(
        code="text-without-unicode",
        severity=Severity.ERROR,
        title="A font hides its characters",
        template="Page {page} uses a font that does not say which characters it draws: {sample}.",
        remedy="Ask for a PDF with embedded, Unicode-mapped fonts, or compare the values with the page by eye.",
    ),
    FindingKind(
        code="tags-removed",
        severity=Severity.WARNING,
        title="A text holds characters that nobody can see",
        template="The text of page {page} holds {count} invisible tag characters; they were left out.",
        remedy="Check where the document comes from: such characters can carry a hidden message.",
        rule="The Unicode tags U+E0000 to U+E007F.",
    ),
    FindingKind(
        code="number-order-doubtful",
        severity=Severity.WARNING,
        title="A number is beside words that run from right to left",
        template=(
            "On page {page} these numbers are beside words that run from right to left, and were read after them: "
            "“{words}”."
        ),
        remedy="Look at the page: the numbers may belong in front of those words.",
        rule="The number is to the left of the words. The page looks the same whichever comes first.",
    ),
    FindingKind(
        code="text-recognised",
        severity=Severity.WARNING,
        title="The text of a page comes from text recognition",
        template=(
            "Page {page} is a scanned picture with recognised text behind it; letters and figures "
            "may be misread."
        ),
        remedy="Compare the page's values with the picture by eye.",
    ),
    FindingKind(
        code="annotations-not-read",
        severity=Severity.WARNING,
        title="Something is laid over a page that is not read",
        template="On page {page} annotations are not read: {kinds}.",
        remedy="Look at the page: what they say, cover or strike out is in no record.",
        rule="Annotations that are seen on the page, such as typed remarks and filled fields; not links.",
    ),
    FindingKind(
        code="layer-not-shown",
        severity=Severity.WARNING,
        title="Text of a layer that is not shown was read",
        template="Page {page} has parts in layers that are not shown, and were read all the same: “{names}”.",
        remedy="Compare the page with its records; values that are not to be seen on it are not meant to be read.",
    ),
    FindingKind(
        code="text-invisible",
        severity=Severity.INFO,
        title="A page holds invisible text",
        template="Page {page} holds invisible text ({count} characters); {fate}.",
        remedy="Check that the page looks complete. `--include-hidden-text` reads such text.",
    ),
    FindingKind(
        code="text-outside-page",
        severity=Severity.INFO,
        title="A page holds text outside its edges",
        template="Page {page} holds text outside the part that is shown ({count} characters); {fate}.",
        remedy="Check that the page looks complete.",
    ),
    FindingKind(
        code="text-cut-at-edge",
        severity=Severity.WARNING,
        title="The edge of a page cuts a text",
        template="The edge of page {page} cuts this text: “{words}”; only what is on the page was read.",
        remedy="Ask for the document in a form that shows the whole page.",
    ),
    FindingKind(
        code="word-over-line",
        severity=Severity.WARNING,
        title="A line runs through words",
        template="On page {page} a ruling line runs through these words: “{words}”.",
        remedy="Look at the page: the words may belong to the cell on the other side of the line, or be struck out.",
        rule=(
            "A vertical line crosses the middle three fifths of a word's width, or a horizontal one the middle of "
            "its height, over more than half of its width; or a vertical line stands between two words of a sentence, "
            "where the second begins further left than other text beside the line. Words at an angle, such as a "
            "watermark, do not count."
        ),
    ),
    FindingKind(
        code="words-overlap",
        severity=Severity.WARNING,
        title="Words overlap",
        template="On page {page} these words overlap: “{words}”.",
        remedy="Look at the page: one of the words may be meant for another place, or both may be misread.",
        rule="Each covers more than a quarter of the narrower one's width and half of the lower one's height.",
    ),
    FindingKind(
        code="page-repeated",
        severity=Severity.WARNING,
        title="A page is in the document twice",
        template="Page {page} has the same words in the same places as page {first}.",
        remedy="Look at both pages; what is on them may be in the data twice.",
        rule="Of pages with at least 12 words.",
    ),
)
