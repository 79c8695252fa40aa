"""From the truth and a style to pages of marks."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from tests.generator.adornments import add_footnotes, add_letterhead, underline_words
from tests.generator.blocks import Block, Gap, Lines, make_blocks
from tests.generator.flow import Flow
from tests.generator.furniture import add_furniture, body_margin, front_pages
from tests.generator.marks import Box, Page, Shape
from tests.generator.style import Style
from tests.generator.tables import place_table, start_height
from tests.generator.text import wrap

_PAPERS = {"A4": (595.28, 841.89), "A3": (841.89, 1190.55), "Letter": (612.0, 792.0)}


def lay_out(truth: dict[str, Any], style: Style, random: Random) -> list[Page]:
    """Draw the truth in the style.

    Raises:
        DoesNotFitError: the longest words don't fit into the columns, or the header rows leave no room.
    """
    short, long = _PAPERS[style.paper]
    width, height = (long, short) if style.landscape else (short, long)
    flow = Flow(style, width, height, body_margin(style))
    add_letterhead(flow)
    for blocks in make_blocks(truth, style, flow.frame.x1 - flow.frame.x0, random):
        _place(flow, blocks)
    if style.underlined:
        underline_words(flow.pages, style.glyphs, random)
    if style.footnotes:
        add_footnotes(flow)
    pages = [*front_pages(truth, style, flow.pages), *flow.pages]
    add_furniture(pages, style, random)
    return pages


def _place(flow: Flow, blocks: Sequence[Block]) -> None:
    """Place blocks one under the other; up to the first row they stay together if the style says so."""
    if flow.style.keep_with_next and not flow.is_fresh and _start_height(flow, blocks) > flow.room:
        flow.new_page()
    for block in blocks:
        if isinstance(block, Gap):
            flow.y += 0.0 if flow.is_fresh else block.lines * flow.setter.leading
        elif isinstance(block, Lines):
            _place_lines(flow, block)
        else:
            place_table(flow, block)


def _start_height(flow: Flow, blocks: Sequence[Block]) -> float:
    """Return the height of the blocks up to the first line of the first table's first row."""
    height = 0.0
    for block in blocks:
        if isinstance(block, Gap):
            height += block.lines * flow.setter.leading
        elif isinstance(block, Lines):
            height += _lines_height(flow, block)
        else:
            return height + start_height(flow, block)
    return height


def _lines_height(flow: Flow, block: Lines) -> float:
    kind = flow.setter.type(bold=block.bold, scale=block.scale)
    width = flow.frame.x1 - flow.frame.x0
    count = sum(len(wrap(paragraph, width, kind)) for paragraph in block.paragraphs)
    return (count + block.after + 0.4 * len(block.paragraphs)) * kind.size * flow.style.leading


def _place_lines(flow: Flow, block: Lines) -> None:
    page, top = flow.page, flow.y
    kind = flow.setter.type(bold=block.bold, scale=block.scale)
    leading = kind.size * flow.style.leading
    for index, paragraph in enumerate(block.paragraphs):
        flow.y += 0.4 * leading if index else 0.0
        for line in wrap(paragraph, flow.frame.x1 - flow.frame.x0, kind):
            if leading > flow.room:
                flow.new_page()
            flow.put_text(flow.frame.x0, flow.y, line, kind, block.role, path=block.path, bold=block.bold)
            flow.y += leading
    if block.path == "/title" and flow.style.title_box != "no":
        box = Box(flow.frame.x0 - 5, top - 2, flow.frame.x1 + 5, flow.y + 2)
        page.shapes.append(Shape(flow.style.title_box, box))
    flow.y += block.after * leading
