"""What a font's map says wrongly, or leaves out, is not taken for what it is not."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest

from appendix_parser.errors import UnreadablePdfError
from appendix_parser.page import PageContent
from appendix_parser.pipeline import read_appendix
from appendix_parser.read_options import ReadOptions
from appendix_parser.reading import open_document

LAYOUTS = Path(__file__).parent.parent.parent / "samples" / "layouts"


def without(name: str, character: str) -> bytes:
    """Return a sample whose fonts' maps do not say which code is a character."""
    return remapped(name, character, b"")


def remapped(name: str, character: str, to: bytes) -> bytes:
    """Return a sample whose fonts' maps have another entry for a character; `to` may refer to its code as `\\1`."""
    entry = re.compile(rb"(<[0-9A-Fa-f]+>)\s*<%04X>" % ord(character), re.IGNORECASE)
    out = io.BytesIO()
    with pikepdf.open(LAYOUTS / name) as pdf:
        maps = [
            each for each in pdf.objects if isinstance(each, pikepdf.Stream) and b"beginbfchar" in _data(each)
        ]
        for each in maps:
            each.write(entry.sub(to, _data(each)))
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


@pytest.mark.parametrize("to", [b"<0020>", b"<0009>", b"<0003>", b"<200B>"])
@pytest.mark.parametrize(
    ("name", "character"), [("writer-merged.pdf", "3"), ("chromium-words.pdf", "\u2013")]
)
def test_a_sign_that_is_seen_is_no_blank(name: str, character: str, to: bytes) -> None:
    """A map calls it a space, a control character or something invisible."""
    sound = read((LAYOUTS / name).read_bytes())
    for page, whole in zip(read(remapped(name, character, rb"\1 " + to)), sound, strict=True):
        expected = [word.text.replace(character, "\N{REPLACEMENT CHARACTER}") for word in whole.words]
        assert [word.text for word in page.words] == expected
        assert [doubt.code for doubt in page.doubts] == ["text-without-unicode"]


@pytest.mark.parametrize("name", ["writer-merged.pdf", "chromium-words.pdf"])
def test_a_blank_is_none_whatever_its_map_calls_it(name: str) -> None:
    sound = read((LAYOUTS / name).read_bytes())
    for page, whole in zip(read(remapped(name, " ", rb"\1 <0003>")), sound, strict=True):
        assert [word.text for word in page.words] == [word.text for word in whole.words]
        assert page.doubts == ()


@pytest.mark.parametrize("name", ["writer-merged.pdf", "chromium-words.pdf"])
def test_a_document_s_only_hyphen_is_one_whatever_its_map_says(name: str) -> None:
    sound = read((LAYOUTS / name).read_bytes())
    changed = read(remapped(name, "-", rb"\1 <00AD>"))
    texts, expected = ([word.text for page in pages for word in page.words] for pages in (changed, sound))
    assert texts == expected
    assert any(text.endswith("-") for text in texts)


def test_a_document_with_fonts_without_characters_is_refused() -> None:
    out = io.BytesIO()
    with pikepdf.open(LAYOUTS / "chromium-words.pdf") as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary) and "/ToUnicode" in each:
                each.ToUnicode = pdf.make_stream(b"")
        pdf.save(out)
    with pytest.raises(UnreadablePdfError, match="do not say which characters"):
        read_appendix(out.getvalue(), "x.pdf", ReadOptions())
