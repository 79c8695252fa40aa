"""Puts the page together: template, style, script, and the document as data."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Iterable
from importlib.resources import files
from string import Template

from appendix_parser.coverage import Trace
from appendix_parser.records import Correction
from appendix_parser.review.bundle import bundle
from appendix_parser.review.payload import payload

_PAGE = files(__package__) / "page"
_STYLES = ("base", "overview", "records", "pages", "coverage", "dialogue", "print")


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
    script = bundle("main.js", lambda name: (_PAGE / name).read_text("utf-8"))
    style = "\n".join((_PAGE / f"{name}.css").read_text("utf-8") for name in _STYLES)
    appendix = trace.appendix
    return Template((_PAGE / "page.html").read_text("utf-8")).substitute(
        policy=_policy(script=script, style=style),
        title=html.escape(f"{appendix.title or appendix.source.filename} – review"),
        style=style,
        data=payload(trace, pictures, corrections),
        script=script,
    )


def _policy(*, script: str, style: str) -> str:
    """Return the policy that lets this script and this style work and nothing else (W3C, CSP level 3)."""
    rules = {
        "default-src": "'none'",
        "script-src": _hash(script),
        "style-src": _hash(style),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
