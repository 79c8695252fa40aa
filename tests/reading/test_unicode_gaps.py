"""A code that its font's only map leaves out is no letter, whatever letter has its number."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest

from appendix_parser.page import PageContent
from appendix_parser.reading import Reader, open_document
from appendix_parser.reading.unicode_gaps import mapped

LAYOUTS = Path(__file__).parent.parent.parent / "samples" / "layouts"
READERS = [Reader.PDFPLUMBER, Reader.PDFIUM]


def without(name: str, character: str) -> bytes:
    """Return a sample whose fonts' maps do not say which code is a character."""
    entry = re.compile(rb"<[0-9A-Fa-f]+>\s*<%04X>" % ord(character), re.IGNORECASE)
    out = io.BytesIO()
    with pikepdf.open(LAYOUTS / name) as pdf:
        maps = [
            each for each in pdf.objects if isinstance(each, pikepdf.Stream) and b"beginbfchar" in _data(each)
        ]
        for each in maps:
            each.write(entry.sub(b"", _data(each)))
        pdf.save(out)
    return out.getvalue()


def _data(stream: pikepdf.Object) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:  # a picture
        return b""


def read(data: bytes, reader: Reader) -> list[PageContent]:
    return [*open_document(data, "x.pdf", reader).pages()]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("name", "character"), [("writer-merged.pdf", "3"), ("chromium-words.pdf", "–")])
def test_a_character_that_is_not_in_the_map_is_no_other_one(
    reader: Reader, name: str, character: str
) -> None:
    sound = read((LAYOUTS / name).read_bytes(), reader)
    for page, whole in zip(read(without(name, character), reader), sound, strict=True):
        words, expected = [[word.text for word in each.words] for each in (page, whole)]
        assert words == [text.replace(character, "\N{REPLACEMENT CHARACTER}") for text in expected]
        assert words != expected
        assert [doubt.code for doubt in page.doubts] == ["text-without-unicode"]
        assert whole.doubts == ()


@pytest.mark.parametrize(
    ("to_unicode", "codes"),
    [
        (b"2 beginbfchar\n<01> <0041>\n<0A><00420043>\nendbfchar", {1, 10}),
        (b"1 beginbfrange <0020> <0022> <0041> endbfrange", {0x20, 0x21, 0x22}),
        (b"1 beginbfrange <01> <02> [<0041> <0042>] endbfrange", {1, 2}),
        (b"1 beginbfrange <01> <FFFFFFFF> <0041> endbfrange", set(range(1, 0x10001))),
        (b"1 begincodespacerange <00> <FF> endcodespacerange", set()),
    ],
)
def test_what_a_map_says_is_known(to_unicode: bytes, codes: set[int]) -> None:
    assert mapped(to_unicode) == codes
