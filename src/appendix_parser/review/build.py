"""Puts the page together: template, style, script, and the document as data."""

from __future__ import annotations

import html
from collections.abc import Iterable
from importlib.resources import files
from string import Template

from appendix_parser.coverage import Trace
from appendix_parser.design.page import policy, script_of, style_of
from appendix_parser.records import Correction
from appendix_parser.review.payload import payload

_PAGE = files(__package__) / "page"
_STYLES = ("frame", "overview", "records", "pages", "coverage", "doubtful", "dialogue", "print")


def build_review(trace: Trace, pictures: Iterable[str | None], corrections: Iterable[Correction] = ()) -> str:
    """Return the review page of a document, as HTML that needs no other file and no network.

    Whatever stands in the PDF reaches the page as data and is shown as text. The page's own policy
    (Content-Security-Policy) holds that: nothing is loaded, no script runs but the page's own, and that one
    cannot make markup of text.

    Args:
        trace: the document, its pages and what became of their words.
        pictures: the pages as a viewer shows them, in order, as `data:` URLs; None where one cannot be drawn. Where
            there are fewer than pages, the rest are taken to be None.
        corrections: what the document was corrected with, applied or not.
    """
    script = script_of("main.js", _PAGE)
    style = style_of(_PAGE, _STYLES)
    appendix = trace.appendix
    return Template((_PAGE / "page.html").read_text("utf-8")).substitute(
        policy=policy(script=script, style=style),
        title=html.escape(f"{appendix.title or appendix.source.filename} – review"),
        style=style,
        data=payload(trace, pictures, corrections),
        script=script,
    )
