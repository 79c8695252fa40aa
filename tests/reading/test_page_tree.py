"""The pages of a document in order, and whether they are all there."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from appendix_parser.errors import LimitError
from appendix_parser.inputs.limits import Limits
from appendix_parser.reading.repair.page_tree import Entry, find_pages
from tests.reading.hand_made import opened, pdf, whats


def found(
    change: Callable[[pikepdf.Pdf], object] = lambda _: None, *, pages: int = 2, limits: Limits | None = None
) -> tuple[list[Entry], list[str]]:
    """The pages of a document, and what is wrong with their tree."""
    document = opened(pdf(change, pages=pages))
    entries = find_pages(document, limits or Limits(), "x.pdf")
    return entries, [what for _, what in whats(document.damage)]


def test_pages_are_in_order_with_what_they_inherit() -> None:
    def inherit(made: pikepdf.Pdf) -> None:
        made.Root.Pages.Rotate = 90

    entries, damage = found(inherit, pages=3)
    assert [each["Rotate"] for _, each in entries] == [90, 90, 90]
    assert damage == []


def test_a_wrong_number_of_pages_is_noted() -> None:
    def count(value: bytes) -> list[str]:
        document = opened(pdf(lambda _: None, pages=2).replace(b"/Count 2", b"/Count " + value))
        assert len(find_pages(document, Limits(), "x.pdf")) == 2
        return [what for _, what in whats(document.damage)]

    assert count(b"5") == ["it says that it has 5 pages; found: 2"]
    assert count(b"/") == ["it does not say how many pages it has; found: 2"]


def test_a_list_that_contains_itself_is_noted() -> None:
    def change(made: pikepdf.Pdf) -> None:
        made.Root.Pages.Kids.append(made.Root.Pages)

    entries, damage = found(change)
    assert len(entries) == 2
    assert damage[0].startswith("its list of pages contains itself (object ")


def test_a_missing_page_and_an_empty_part_are_noted() -> None:
    def change(made: pikepdf.Pdf) -> None:
        made.Root.Pages.Kids.extend(Array([7, Dictionary(Type=Name.Pages)]))

    [damage] = found(change)[1]
    assert "a page is missing (without a number)" in damage
    assert "a part of its list of pages is empty (without a number)" in damage


def test_pages_without_a_list_are_searched_for() -> None:
    def change(made: pikepdf.Pdf) -> None:
        made.Root.Kept = made.Root.Pages
        made.Root.Pages = Dictionary(Type=Name.Pages, Kids=Array(), Count=0)

    entries, damage = found(change)
    assert len(entries) == 2
    assert "2 were found by searching" in damage[0]


def test_more_pages_than_the_limit_are_refused() -> None:
    assert len(found(pages=2, limits=Limits(pages=2))[0]) == 2
    with pytest.raises(LimitError):
        found(pages=3, limits=Limits(pages=2))


def test_a_tree_of_many_parts_without_pages_is_refused() -> None:
    def change(made: pikepdf.Pdf) -> None:
        made.Root.Pages.Kids = Array([Dictionary(Type=Name.Pages, Kids=Array()) for _ in range(20)])

    with pytest.raises(LimitError, match="first 20 parts have no pages"):
        found(change, limits=Limits(pages=2))
