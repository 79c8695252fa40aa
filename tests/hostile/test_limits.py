"""Files that were made to cost too much: each ends at a limit that says its name, and soon."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

import pytest

from appendix_parser import Limits, extract_tables, parse
from appendix_parser.errors import AppendixParserError, LimitError
from appendix_parser.inputs.limits import LIMIT_KINDS
from tests.hostile import raw


def bomb() -> bytes:
    packer = zlib.compressobj(9)
    content = b"".join([*(packer.compress(bytes(1 << 20)) for _ in range(3)), packer.flush()])
    return raw.page(object_5=raw.stream(content, b"/Filter /FlateDecode"))


def double_bomb() -> bytes:
    """Compressed twice, as the first few bytes then hold a thousand times as much again."""
    content = zlib.compress(zlib.compress(bytes(3 << 20), 9), 9)
    return raw.page(object_5=raw.stream(content, b"/Filter [/FlateDecode /FlateDecode]"))


def run_length_bomb() -> bytes:
    return raw.page(object_5=raw.stream(b"\x81 " * 20_000 + b"\x80", b"/Filter /RunLengthDecode"))


def many_segments() -> bytes:
    return raw.page(b"0 0 m " + b"1 1 l " * 1001 + b"S")


def many_images() -> bytes:
    return raw.page(b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI\n" * 11 + raw.HELLO)


def many_pages(count: int = 11) -> bytes:
    kids = b" ".join(b"3 0 R" for _ in range(count))
    return raw.page(object_2=b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count))


def endless_tree() -> bytes:
    """A page tree that doubles on every level, and ends in no page."""
    levels = {n: b"<< /Type /Pages /Kids [%d 0 R %d 0 R] /Count 1 >>" % (n + 1, n + 1) for n in range(10, 60)}
    return raw.sparse_file_of(
        {1: b"<< /Type /Catalog /Pages 10 0 R >>", **levels, 60: b"<< /Type /Pages /Kids [] /Count 0 >>"}
    )


def nested_forms(depth: int) -> bytes:
    """A drawing in a drawing in a drawing."""
    box = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
    forms = {
        n: raw.stream(b"/F Do", box + b" /Resources << /XObject << /F %d 0 R >> >>" % (n + 1))
        for n in range(10, 10 + depth)
    }
    page = raw.ONE_PAGE[3].replace(b"/Font <<", b"/XObject << /F 10 0 R >> /Font <<")
    last = raw.stream(raw.HELLO, box)
    objects = {**raw.ONE_PAGE, 3: page, 5: raw.stream(b"/F Do " + raw.HELLO), **forms, 10 + depth: last}
    return raw.sparse_file_of(objects)


def doubled_forms() -> bytes:
    """Drawings that each draw the next one twice: 2 to the 40th in all."""
    return nested_forms(40).replace(b"/F Do", b"/F Do /F Do")


def table_loop() -> bytes:
    """A cross-reference table whose previous one is itself."""
    data = raw.page()
    place = data[data.rindex(b"startxref") :].split()[1]
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev " + place)


def stream_length_loop() -> bytes:
    """A stream whose length is the stream itself."""
    return raw.page(object_5=b"<< /Length 5 0 R >>\nstream\n%s\nendstream" % raw.HELLO)


def reference_loop() -> bytes:
    """An object that is a reference to an object that is a reference to the first."""
    return raw.page(object_4=b"5 0 R", object_5=b"4 0 R")


def deep_list() -> bytes:
    return raw.page(object_4=b"[" * 100_000 + b"]" * 100_000)


def huge_map() -> bytes:
    """A font whose map to Unicode covers four thousand million codes."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>"
    cmap = b"1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange "
    cmap += b"1 beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange"
    return raw.page(object_4=font, object_6=raw.stream(cmap))


def giant_page() -> bytes:
    return raw.page(raw.HELLO).replace(b"[0 0 600 800]", b"[0 0 1e308 9e99]")


def giant_text() -> bytes:
    return raw.page(b"BT /F1 1e300 Tf 1e300 0 0 1e300 0 0 Tm (Hello) Tj ET " + raw.HELLO)


REACHED: dict[str, tuple[Callable[[], bytes], str, Limits]] = {
    "bomb": (bomb, "stream_mb", Limits(stream_mb=1)),
    "double bomb": (double_bomb, "stream_mb", Limits(stream_mb=1)),
    "run lengths": (run_length_bomb, "stream_mb", Limits(stream_mb=1)),
    "characters": (raw.page, "characters", Limits(characters=5)),
    "segments": (many_segments, "segments", Limits(segments=1000)),
    "images": (many_images, "images", Limits(images=10)),
    "pages": (many_pages, "pages", Limits(pages=10)),
    "nested drawings": (lambda: nested_forms(20), "nesting", Limits(nesting=10)),
    "doubled drawings": (doubled_forms, "page_seconds", Limits(page_seconds=1)),
    "a map without end": (huge_map, "page_seconds", Limits(page_seconds=1)),
}


@pytest.mark.parametrize("kind", REACHED)
def test_a_limit_that_is_reached_is_named(kind: str) -> None:
    make, limit, limits = REACHED[kind]
    with pytest.raises(LimitError) as caught:
        parse(make(), limits=limits, isolated=True)
    assert LIMIT_KINDS[limit].option in caught.value.remedy
    assert str(getattr(limits, limit)) in caught.value.problem


def test_a_tree_without_end_is_called_damaged_and_not_too_long() -> None:
    with pytest.raises(LimitError) as caught:
        parse(endless_tree(), name="a.pdf", limits=Limits(pages=10))
    assert str(caught.value) == (
        "a.pdf: Its list of pages is damaged: its first 100 parts have no pages. "
        "If other programs open the file, save it again from there."
    )


@pytest.mark.parametrize("kind", ["characters", "segments", "images", "nested drawings"])
def test_a_limit_on_a_page_names_the_page(kind: str) -> None:
    make, _, limits = REACHED[kind]
    with pytest.raises(LimitError) as caught:
        parse(make(), name="a.pdf", limits=limits)
    assert caught.value.where == "a.pdf, page 1"


def test_what_is_within_the_limit_is_read() -> None:
    assert extract_tables(nested_forms(20), limits=Limits(nesting=21)).tables == ()


@pytest.mark.parametrize(
    "make",
    [table_loop, stream_length_loop, reference_loop, deep_list, giant_page, giant_text],
)
def test_a_trap_ends_soon(make: Callable[[], bytes]) -> None:
    problem = ""
    try:
        extract_tables(make(), limits=Limits(seconds=20, page_seconds=10), isolated=True)
    except AppendixParserError as error:
        problem = error.problem
    assert not re.search("unexpected|longer", problem)
