"""The heat map as a picture for a report: the only module that imports matplotlib, an optional extra."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from appendix_parser.design.colours import background, text_on
from appendix_parser.errors import AppendixParserError, ExitStatus
from appendix_parser.picture.score_grid import Grid, Row, make_grid, shown_score
from appendix_parser.timeline.history_records import History

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Inches.
_ROW, _COLUMN, _TITLES, _HEAD = 0.24, 0.62, 3.6, 0.9

_UNSCORED, _EDGE = "#ffffff", "#8a949c"
_DOTS_PER_INCH = 200


class PlotExtraError(AppendixParserError):
    """The plotting library is not installed."""

    exit_status = ExitStatus.USAGE


def require_library() -> None:
    """Make sure that pictures can be drawn.

    Raises:
        PlotExtraError: matplotlib is not installed.
    """
    try:
        import matplotlib.figure  # noqa: F401 - only whether it is there
    except ImportError:
        raise PlotExtraError(
            "A PNG or SVG picture needs the library matplotlib, which is not installed.",
            remedy="Install it with pip install 'appendix-parser[plot]', or take the formats html, csv or json.",
        ) from None


def render_plot(history: History, picture_format: str) -> bytes:
    """Return the heat map as a picture; the same history gives the same bytes.

    Args:
        history: what is drawn.
        picture_format: png or svg.

    Raises:
        PlotExtraError: matplotlib is not installed.
    """
    require_library()
    import matplotlib as mpl

    # Its own defaults, whatever the user's own settings are, and the same names of parts in every run.
    with mpl.rc_context({**mpl.rcParamsDefault, "svg.hashsalt": "appendix-parser"}):
        figure = _draw(history, make_grid(history))
        file = io.BytesIO()
        dateless = {"Date": None} if picture_format == "svg" else {"Software": None}
        figure.savefig(file, format=picture_format, dpi=_DOTS_PER_INCH, metadata=dateless)
    return file.getvalue()


def _draw(history: History, grid: Grid) -> Figure:
    from matplotlib.figure import Figure

    lines = len(grid.rows) + len(grid.groups)
    width = _TITLES + _COLUMN * max(len(grid.columns), 1) + 0.2
    height = _HEAD + _ROW * (lines + len(grid.levels) + 2.5)
    figure = Figure(figsize=(width, height))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    axes.axis("off")
    axes.text(0.15, 0.35, _plain(history.title), size=11, weight="bold")
    for place, column in enumerate(grid.columns):
        _write(axes, _TITLES + (place + 0.5) * _COLUMN, _HEAD - 0.1, column.label, weight="bold")
    top = _HEAD
    for group in grid.groups:
        axes.text(0.15, top + 0.6 * _ROW, _plain(_cut(group.section, 52)), size=8, weight="bold", va="center")
        top += _ROW
        for row in group.rows:
            _draw_row(axes, grid, row, top)
            top += _ROW
    _draw_legend(axes, grid, top + _ROW)
    return figure


def _draw_legend(axes: Axes, grid: Grid, top: float) -> None:
    from matplotlib.patches import Rectangle

    lowest, highest = grid.scale
    for place, level in enumerate(grid.levels):
        box = Rectangle((0.15, top + place * _ROW), _ROW, _ROW * 0.8, edgecolor=_EDGE, linewidth=0.4)
        box.set_facecolor(background(level.score, lowest, highest))
        axes.add_patch(box)
        name = _plain(f"{level.score} {level.name}")
        axes.text(0.25 + _ROW, top + (place + 0.4) * _ROW, name, size=7, va="center")
    bottom = top + (len(grid.levels) + 0.4) * _ROW
    axes.text(0.15, bottom, "white: no number     ◆ restated by a later edition", size=7, va="center")


def _draw_row(axes: Axes, grid: Grid, row: Row, top: float) -> None:
    from matplotlib.patches import Rectangle

    lowest, highest = grid.scale
    number = row.series.number if row.series.number is not None else row.series.label
    axes.text(0.15, top + _ROW / 2, _plain(_cut(f"{number} {row.series.title}", 58)), size=7, va="center")
    for place, cell in enumerate(row.cells):
        if cell is None:
            continue
        value = cell.current.score.value
        fill = _UNSCORED if value is None else background(value, lowest, highest)
        left = _TITLES + place * _COLUMN
        box = Rectangle((left, top), _COLUMN, _ROW, facecolor=fill, edgecolor=_EDGE, linewidth=0.4)
        axes.add_patch(box)
        shown = shown_score(cell.current) + (" ◆" if cell.restated else "")
        _write(axes, left + _COLUMN / 2, top + _ROW / 2, shown, color=text_on(fill))


def _write(axes: Axes, x: float, y: float, text: str, color: str = "#000000", weight: str = "normal") -> None:
    axes.text(x, y, _plain(text), size=7, ha="center", va="center", color=color, weight=weight)


def _cut(text: str, most: int) -> str:
    joined = " ".join(text.split())
    return joined if len(joined) <= most else joined[: most - 1].rstrip() + "…"


def _plain(text: str) -> str:
    """Return text that is drawn as it stands: a dollar would begin a formula."""
    return "".join(letter for letter in text.replace("$", r"\$") if letter.isprintable())
