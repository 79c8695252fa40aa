"""The pages of a document in order, and whether they are all there (ISO 32000-1, 7.7.3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFObjRef, dict_value, resolve1
from pdfminer.psparser import LIT

from appendix_parser.errors import LimitError
from appendix_parser.inputs.limits import Limits
from appendix_parser.reading.repair.checked import FATAL, CheckedDocument

_NODES_PER_PAGE = 10  # nodes above the pages; a tree with more is made to do harm

Entry = tuple[object, dict[str, Any]]
"""What a page is known by, and its entries, with those that it inherits."""


def find_pages(document: CheckedDocument, limits: Limits, where: str) -> list[Entry]:
    """Return the pages of a document; what is wrong with their tree goes to the document's damage.

    Raises:
        LimitError: there are more than the limit.
    """
    root = dict_value(document.catalog.get("Pages"))
    pages: list[Entry] = []
    for page in _walk(document, limits, where):
        pages.append(page)
        if len(pages) > limits.pages:
            raise limits.reached(limit="pages", where=where)
    expected = resolve1(root.get("Count"))
    if not pages:
        pages = _searched(document)
        if pages:
            document.damage.note(
                "pages-damaged",
                f"its list of pages is damaged; {len(pages)} were found by searching, in the file's order",
            )
    elif not isinstance(expected, int):
        document.damage.note("pages-damaged", f"it does not say how many pages it has; found: {len(pages)}")
    elif expected != len(pages):
        document.damage.note("pages-damaged", f"it says that it has {expected} pages; found: {len(pages)}")
    if len(pages) > limits.pages:
        raise limits.reached(limit="pages", where=where)
    return pages


def _walk(document: CheckedDocument, limits: Limits, where: str) -> Iterator[Entry]:
    """Yield the pages of the tree, from first to last."""
    # Nodes to visit, the next one last, each with what it inherits and the nodes above it.
    waiting: list[tuple[Any, dict[str, Any], frozenset[int]]] = [
        (document.catalog.get("Pages"), {}, frozenset())
    ]
    visited = found = 0
    while waiting:
        reference, inherited, above = waiting.pop()
        visited += 1
        if visited > _NODES_PER_PAGE * limits.pages:
            raise _endless(visited - 1, found, where)
        number = reference.objid if isinstance(reference, PDFObjRef) else None
        if number in above:
            document.damage.note("pages-damaged", f"its list of pages contains itself (object {number})")
            continue
        node = resolve1(reference)
        if not isinstance(node, dict):
            if above:
                document.damage.note("pages-damaged", f"a page is missing ({_named(number)})")
            continue
        entries = {**inherited, **node}
        kids = resolve1(node.get("Kids"))
        if isinstance(kids, list):
            passed_on = {key: entries[key] for key in PDFPage.INHERITABLE_ATTRS if key in entries}
            below = above if number is None else above | {number}
            waiting += [(kid, passed_on, below) for kid in reversed(kids)]
        elif resolve1(node.get("Type")) is LIT("Pages"):
            document.damage.note("pages-damaged", f"a part of its list of pages is empty ({_named(number)})")
        else:
            found += 1
            yield number, entries


def _endless(parts: int, pages: int, where: str) -> LimitError:
    """Return the error for a tree with hardly any pages: more would not be found with a higher limit."""
    return LimitError(
        f"Its list of pages is damaged: its first {parts} parts have {pages or 'no'} page{'' if pages == 1 else 's'}.",
        remedy="If other programs open the file, save it again from there.",
        where=where,
    )


def _searched(document: CheckedDocument) -> list[Entry]:
    """Return every page that is anywhere in the file, in the order of the file."""
    pages: list[Entry] = []
    for number in document.searched.get_objids():
        try:
            value = document.getobj(number)
        except FATAL:
            raise
        except Exception:  # a damaged object is not a page
            continue
        if isinstance(value, dict) and value.get("Type") is LIT("Page"):
            pages.append((number, value))
    return pages


def _named(number: int | None) -> str:
    return "without a number" if number is None else f"object {number}"
