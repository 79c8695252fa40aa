"""Layouts as web pages, printed by a browser or by WeasyPrint."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

from blocks import Block, Cell, Row, Table, Text
from programs import make_pdf, run

_TAGS = {"title": "h1", "heading": "h2", "note": "p", "prose": "p"}


def chromium(blocks: Iterable[Block], css: str) -> bytes:
    """Print the blocks in this style with Chromium."""

    def convert(page: Path) -> None:
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={page.parent / 'profile'}",
        ]
        target = f"--print-to-pdf={page.with_suffix('.pdf')}"
        run("chromium", [*options, "--no-pdf-header-footer", target, page.as_uri()], page.parent)

    return make_pdf(_page(blocks, css), ".html", convert)


def weasyprint(blocks: Iterable[Block], css: str) -> bytes:
    """Print the blocks in this style with WeasyPrint."""
    from weasyprint import HTML  # the tool works without it, except for its own layouts

    return bytes(HTML(string=_page(blocks, css)).write_pdf())


def _page(blocks: Iterable[Block], css: str) -> str:
    body = "\n".join(_table(block) if isinstance(block, Table) else _text(block) for block in blocks)
    head = f'<meta charset="utf-8"><title>Appendix</title><style>{css}</style>'
    return f'<!doctype html><html lang="en"><head>{head}</head><body>\n{body}\n</body></html>\n'


def _text(block: Text) -> str:
    tag = _TAGS[block.kind]
    return f'<{tag} class="{block.kind}">{escape(block.text)}</{tag}>'


def _table(table: Table) -> str:
    total = sum(table.widths)
    columns = "".join(f'<col style="width: {100 * width / total:.2f}%">' for width in table.widths)
    parts = (("thead", table.header), ("tbody", table.body))
    rows = "".join(f"<{tag}>{''.join(map(_row, rows))}</{tag}>" for tag, rows in parts)
    return f'<table class="{table.kind}"><colgroup>{columns}</colgroup>{rows}</table>'


def _row(row: Row) -> str:
    return f"<tr>{''.join(map(_cell, row))}</tr>"


def _cell(cell: Cell) -> str:
    tag = "th" if cell.header else "td"
    spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in cell.text)
    return f'<{tag} class="{cell.kind}"{spans}>{paragraphs}</{tag}>'
