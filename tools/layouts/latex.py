"""Layouts as LaTeX documents with long tables."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from blocks import Block, Cell, Row, Table
from programs import make_pdf, run

_SPECIAL = {character: f"\\{character}" for character in "#$%&_{}"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "–": "--",
    "—": "---",
    "‘": "`",
    "’": "'",
    "“": "``",
    "”": "''",
    "•": r"$\bullet$",
    "£": r"\pounds{}",
    "…": r"\dots{}",
}


def latex(blocks: Iterable[Block], *, preamble: str, width: float, continued: str = "") -> bytes:
    """Set the blocks with LaTeX.

    Args:
        blocks: what to set.
        preamble: what stands before the document.
        width: of the text, in centimetres.
        continued: the text below a table that continues on the next page.
    """
    body = "\n".join(_block(block, width, continued) for block in blocks)
    source = f"{preamble}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"

    def convert(document: Path) -> None:
        for _ in range(3):  # a long table learns its widths from the run before
            run("pdflatex", ["-interaction=nonstopmode", "-halt-on-error", document.name], document.parent)

    return make_pdf(source, ".tex", convert)


def _block(block: Block, width: float, continued: str) -> str:
    if isinstance(block, Table):
        return _table(block, width, continued)
    text = _escaped(block.text)
    if block.kind in ("title", "heading"):
        size = r"\LARGE" if block.kind == "title" else r"\large"
        return f"\\par\\pagebreak[2]\\bigskip\\noindent{{{size}\\bfseries {text}\\par}}\\nopagebreak\\medskip"
    return f"\\par\\noindent {text}\\par\\medskip"


def _table(table: Table, width: float, continued: str) -> str:
    total = sum(table.widths)
    count = len(table.widths)
    columns = "".join(
        f"p{{\\dimexpr {width * share / total:.3f}cm-2\\tabcolsep\\relax}}|" for share in table.widths
    )
    header = " ".join(_row(row) for row in table.header)
    body = "\n".join(_row(row) for row in table.body)
    foot = f"\\multicolumn{{{count}}}{{r}}{{\\itshape {continued}}}\\\\ " if continued else ""
    ends = f"{foot}\\endfoot\n\\endlastfoot"
    return (
        f"\\begin{{longtable}}{{|{columns}}}\n\\hline {header}\\endhead\n{ends}\n{body}\n\\end{{longtable}}"
    )


def _row(row: Row) -> str:
    return f"{' & '.join(map(_cell, row))} \\\\ \\hline"


def _cell(cell: Cell) -> str:
    text = r"\par ".join(_escaped(part) for part in cell.text)
    if cell.header:
        text = f"\\bfseries {text}"
    if cell.columns > 1:
        return f"\\multicolumn{{{cell.columns}}}{{|l|}}{{\\bfseries {text}}}"
    return f"\\raggedright\\arraybackslash {text}"


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(character, character) for character in text)
