"""Glyphs and small PDFs made by hand."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pikepdf

from appendix_parser.inputs.limits import Limits
from appendix_parser.reading.compose.glyph_lines import GlyphLine, lines_of_runs
from appendix_parser.reading.compose.glyph_runs import GlyphRun
from appendix_parser.reading.repair.checked import CheckedDocument
from appendix_parser.reading.repair.damage import DamageLog


def one_line(*runs: Sequence[GlyphRun]) -> GlyphLine:
    """Return the line that runs make."""
    [found] = lines_of_runs([run for each in runs for run in each])
    return found


def pdf(change: Callable[[pikepdf.Pdf], object], *, pages: int = 1) -> bytes:
    """Return a PDF of empty pages that a function has changed; its objects are not compressed."""
    with pikepdf.new() as made:
        for _ in range(pages):
            made.add_blank_page(page_size=(300, 200))
        change(made)
        out = io.BytesIO()
        made.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            compress_streams=False,
            deterministic_id=True,
        )
    return out.getvalue()


def opened(data: bytes, limits: Limits | None = None) -> CheckedDocument:
    """Return a document, checked; its damage is in `damage`."""
    return CheckedDocument(data, "", DamageLog(), limits or Limits(), "x.pdf")


def whats(damage: DamageLog) -> list[tuple[str, str]]:
    """Return what was noted, with its code."""
    return [(doubt.code, str(doubt.values["what"])) for doubt in damage.take()]
