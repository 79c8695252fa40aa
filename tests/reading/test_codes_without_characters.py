"""A code that its font's only map leaves out is no letter, whatever letter has its number."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest

from appendix_parser.page import PageContent
from appendix_parser.reading import open_document

LAYOUTS = Path(__file__).parent.parent.parent / "samples" / "layouts"


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


def read(data: bytes) -> list[PageContent]:
    return [*open_document(data, "x.pdf").pages()]


@pytest.mark.parametrize(("name", "character"), [("writer-merged.pdf", "3"), ("chromium-words.pdf", "–")])
def test_a_character_that_is_not_in_the_map_is_no_other_one(name: str, character: str) -> None:
    sound = read((LAYOUTS / name).read_bytes())
    for page, whole in zip(read(without(name, character)), sound, strict=True):
        words, expected = [[word.text for word in each.words] for each in (page, whole)]
        assert words == [text.replace(character, "\N{REPLACEMENT CHARACTER}") for text in expected]
        assert words != expected
        assert [doubt.code for doubt in page.doubts] == ["text-without-unicode"]
        assert whole.doubts == ()
