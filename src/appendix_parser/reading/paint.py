"""Collects what a page paints: a pdfminer device that keeps glyphs and paths, and no layout of its own."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager, PDFTextState
from pdfminer.utils import Matrix, apply_matrix_pt, mult_matrix

from appendix_parser.geometry import Box
from appendix_parser.limits import Limits
from appendix_parser.reading.fonts import character, em_size
from appendix_parser.reading.glyphs import HEAVY_MODES, INVISIBLE_MODES, Glyph, is_bold
from appendix_parser.reading.shapes import Path

_SLIGHT = 0.001  # font sizes


class PaintCollector(PDFTextDevice):
    """Keeps every glyph and path of one page, in points from the top left of the shown page.

    Args:
        resources: the document's resource manager.
        origin: x of the left and y of the top edge of the shown page, in the page's own (turned) space.
        unit: length of that space's unit in points (`UserUnit`).
        limits: how many characters, path segments and images a page may have.
        where: the document and page, for messages.

    Raises:
        LimitError: by any method: the page has more of them.
    """

    def __init__(
        self,
        resources: PDFResourceManager,
        origin: tuple[float, float],
        unit: float,
        limits: Limits,
        where: str,
    ) -> None:
        super().__init__(resources)
        self._limits = limits
        self._where = where
        self._segments = 0
        self.glyphs: list[Glyph] = []
        self.paths: list[Path] = []
        self.images: list[Box] = []
        self._left, self._upper = origin
        self._unit = unit
        self._render_mode = 0
        self._outer: list[Matrix | None] = []

    def _place(self, x: float, y: float) -> tuple[float, float]:
        return (x - self._left) * self._unit, (self._upper - y) * self._unit

    def _hold(self, limit: str, count: int) -> None:
        if count > getattr(self._limits, limit):
            raise self._limits.reached(limit=limit, where=self._where)

    # -- text ------------------------------------------------------------------------------------------------
    def render_string(self, textstate: PDFTextState, *args: Any, **kwargs: Any) -> None:
        """Note the rendering mode, then paint the string glyph by glyph."""
        self._render_mode = textstate.render
        super().render_string(textstate, *args, **kwargs)

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: object,  # noqa: ARG002 - pdfminer's signature
        graphicstate: PDFGraphicState,  # noqa: ARG002 - pdfminer's signature
    ) -> float:
        """Keep one glyph and return its advance in text space."""
        text, cid = character(font, cid)
        advance = font.char_width(cid) * fontsize * scaling
        # A glyph without a width still has a direction.
        extent = advance or _SLIGHT * fontsize
        a, b, c, d, _, _ = matrix
        x, y = self._place(*apply_matrix_pt(matrix, (0.0, rise)))
        if not all(map(math.isfinite, (x, y, *matrix, extent))):
            raise ArithmeticError  # no place to put it, nor what follows it
        self._hold("characters", len(self.glyphs) + 1)
        name = str(font.fontname)
        if font.is_vertical():
            # Such glyphs hang below their origin; as a rule they stand one to a column, so each is a word.
            dx, dy = fontsize * a, -fontsize * b
        else:
            dx, dy = extent * a, -extent * b
        self.glyphs.append(
            Glyph(
                text=text,
                x=x,
                y=y,
                dx=dx * self._unit,
                dy=dy * self._unit,
                size=abs(fontsize) * em_size(font) * (c * c + d * d) ** 0.5 * self._unit,
                font=name,
                bold=self._render_mode in HEAVY_MODES or is_bold(name),
                visible=self._render_mode not in INVISIBLE_MODES,
                order=len(self.glyphs),
            )
        )
        return float(advance)

    # -- drawing ---------------------------------------------------------------------------------------------
    def paint_path(
        self,
        graphicstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,  # noqa: ARG002 - pdfminer's signature
        path: Sequence[Any],
    ) -> None:
        """Keep one path."""
        ctm = self.ctm
        if ctm is None or not (stroke or fill):
            return
        self._segments += len(path)
        self._hold("segments", self._segments)
        subpaths: list[list[tuple[float, float]]] = []
        for operator, *operands in path:
            if operator == "m" or not subpaths:
                subpaths.append([])
            if operator == "h":
                if subpaths[-1]:
                    subpaths[-1].append(subpaths[-1][0])
                continue
            for index in range(0, len(operands), 2):
                subpaths[-1].append(
                    self._place(*apply_matrix_pt(ctm, (operands[index], operands[index + 1])))
                )
        width = graphicstate.linewidth * (abs(ctm[0] * ctm[3] - ctm[1] * ctm[2]) ** 0.5) * self._unit
        self.paths.append(
            Path(
                subpaths=tuple(tuple(points) for points in subpaths if points),
                stroked=bool(stroke),
                filled=bool(fill),
                colour=_rgb(graphicstate.ncolor),
                line_width=width,
            )
        )

    def begin_figure(self, name: str, bbox: Any, matrix: Matrix) -> None:  # noqa: ARG002 - pdfminer's signature
        """Note where a figure is placed; what it paints arrives by the other calls."""
        self._outer.append(self.ctm)
        self._figure = (bbox, mult_matrix(matrix, self.ctm) if self.ctm is not None else matrix)

    def end_figure(self, name: str) -> None:  # noqa: ARG002 - pdfminer's signature
        """Go back to the place that the figure is in, which pdfminer forgets."""
        self.ctm = self._outer.pop()

    def render_image(self, name: str, stream: object) -> None:  # noqa: ARG002 - pdfminer's signature
        """Keep the place of an image."""
        self._hold("images", len(self.images) + 1)
        _, matrix = self._figure
        xs, ys = zip(
            *(self._place(*apply_matrix_pt(matrix, corner)) for corner in ((0, 0), (0, 1), (1, 0), (1, 1))),
            strict=True,
        )
        self.images.append(Box(min(xs), min(ys), max(xs), max(ys)))


def _rgb(colour: Any) -> tuple[float, float, float]:
    """Return a PDF colour as RGB, near enough to tell white from shaded; patterns count as mid grey."""
    parts = list(colour) if isinstance(colour, (tuple, list)) else [colour]
    numbers = [float(part) for part in parts if isinstance(part, (int, float))]
    match numbers:
        case [grey]:
            return grey, grey, grey
        case [red, green, blue]:
            return red, green, blue
        case [cyan, magenta, yellow, black]:
            return (1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)
        case _:
            return 0.5, 0.5, 0.5
