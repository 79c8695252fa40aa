"""A structure tree for a drawn PDF (a tagged PDF): true and flat, or lying.

Readers may use tags only where the geometry agrees: some producers tag nothing but paragraphs, and some tags
are wrong. The lying tree calls lines by random kinds, in random order, and gives each the words of another.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pikepdf
from pikepdf import Array, Dictionary, Name, String

_KINDS = ("/P", "/H1", "/Note", "/Span", "/Caption")


def add_tags(pdf: pikepdf.Pdf, lines: Sequence[Sequence[str]], *, lying: bool, random: Random) -> None:
    """Add a tree of paragraphs to a PDF whose lines are marked content.

    Args:
        pdf: the file; it is changed.
        lines: for each page the texts of its lines; the place of a line is its number as marked content.
        lying: whether the tree is wrong.
        random: for the lies.
    """
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    whole = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    elements = []
    parents = Array()
    for number, (page, texts) in enumerate(zip(pdf.pages, lines, strict=True)):
        on_page = [
            pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=whole, Pg=page.obj, K=place))
            for place in range(len(texts))
        ]
        if lying:
            for element in on_page:
                element.S = Name(random.choice(_KINDS))
                element.ActualText = String(random.choice(texts))
        page.StructParents = number
        parents.extend(Array([number, Array(on_page)]))
        elements += on_page
    root.K = whole
    whole.K = Array(random.sample(elements, len(elements)) if lying else elements)
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=parents))
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
