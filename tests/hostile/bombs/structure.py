"""Bombs in what a document is made of: page trees, objects, references, and files that need repair."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.hostile import raw
from tests.hostile.bombs.parts import page_with, unfolding, zipped

MANY = 200_000


def doubled_tree() -> bytes:
    """A page tree that doubles on each of fifty levels."""
    levels = {n: b"<< /Type /Pages /Kids [%d 0 R %d 0 R] /Count 9 >>" % (n + 1, n + 1) for n in range(10, 60)}
    return raw.sparse_file_of(
        {
            **raw.ONE_PAGE,
            1: b"<< /Type /Catalog /Pages 10 0 R >>",
            **levels,
            60: raw.ONE_PAGE[3],
            5: raw.stream(raw.HELLO),
        }
    )


def deep_tree() -> bytes:
    levels = {
        n: b"<< /Type /Pages /Parent %d 0 R /Kids [%d 0 R] /Count 1 >>" % (n - 1, n + 1)
        for n in range(10, 20_000)
    }
    pages = {1: b"<< /Type /Catalog /Pages 10 0 R >>", 20_000: raw.ONE_PAGE[3]}
    return raw.sparse_file_of({**raw.ONE_PAGE, 5: raw.stream(raw.HELLO), **pages, **levels})


def kids(count: int, said: int) -> bytes:
    return raw.page(object_2=b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b"3 0 R " * count, said))


def parents() -> bytes:
    """A page that takes its size from a parent that is its own parent."""
    page = raw.ONE_PAGE[3].replace(b"/MediaBox [0 0 600 800]", b"")
    return raw.page(object_2=b"<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 2 0 R >>", object_3=page)


def deep(opening: bytes, closing: bytes, depth: int = MANY) -> bytes:
    return opening * depth + closing * depth


def chain_of_references() -> bytes:
    chain = {n: b"%d 0 R" % (n + 1) for n in range(10, 50_000)}
    return raw.sparse_file_of(
        {**raw.ONE_PAGE, 4: b"10 0 R", 5: raw.stream(raw.HELLO), **chain, 50_000: raw.ONE_PAGE[4]}
    )


def many_stamps() -> bytes:
    each = b"<< /Type /Annot /Subtype /Stamp /Rect [9 9 500 500] /F 4 /AP << /N 11 0 R >> >>"
    look = raw.stream(b"0 0 m " + b"1 1 l " * 5000 + b"S", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
    return page_with(b"", b"", {10: b"[%s]" % (each * 20_000), 11: look}, page=b"/Annots 10 0 R ")


def layers() -> bytes:
    """A layer that shows if others show that show if others do, and so on."""
    condition = deep(b"[/Not ", b"]", 50_000)
    group = b"<< /Type /OCMD /VE %s >>" % condition
    return page_with(b"/OC /L BDC EMC", b"/Properties << /L 10 0 R >>", {10: group})


def many_layers() -> bytes:
    content = b"/OC /L BDC EMC " * 100_000
    groups = b"<< /Type /OCMD /OCGs [%s] >>" % (b"11 0 R " * 5000)
    return page_with(content, b"/Properties << /L 10 0 R >>", {10: groups, 11: b"<< /Type /OCG /Name (L) >>"})


def many_contents() -> bytes:
    own = raw.ONE_PAGE[3].replace(b"/Contents 5 0 R", b"/Contents [%s]" % (b"5 0 R " * 100_000))
    return raw.page(object_3=own)


def without_table(piece: bytes, times: int) -> bytes:
    """A file that has to be searched for its objects."""
    return b"%PDF-1.7\n" + piece * times + raw.page()[9:].partition(b"xref")[0]


def structure_tree() -> bytes:
    elements = {
        n: b"<< /Type /StructElem /S /Div /P %d 0 R /K [%d 0 R %d 0 R] >>" % (n - 1, n + 1, n + 1)
        for n in range(11, 60)
    }
    root = {10: b"<< /Type /StructTreeRoot /K 11 0 R >>", 60: b"<< /Type /StructElem /S /P /K 1 >>"}
    catalog = b"<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 10 0 R /MarkInfo << /Marked true >> >>"
    return page_with(b"", b"", {1: catalog, **root, **elements})


def outlines() -> bytes:
    catalog = b"<< /Type /Catalog /Pages 2 0 R /Outlines 10 0 R >>"
    items = {10: b"<< /First 11 0 R /Last 11 0 R >>", 11: b"<< /Title (x) /Next 11 0 R /First 10 0 R >>"}
    return page_with(b"", b"", {1: catalog, **items})


BOMBS: Mapping[str, Callable[[], bytes]] = {
    "page tree that doubles": doubled_tree,
    "page tree of 20,000 levels": deep_tree,
    "page tree of a million entries": lambda: kids(1_000_000, 1_000_000),
    "page tree that says it is long": lambda: kids(1, 2_147_483_647),
    "parent of itself": parents,
    "lists in lists": lambda: raw.page(object_4=deep(b"[", b"]")),
    "dictionaries in dictionaries": lambda: raw.page(object_4=deep(b"<< /A ", b" >>")),
    "parentheses in parentheses": lambda: raw.page(object_4=deep(b"(", b")", 5_000_000)),
    "lists in lists in the content": lambda: raw.page(object_5=unfolding(b"[" * 1000, 1000)),
    "dictionaries in dictionaries in the content": lambda: raw.page(
        b"/P " + deep(b"<< /A ", b" >>", 100_000) + b" BDC EMC " + raw.HELLO
    ),
    "marks in marks": lambda: raw.page(b"/P << /MCID 1 >> BDC " * MANY + raw.HELLO),
    "name of 20 MB": lambda: raw.page(object_4=b"/" + b"A" * 20_000_000),
    "number of 5 MB": lambda: raw.page(object_4=b"9" * 5_000_000),
    "number of 5 MB in the content": lambda: raw.page(object_5=unfolding(b"9" * 5_000_000, 1)),
    "string of 80 MB in the content": lambda: raw.page(
        object_5=raw.stream(zipped(b"(" + b"x" * 80_000_000 + b") Tj", 1), b"/Filter /FlateDecode")
    ),
    "references of references": chain_of_references,
    "20,000 stamps": many_stamps,
    "layers of conditions": layers,
    "marks with thousands of layers": many_layers,
    "content in 100,000 parts": many_contents,
    "objects that begin and do not end": lambda: without_table(b"7 0 obj << ", 300_000),
    "streams that begin and do not end": lambda: without_table(b"7 0 obj << >> stream\n", 100_000),
    "the same object 200,000 times": lambda: without_table(b"7 0 obj null endobj\n", 200_000),
    "trailers by the thousand": lambda: without_table(b"trailer << /Root 9 0 R >>\n", 100_000),
    "structure that doubles": structure_tree,
    "outline of itself": outlines,
}
