"""What pdfminer passes over in silence is noted, and limits hold."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import pikepdf
import pytest
from pdfminer.pdfexceptions import PDFObjectNotFound
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import LIT
from pikepdf import Name

from appendix_parser.errors import LimitError
from appendix_parser.inputs.limits import Limits
from appendix_parser.reading.repair.checked import CheckedDocument, CheckedStream
from appendix_parser.reading.repair.damage import DamageLog
from tests.reading.hand_made import opened, pdf, whats

TEXT = b"one two three " * 20
PACKED = zlib.compress(TEXT)


def stream(data: bytes, name: str = "FlateDecode", limits: Limits | None = None) -> tuple[bytes, list[str]]:
    """What comes out of a stream, and what is wrong with it."""
    damage = DamageLog()
    inner = PDFStream({"Filter": LIT(name)}, data)
    found = CheckedStream(inner, damage, limits or Limits(), "x.pdf")
    found.set_objid(7, 0)
    return found.get_data(), [what for _, what in whats(damage)]


def changed(
    old: bytes, new: bytes, change: Callable[[pikepdf.Pdf], object] = lambda _: None
) -> CheckedDocument:
    """A document with other bytes of the same length in one place."""
    data = pdf(change)
    assert (data.count(old), len(old)) == (1, len(new))
    return opened(data.replace(old, new))


def test_a_whole_stream_is_unpacked_without_a_word() -> None:
    assert stream(PACKED) == (TEXT, [])


def test_what_is_left_of_a_broken_stream_is_kept_and_noted() -> None:
    data, damage = stream(PACKED[:-6])
    assert data
    assert TEXT.startswith(data)
    assert damage == [
        f"object 7 does not decompress to its end and its checksum; {len(data)} bytes came out of it"
    ]


def test_a_changed_checksum_is_noted() -> None:
    assert "does not decompress" in stream(PACKED[:-1] + b"\0")[1][0]


def test_a_stream_that_cannot_be_unpacked_is_empty() -> None:
    data, damage = stream(b"<~!!", "NoSuchDecode")
    assert data == b""
    assert "object 7 cannot be decompressed" in damage[0]


def test_a_stream_larger_than_the_limit_is_refused() -> None:
    with pytest.raises(LimitError):
        stream(zlib.compress(b"x" * 2_200_000), limits=Limits(stream_mb=2))


def test_a_missing_object_is_noted() -> None:
    document = opened(pdf(lambda _: None))
    with pytest.raises(PDFObjectNotFound):
        document.getobj(99)
    assert whats(document.damage) == [("object-damaged", "object 99 is missing")]


def test_an_object_that_refers_to_itself_is_noted() -> None:
    def change(made: pikepdf.Pdf) -> None:
        made.Root.Odd = made.make_indirect(Name.ABC)

    data = pdf(change)
    at = int(data[: data.index(b"/ABC")].split(b" 0 obj")[-2].split()[-1])
    document = opened(data.replace(b"/ABC ", b"%d 0 R" % at).replace(b"/ABC\n", b"%d 0 R\n" % at))
    with pytest.raises(PDFObjectNotFound):
        document.getobj(at)
    assert ("object-damaged", f"object {at} refers to itself") in whats(document.damage)


def test_a_stream_with_a_wrong_length_is_read_to_its_end() -> None:
    def change(made: pikepdf.Pdf) -> None:
        made.Root.Odd = made.make_stream(b"q Q q Q q Q")

    document = changed(b"/Length 11", b"/Length 99", change)
    assert resolve1(document.catalog["Odd"]).get_data() == b"q Q q Q q Q"
    assert "does not say its right length" in whats(document.damage)[0][1]


def test_a_file_without_its_table_is_searched() -> None:
    data = pdf(lambda _: None)
    document = opened(data[: data.index(b"xref")])
    assert "Pages" in document.catalog
    assert "its table of objects (cross-reference table) is not whole" in whats(document.damage)[0][1]


def test_a_word_that_means_nothing_is_noted() -> None:
    document = changed(b"/Odd true", b"/Odd trux", lambda made: setattr(made.Root, "Odd", True))
    assert any("stands a word that means nothing" in what for _, what in whats(document.damage))
