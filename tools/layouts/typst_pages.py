"""Layouts as Typst documents."""

from __future__ import annotations

import json
from collections.abc import Iterable

from blocks import Block, Cell, Table


def typst(
    blocks: Iterable[Block], *, page: str, text: str, table: str, front: str = "", tagged: bool = True
) -> bytes:
    """Set the blocks with Typst.

    Args:
        blocks: what to set.
        page: arguments of Typst's `page` function, for the whole document.
        text: likewise of `text`.
        table: likewise of `table`.
        front: Typst source of what comes before the first block.
        tagged: whether the PDF has a structure tree.
    """
    import typst as compiler  # the tool works without it, except for its own layouts

    setup = f"#set page({page})\n#set text({text})\n#set table({table})\n#set heading(numbering: none)\n"
    source = setup + front + "\n".join(_block(block) for block in blocks)
    return bytes(compiler.compile(source.encode(), format="pdf", pdf_tags=tagged))


def _block(block: Block) -> str:
    if isinstance(block, Table):
        return _table(block)
    if block.kind in ("title", "heading"):
        level = "1" if block.kind == "title" else "2"
        return f"#heading(level: {level}, outlined: {str(level == '2').lower()}, {_string(block.text)})"
    return f"#par({_string(block.text)})"


def _table(table: Table) -> str:
    columns = ", ".join(f"{width}fr" for width in table.widths)
    header = ", ".join(_cell(cell) for row in table.header for cell in row)
    body = ",\n".join(_cell(cell) for row in table.body for cell in row)
    return f"#table(columns: ({columns}), table.header({header}),\n{body})"


def _cell(cell: Cell) -> str:
    weight = 700 if cell.header else 400
    paragraphs = "".join(f"#{_string(part)}\n\n" for part in cell.text)
    return (
        f"table.cell(colspan: {cell.columns}, rowspan: {cell.rows}, text(weight: {weight}, [{paragraphs}]))"
    )


def _string(text: str) -> str:
    """Return a string literal; Typst's escapes are among those of JSON."""
    return json.dumps(text, ensure_ascii=False)
