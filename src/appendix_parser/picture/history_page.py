"""The history as one HTML page: no network, nothing beside it, and a script only for copying and saving tables."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from appendix_parser.design.page_parts import page_of, script_of, style_of
from appendix_parser.picture.charts import MOST_MOVERS, bars, frame, lines, movers
from appendix_parser.picture.history_view import View
from appendix_parser.picture.score_grid import Grid, make_grid
from appendix_parser.picture.sentences import sentences
from appendix_parser.timeline.history_records import History

_YEARS_ON_HALF_A_PAGE = 4
_TITLES, _YEAR = 18, 3.2  # rem: the width of a table of scores without its years, and of a year

_FOLDER = files(__package__) / "templates"


def render_page(history: History, documents: Mapping[str, str] | None = None, *, home: str = "") -> str:
    """Return the page as HTML.

    Args:
        history: what is shown.
        documents: the address of each edition's PDF as the page links to it, by the edition's name; an
            edition that is not there is named without a link.
        home: the address of a page to go back to, if a program shows this one.
    """
    environment = Environment(
        loader=PackageLoader("appendix_parser.picture"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    grid = make_grid(history)
    moved = movers(grid)
    style = style_of(_FOLDER, names=["history"]) + _sizes(grid)
    script = script_of("history.js", _FOLDER)
    view = View(history, grid, documents or {})
    body = environment.get_template("history.html").render(
        view=view,
        home=home,
        summary=[*sentences(history, grid, moved)],
        movers=moved,
        most_movers=MOST_MOVERS,
        bars=bars(grid),
        lines=lines(grid),
        frame=frame(grid),
    )
    return page_of(f"{view.title}: {view.span}", body, script=script, style=style)


def _sizes(grid: Grid) -> str:
    """Return the style of what is as large as a number in the data; the policy lets no element have a style of its own."""
    counts = range(1, len(grid.rows) + 1)
    bars = "".join(f".count-{count} {{ --count: {count}; }}\n" for count in counts)
    width = _TITLES + _YEAR * len(grid.columns)
    on_paper = 2 if len(grid.columns) <= _YEARS_ON_HALF_A_PAGE else 1
    return f"\n.heat {{ column-width: {width}rem; }}\n@media print {{ .heat {{ columns: {on_paper} auto; }} }}\n{bars}"
