"""Collects what a page paints: a pdfminer device that keeps glyph runs and paths, and no layout of its own."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot, isfinite
from typing import Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFGraphicState, PDFTextState
from pdfminer.utils import MATRIX_IDENTITY, Matrix, apply_matrix_pt, mult_matrix

from appendix_parser.geometry import Box
from appendix_parser.inputs.limits import Limits
from appendix_parser.reading.compose.glyph_runs import HEAVY_MODES, INVISIBLE_MODES, GlyphRun, is_bold_font
from appendix_parser.reading.compose.shapes import Path
from appendix_parser.reading.pdfminer.fonts import FontStore, em_size
from appendix_parser.reading.pdfminer.page_clip import PageClip
from appendix_parser.reading.pdfminer.trimmed import Trimmed, Window

_SLIGHT = 0.001  # font sizes
_SPACE = 32  # the code that word spacing is added to, whatever it stands for (ISO 32000-1, 9.3.3)


class PaintCollector(PDFTextDevice):
    """Keeps every glyph and path of one page, in points from the top left of the shown page.

    Args:
        resources: the document's fonts.
        origin: x of the left and y of the top edge of the shown page, in the page's own (turned) space.
        unit: length of that space's unit in points (`UserUnit`).
        clip: what the page is clipped to. Runs that belong to another page are kept in `elsewhere`, and the places
            of those that it cuts lengthwise in `cut`.
        window: what all clips leave of the page. What they cut lengthwise is kept in `trimmed`.
        limits: how many characters, path segments and images a page may have.
        where: the document and page, for messages.

    Raises:
        LimitError: by any method: the page has more of them.
    """

    def __init__(
        self,
        resources: FontStore,
        origin: tuple[float, float],
        unit: float,
        clip: PageClip,
        window: Window,
        limits: Limits,
        where: str,
    ) -> None:
        super().__init__(resources)
        self._store = resources
        self._limits = limits
        self._where = where
        self._segments = 0
        self._characters = 0
        self._known: dict[PDFFont, dict[int, tuple[str, float]]] = {}
        self._fonts: dict[PDFFont, tuple[str, float, bool]] = {}
        self._clip = clip
        self._window = window
        self.trimmed: list[tuple[GlyphRun, Trimmed]] = []
        self.runs: list[GlyphRun] = []
        self.elsewhere: list[GlyphRun] = []
        self.cut: list[Box] = []
        self.paths: list[Path] = []
        self.images: list[Box] = []
        self._left, self._upper = origin
        self._unit = unit
        self._render_mode = 0
        self._outer: list[Matrix | None] = []
        self._page_matrix: Matrix = MATRIX_IDENTITY

    def _place(self, x: float, y: float) -> tuple[float, float]:
        return (x - self._left) * self._unit, (self._upper - y) * self._unit

    def _hold(self, limit: str, count: int) -> None:
        if count > getattr(self._limits, limit):
            raise self._limits.reached(limit=limit, where=self._where)

    # -- text ------------------------------------------------------------------------------------------------
    def render_string(self, textstate: PDFTextState, *args: Any, **kwargs: Any) -> None:
        """Note the rendering mode, then paint the string."""
        self._render_mode = textstate.render
        super().render_string(textstate, *args, **kwargs)

    def render_string_horizontal(
        self,
        seq: Any,
        matrix: Matrix,
        pos: tuple[float, float],
        font: PDFFont,
        fontsize: float,
        scaling: float,
        charspace: float,
        wordspace: float,
        rise: float,
        dxscale: float,
        ncs: object,  # noqa: ARG002 - pdfminer's signature
        graphicstate: PDFGraphicState,  # noqa: ARG002 - pdfminer's signature
    ) -> tuple[float, float]:
        """Keep a string as one run, and return where it ends (ISO 32000-1, 9.4.4)."""
        x, y = pos
        texts: list[str] = []
        starts: list[float] = []
        advances: list[float] = []
        parted = False
        known = self._known.setdefault(font, {})
        try:
            for part in seq:
                if isinstance(part, (int, float)):
                    x -= part * dxscale
                    parted = True
                    continue
                if not isinstance(part, bytes):  # damaged: it paints nothing
                    continue
                for code in font.decode(part):
                    text, width = known.get(code) or self._glyph(font, code)
                    x += charspace if parted else 0.0
                    advance = width * fontsize * scaling
                    if not isfinite(x + advance):
                        raise ArithmeticError  # no place to put it, nor what follows it
                    texts.append(text)
                    starts.append(x)
                    advances.append(advance)
                    x += advance + (wordspace if code == _SPACE else 0.0)
                    parted = True
        finally:
            if texts:
                mirrored = -1.0 if fontsize * scaling < 0 else 1.0
                self._keep(matrix, texts, starts, advances, y + rise, font, fontsize, mirrored)
        return x, y

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
        """Keep one glyph of a vertical string and return its advance in text space.

        It hangs below its origin; as a rule such glyphs stand one to a column, so each is a word.
        """
        text, width = self._glyph(font, cid)
        mirrored = -1.0 if fontsize < 0 else 1.0
        self._keep(matrix, [text], [0.0], [fontsize], rise, font, fontsize, mirrored)
        return width * fontsize * scaling

    def _glyph(self, font: PDFFont, code: int) -> tuple[str, float]:
        """Return the character of a code and its width in font sizes."""
        known = self._known.setdefault(font, {})
        if code not in known:
            text, width_code = self._store.character(font, code)
            known[code] = text, font.char_width(width_code)
        return known[code]

    def _keep(
        self,
        matrix: Matrix,
        texts: list[str],
        starts: list[float],
        advances: list[float],
        y: float,
        font: PDFFont,
        fontsize: float,
        mirrored: float,
    ) -> None:
        """Keep a run; where its glyphs start and how far they reach is in text space, whose x `matrix` maps.

        `mirrored` is -1 where they follow each other against that x.
        """
        order = self._characters
        self._characters += len(texts)
        self._hold("characters", self._characters)
        a, b, c, d, e, f = matrix
        length = hypot(a, b)
        dx, dy = (mirrored * a / length, -mirrored * b / length) if length else (1.0, 0.0)
        scale = mirrored * length * self._unit
        first = starts[0]
        left, upper = self._place(a * first + c * y + e, b * first + d * y + f)
        if not isfinite(left + upper + a + b + c + d):
            raise ArithmeticError
        slight = _SLIGHT * abs(fontsize * scale)  # a glyph without a width still has an extent
        name, em, bold = self._about(font)
        run = GlyphRun(
            texts,
            left,
            upper,
            dx,
            dy + 0.0,  # no negative zero
            [(start - first) * scale for start in starts],
            [max(slight, advance * scale) for advance in advances],
            abs(fontsize) * em * hypot(c, d) * self._unit,
            name,
            bold or self._render_mode in HEAVY_MODES,
            self._render_mode not in INVISIBLE_MODES,
            order,
        )
        placed = self._clip.place(run)
        (self.runs if placed.is_here else self.elsewhere).append(run)
        if placed.cut is not None:
            self.cut.append(placed.cut)
        elif placed.is_here and (trimmed := self._window.trim(run)):
            self.trimmed.append((run, trimmed))

    def _about(self, font: PDFFont) -> tuple[str, float, bool]:
        """Return a font's name, the size of its em, and whether it is bold."""
        known = self._fonts.get(font)
        if known is None:
            name = str(font.fontname)
            known = self._fonts[font] = name, em_size(font), is_bold_font(name)
        return known

    # -- clipping --------------------------------------------------------------------------------------------
    def clip(self, path: Sequence[Any]) -> None:
        """Clip what follows to a path."""
        if self.ctm is not None and (
            points := [point for each in self._subpaths(path, self.ctm) for point in each]
        ):
            self._clip.narrow(points)
            self._window.narrow(points)

    def save_clip(self) -> None:
        """Keep the clip until it is restored."""
        self._clip.save()
        self._window.save()

    def restore_clip(self) -> None:
        """Go back to the clip that was kept last."""
        self._clip.restore()
        self._window.restore()

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
        subpaths = self._subpaths(path, ctm)
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

    def begin_page(self, page: object, ctm: Matrix) -> None:  # noqa: ARG002 - pdfminer's signature
        """Note how the page is placed, for what is drawn over it."""
        self._page_matrix = ctm

    def draw_over(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Keep a line that is drawn over the finished page, given in its own space."""
        points = tuple(self._place(*apply_matrix_pt(self._page_matrix, point)) for point in (start, end))
        if all(isfinite(x + y) for x, y in points):
            self.paths.append(Path((points,), stroked=True, filled=False, colour=(0, 0, 0), line_width=1.0))

    def _subpaths(self, path: Sequence[Any], ctm: Matrix) -> list[list[tuple[float, float]]]:
        """Return the points of each subpath on the shown page."""
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
        return subpaths

    def begin_figure(self, name: str, bbox: Any, matrix: Matrix) -> None:  # noqa: ARG002 - pdfminer's signature
        """Note where a figure is placed; what it paints arrives by the other calls."""
        self._outer.append(self.ctm)
        self.save_clip()
        self._figure = (bbox, mult_matrix(matrix, self.ctm) if self.ctm is not None else matrix)

    def end_figure(self, name: str) -> None:  # noqa: ARG002 - pdfminer's signature
        """Go back to the place that the figure is in, which pdfminer forgets."""
        self.ctm = self._outer.pop()
        self.restore_clip()

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
