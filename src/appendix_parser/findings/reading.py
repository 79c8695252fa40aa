"""Findings about what a page holds."""

from __future__ import annotations

from appendix_parser.findings.kind import FindingKind
from appendix_parser.records import Severity

KINDS = (
    FindingKind(
        code="page-without-text",
        severity=Severity.WARNING,
        title="A page has no text",
        template="Page {page} has no text. If it is a scan, what it says is not in the data.",
        remedy="Look at the page. If it is a scan, run text recognition (OCR) on the file first.",
    ),
    FindingKind(
        code="text-without-unicode",
        severity=Severity.ERROR,
        title="A font hides its characters",
        template="Page {page} uses a font that does not say which characters it draws: {sample}.",
        remedy="Compare the values with the page by eye, or make the PDF again with its fonts embedded.",
    ),
    FindingKind(
        code="tags-removed",
        severity=Severity.WARNING,
        title="A text has characters that nobody can see",
        template="The text of page {page} has {count} invisible tag characters. They were left out.",
        remedy="Check where the document comes from. Such characters can carry a hidden message.",
        rule="The Unicode tags U+E0000 to U+E007F.",
    ),
    FindingKind(
        code="number-order-doubtful",
        severity=Severity.WARNING,
        title="A number is beside words that run from right to left",
        template=(
            "On page {page}, these numbers are beside words that run from right to left. They were read after those words: "
            "“{words}”."
        ),
        remedy="Look at the page. The numbers may belong in front of those words.",
        rule="The number is to the left of the words. The page looks the same whichever comes first.",
    ),
    FindingKind(
        code="text-recognised",
        severity=Severity.WARNING,
        title="The text of a page comes from text recognition",
        template=(
            "Page {page} is a scanned picture with recognised text behind it. Letters and figures "
            "may be misread."
        ),
        remedy="Compare the page's values with the picture by eye.",
    ),
    FindingKind(
        code="annotations-not-read",
        severity=Severity.WARNING,
        title="Annotations on a page were not read",
        template="On page {page}, these annotations were not read: {kinds}.",
        remedy="Look at the page. No record has what they say, or shows what they cover or strike out.",
        rule="Annotations that you can see on the page, such as typed remarks and filled fields. Links do not count.",
    ),
    FindingKind(
        code="layer-not-shown",
        severity=Severity.WARNING,
        title="Text in a layer that is not shown was read",
        template="Page {page} has text in layers that are not shown, and it was read: “{names}”.",
        remedy="Compare the page with its records. Values that you cannot see on it are not meant to be read.",
    ),
    FindingKind(
        code="text-invisible",
        severity=Severity.INFO,
        title="A page has invisible text",
        template="Page {page} has invisible text (characters: {count}); {fate}.",
        remedy="Check that the page looks complete. `--include-hidden-text` reads such text.",
    ),
    FindingKind(
        code="text-outside-page",
        severity=Severity.INFO,
        title="A page has text outside its edges",
        template="Page {page} has text outside the part that is shown (characters: {count}); {fate}.",
        remedy="Check that the page looks complete.",
    ),
    FindingKind(
        code="text-cut-at-edge",
        severity=Severity.WARNING,
        title="The edge of a page cuts off text",
        template="The edge of page {page} cuts off this text: “{words}”. Only what is on the page was read.",
        remedy="Look at the original document, and make a PDF that shows the whole page.",
    ),
    FindingKind(
        code="letters-cut-off",
        severity=Severity.WARNING,
        title="A frame cuts off the upper or lower part of letters",
        template="On page {page}, the upper or lower part of these words is cut off: “{words}”. More text may be missing there.",
        remedy="Look at the original document, and make a PDF that shows the whole text.",
    ),
    FindingKind(
        code="word-over-line",
        severity=Severity.WARNING,
        title="A line runs through words",
        template="On page {page}, a line runs through these words: “{words}”.",
        remedy="Look at the page. The words may belong to the cell on the other side of the line, or be struck out.",
        rule=(
            "A vertical line crosses the middle three fifths of a word. Or a horizontal line crosses the middle of its "
            "height, over more than half of its width. Or a vertical line is between two words of a sentence, and the second "
            "starts further left than other text beside the line. Words at an angle, such as a watermark, do not count."
        ),
    ),
    FindingKind(
        code="words-overlap",
        severity=Severity.WARNING,
        title="Words overlap",
        template="On page {page}, these words overlap: “{words}”.",
        remedy="Look at the page. One of the words may belong somewhere else, or both may be misread.",
        rule="They share more than a quarter of the narrower word's width and half of the lower word's height.",
    ),
    FindingKind(
        code="page-repeated",
        severity=Severity.WARNING,
        title="A page is in the document twice",
        template="Page {page} has the same words in the same places as page {first}.",
        remedy="Look at both pages. Their content may be in the data twice.",
        rule="Checked for pages with at least 12 words.",
    ),
)
