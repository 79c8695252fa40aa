"""Puts the page together: template, style, script, and the document as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from appendix_parser.coverage.ledger import Trace
from appendix_parser.design.page_parts import page_of, script_of, style_of
from appendix_parser.records import Appendix, Correction
from appendix_parser.review.payload import Sheet, payload, scores_of, sheets_of

PAGE = files(__package__) / "page"
"""Template, styles and scripts of the page."""

_STYLES = ("frame", "overview", "records", "pages", "coverage", "doubtful", "dialogue", "print")


@dataclass(frozen=True, slots=True)
class Host:
    """A program that shows the page itself and keeps what is corrected in it.

    Attributes:
        folder: where its scripts and styles are.
        entry: its module, which imports the page's own, `main.js`.
        styles: its style sheets.
        data: what its module reads from the page, by name.
    """

    folder: Traversable
    entry: str
    styles: tuple[str, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)


def build_review(trace: Trace, pictures: Iterable[str | None], corrections: Iterable[Correction] = ()) -> str:
    """Return the review page of a document, as HTML that needs no other file and no network.

    Whatever is in the PDF reaches the page as data and is shown as text. The page's own policy
    (Content-Security-Policy) holds that: nothing is loaded, no script runs but the page's own, and that one
    cannot make markup of text.

    Args:
        trace: the document, its pages and the places of their words.
        pictures: the pages as a viewer shows them, in order, as `data:` URLs; None if one cannot be drawn. Where
            there are fewer than pages, the rest are taken to be None.
        corrections: what the document was corrected with, applied or not.
    """
    return build_page(trace.appendix, sheets_of(trace), scores_of(trace.scoring), pictures, corrections)


def build_page(
    appendix: Appendix,
    sheets: Iterable[Sheet],
    scores: Mapping[str, Any],
    pictures: Iterable[str | None],
    corrections: Iterable[Correction],
    host: Host | None = None,
) -> str:
    """Return the review page of a document whose trace is gone; see `build_review`.

    Args:
        appendix: the document.
        sheets: its pages, as `sheets_of` returns them.
        scores: what `scores_of` returns.
        pictures: the addresses of the pictures of its pages.
        corrections: what the document was corrected with, applied or not.
        host: a program that shows the page itself: the page's policy then lets it ask that program, and nobody else.
    """
    folders = (PAGE,) if host is None else (host.folder, PAGE)
    script = script_of("main.js" if host is None else host.entry, *folders)
    style = style_of(*folders, names=_STYLES if host is None else (*_STYLES, *host.styles))
    more = {} if host is None else host.data
    return page_of(
        f"{appendix.title or appendix.source.filename} – review",
        (PAGE / "page.html").read_text("utf-8"),
        payload(appendix, sheets, scores, pictures, corrections, **more),
        script=script,
        style=style,
        hosted=host is not None,
    )
