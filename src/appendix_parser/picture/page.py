"""The history as one HTML page: no script, no network, nothing beside it."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Environment, PackageLoader, StrictUndefined

from appendix_parser.history.records import History
from appendix_parser.picture.charts import bars, frame, lines, movers
from appendix_parser.picture.grid import make_grid
from appendix_parser.picture.view import View


def render_page(history: History, documents: Mapping[str, str] | None = None) -> str:
    """Return the page as HTML.

    Args:
        history: what is shown.
        documents: the address of each edition's PDF as the page shall link to it, by the edition's name; an
            edition that is not there is named without a link.
    """
    environment = Environment(
        loader=PackageLoader("appendix_parser.picture"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    grid = make_grid(history)
    return environment.get_template("history.html").render(
        view=View(history, grid, documents or {}),
        movers=movers(grid),
        bars=bars(grid),
        lines=lines(grid),
        frame=frame(grid),
    )
