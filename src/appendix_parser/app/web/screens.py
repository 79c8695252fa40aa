"""The app's own pages: a frame, the page's script, and what it shows as data."""

from __future__ import annotations

import html
from collections.abc import Mapping
from importlib.resources import files
from string import Template
from typing import Any

from appendix_parser.app.child_tasks import Sheet, View
from appendix_parser.design.page_parts import page_of, script_of, style_of
from appendix_parser.records import Appendix, Correction
from appendix_parser.review.build import PAGE, Host, build_page
from appendix_parser.review.payload import island

PAGES = files("appendix_parser.app") / "pages"


def screen(name: str, title: str, data: Mapping[str, Any]) -> str:
    """Return a page of the app as HTML.

    What is in a PDF reaches the page as data only, as in the review page, and the page's policy is the same.

    Args:
        name: that of its module.
        title: what the browser shows for it.
        data: what the module reads.
    """
    frame = Template((PAGES / "frame.html").read_text("utf-8"))
    return page_of(
        f"{title} – appendix-parser",
        frame.substitute(heading=html.escape(title)),
        island(data),
        script=script_of(f"{name}.js", PAGES, PAGE),
        style=style_of(PAGES, PAGE, names=("app", "dialogue")),
        hosted=True,
    )


def edition_screen(
    appendix: Appendix,
    view: View,
    corrections: tuple[Correction, ...],
    pictures: Mapping[int, str],
    data: Mapping[str, Any],
) -> str:
    """Return the review page of a document, as one that keeps corrections itself.

    Args:
        appendix: the document, corrected.
        view: its pages.
        corrections: what it was corrected with, applied or not.
        pictures: the addresses of pictures, by the number of the page.
        data: what the app's module reads.
    """
    sheets = [sheet.model_dump(mode="json") for sheet in view.sheets]
    scores = {key: score.model_dump(mode="json") for key, score in view.scores.items()}
    addresses = [pictures[Sheet.model_validate(sheet).number] for sheet in sheets]
    host = Host(PAGES, "edition.js", ("edition",), {"app": dict(data)})
    return build_page(appendix, sheets, scores, addresses, corrections, host)
