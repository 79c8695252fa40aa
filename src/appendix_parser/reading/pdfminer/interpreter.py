"""pdfminer's interpreter of what a page draws, with what it passes over in silence noted."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdftypes import PDFStream, resolve1, stream_value
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import PSKeyword, keyword_name, literal_name
from pdfminer.utils import MATRIX_IDENTITY, Matrix

from appendix_parser.inputs.limits import Limits
from appendix_parser.reading.compose.dots import join_dashes
from appendix_parser.reading.pdfminer.content import ContentParser
from appendix_parser.reading.pdfminer.paint import PaintCollector
from appendix_parser.reading.repair.damage import DamageLog

_OPERATOR = "do_"
_LONGEST = 3  # characters in the name of an operator
_SIGNS = str.maketrans({"*": "_a", '"': "_w", "'": "_q"})  # as pdfminer names the methods of operators


class CheckedInterpreter(PDFPageInterpreter):
    """Draws a page on a device; `depth` is the number of drawings that contain the one that is being drawn."""

    def __init__(
        self,
        resources: PDFResourceManager,
        device: PaintCollector,
        damage: DamageLog,
        limits: Limits,
        where: str,
        depth: int = 0,
    ) -> None:
        super().__init__(resources, device)
        self._paint = device
        self._damage = damage
        self._limits = limits
        self._where = where
        self._depth = depth
        self._tolerant = 0
        self._methods: dict[PSKeyword, tuple[Any, int]] = {}  # and how many operands each takes

    def dup(self) -> CheckedInterpreter:
        """Return an interpreter for a drawing inside this one.

        Raises:
            LimitError: drawings contain each other too deeply.
        """
        if self._depth >= self._limits.nesting:
            raise self._limits.reached(limit="nesting", where=self._where)
        return CheckedInterpreter(
            self.rsrcmgr, self._paint, self._damage, self._limits, self._where, self._depth + 1
        )

    def init_resources(self, resources: dict[object, object]) -> None:
        """Prepare fonts and drawings; a font without widths sets all its letters in one place."""
        super().init_resources(resources)
        for font in self.fontmap.values():
            if not font.default_width and not any(font.widths.values()):
                self._damage.note("page-damaged", "a font does not say how wide its letters are")

    def render_contents(
        self, resources: dict[object, object], streams: Sequence[object], ctm: Matrix = MATRIX_IDENTITY
    ) -> None:
        """Draw what is in the streams, one after the other."""
        drawn = []
        for stream in streams:
            value = resolve1(stream)
            drawn.append(_with_dashes_joined(value) if isinstance(value, PDFStream) else stream)
            if not isinstance(value, PDFStream) or value.objid is None:
                self._damage.note("page-damaged", "a part of its content is missing")
            elif value.objid in self.parent_stream_ids:
                self._damage.note("page-damaged", f"a drawing contains itself (object {value.objid})")
        super().render_contents(resources, drawn, ctm)

    def execute(self, streams: Sequence[object]) -> None:
        """Carry out the instructions in streams, except for those that are being carried out already."""
        sound = [
            stream
            for stream in map(stream_value, streams)
            if stream.objid not in {None, *self.parent_stream_ids}
        ]
        self.stream_ids = {stream.objid for stream in sound if stream.objid is not None}
        if not sound:
            return
        parser = ContentParser(sound)
        with suppress(PSEOF):
            while True:
                item = parser.next_item()
                if isinstance(item, PSKeyword):
                    self._carry_out(item)
                else:
                    self.argstack.append(item)
        if parser.is_unfinished:
            self._damage.note("page-damaged", "its instructions end in the middle of one")

    def _carry_out(self, keyword: PSKeyword) -> None:
        known = self._methods.get(keyword)
        if known is None:
            name = keyword_name(keyword).translate(_SIGNS)
            if not hasattr(self, f"{_OPERATOR}{name}"):
                return
            method = getattr(self, f"{_OPERATOR}{name}")
            known = self._methods[keyword] = method, method.__code__.co_argcount - 1
        method, count = known
        operands = self.pop(count) if count else []
        if len(operands) == count:
            method(*operands)

    def __getattr__(self, name: str) -> Any:
        # pdfminer asks for the method of each operator; one that it does not have is asked for here.
        if name.startswith(_OPERATOR) and not self._tolerant:
            self._damage.note("page-damaged", f"an instruction is unknown (“{name[3:][:_LONGEST]}”)")
        raise AttributeError(name)

    def do_BX(self) -> None:  # noqa: N802 - pdfminer's name
        """Begin a part whose unknown operators are to be ignored."""
        self._tolerant += 1

    def do_EX(self) -> None:  # noqa: N802 - pdfminer's name
        """End such a part."""
        self._tolerant = max(0, self._tolerant - 1)

    def pop(self, n: int) -> list[Any]:
        """Return the operands of an operator; pdfminer skips it if there are too few."""
        if len(self.argstack) < n:
            self._damage.note("page-damaged", "an instruction lacks a part")
        operands = self.argstack[-n:] if n else []
        del self.argstack[len(self.argstack) - len(operands) :]
        return operands

    def do_q(self) -> None:
        """Keep the graphics state."""
        super().do_q()
        self._paint.save_clip()

    def do_Q(self) -> None:  # noqa: N802 - pdfminer's name
        """Go back to the graphics state that was kept last."""
        super().do_Q()
        self._paint.restore_clip()

    def do_W(self) -> None:  # noqa: N802 - pdfminer's name
        """Clip what follows to the path."""
        self._paint.clip(self.curpath)

    do_W_a = do_W  # noqa: N815 - pdfminer's name

    def do_Tf(self, fontid: Any, fontsize: Any) -> None:  # noqa: N802 - pdfminer's name
        """Choose a font."""
        if literal_name(fontid) not in self.fontmap:
            self._damage.note("page-damaged", "text is set in a font that is missing")
        super().do_Tf(fontid, fontsize)

    def do_TJ(self, seq: Any) -> None:  # noqa: N802 - pdfminer's name
        """Show text."""
        if self.textstate.font is None:
            self._damage.note("page-damaged", "text is set without a font")
        super().do_TJ(seq)

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802 - pdfminer's name
        """Draw a picture or a drawing that is elsewhere."""
        if not isinstance(resolve1(self.xobjmap.get(literal_name(xobjid_arg))), PDFStream):
            self._damage.note("page-damaged", "a picture or drawing is missing")
        super().do_Do(xobjid_arg)


def _with_dashes_joined(stream: PDFStream) -> PDFStream:
    """Return a stream that draws the same, but rows of dots at once."""
    content = stream.get_data()
    joined = join_dashes(content)
    if joined is content:
        return stream
    changed = PDFStream({}, joined)
    changed.objid, changed.genno = stream.objid, stream.genno
    return changed
