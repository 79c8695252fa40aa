"""What a page shows beyond its content, or does not show of it, is reported."""

from __future__ import annotations

import pytest

from appendix_parser.doubts import Doubt
from appendix_parser.reading import open_document
from tests.hostile import raw
from tests.reading.pdfs import written

PAGE = raw.ONE_PAGE[3].removesuffix(b">>")


def doubts(data: bytes) -> list[Doubt]:
    [page] = open_document(data, "x.pdf").pages()
    assert [word.text for word in page.words] == ["Hello", "page"]
    return list(page.doubts)


@pytest.mark.parametrize(
    ("annotations", "kinds"),
    [
        (b"<</Subtype/FreeText>> <</Subtype/StrikeOut>> <</Subtype/FreeText/F 4>>", "2 FreeText, StrikeOut"),
        (b"<</Subtype/Widget/V(5)>> <</Subtype/Widget>> <</Subtype/Widget/V/Off>>", "Widget"),
        (b"<</Subtype/Widget/Parent<</V(5)>>>>", "Widget"),
        (b"<</Rect[0 0 9 9]>> null 7", "of no kind"),
        (b"<</Subtype/Link>> <</Subtype/Popup>> <</Subtype/Stamp/F 2>> <</Subtype/Stamp/F 32>>", None),
    ],
    ids=["remarks", "fields", "part of a field", "damaged", "not seen"],
)
def test_annotations_that_are_seen_are_told(annotations: bytes, kinds: str | None) -> None:
    found = doubts(raw.page(object_3=PAGE + b"/Annots [%s] >>" % annotations))
    assert found == ([Doubt("annotations-not-read", {"kinds": kinds})] if kinds else [])


@pytest.mark.parametrize(
    "corners",
    [
        b"72 110 120 110 72 98 120 98",  # as all programs write them
        b"72 98 120 98 120 110 72 110",  # as the standard says
    ],
)
def test_what_an_annotation_strikes_out_has_a_line_through_it(corners: bytes) -> None:
    marked = b"<</Subtype/StrikeOut/QuadPoints[%s]>> <</Subtype/Underline/QuadPoints[%s]>>" % (
        corners,
        corners,
    )
    [page] = open_document(raw.page(object_3=PAGE + b"/Annots [%s] >>" % marked), "x.pdf").pages()
    (line,) = page.lines
    assert (line.horizontal, line.start, line.end) == (True, 72, 120)
    assert line.position == pytest.approx(page.height - 104)
    assert page.doubts == ()


def layered(usual: bytes, *, layer: bytes = b"<</Type/OCG/Name(Draft)>>", content: bytes = b"6 0 R") -> bytes:
    """Return a page that uses a layer, of a document in which this is said of its layers."""
    return raw.page(
        object_1=b"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[6 0 R]/D<<%s>>>>>>" % usual,
        object_3=PAGE.replace(b"/Font", b"/Properties <</MC0 %s>> /Font" % content) + b">>",
        object_6=layer,
    )


@pytest.mark.parametrize(
    ("data", "hidden"),
    [
        (layered(b"/OFF[6 0 R]"), True),
        (layered(b"/BaseState/OFF"), True),
        (layered(b"/OFF[6 0 R]", content=b"<</Type/OCMD/OCGs[6 0 R]>>"), True),
        (layered(b"/OFF[6 0 R]", content=b"<</Type/OCMD/OCGs 6 0 R>>"), True),
        (layered(b"/BaseState/OFF/ON[6 0 R]"), False),
        (layered(b""), False),
        (layered(b"/OFF[7 0 R]"), False),
        (layered(b"/OFF 3"), False),
    ],
    ids=["off", "all off", "one of several", "one by itself", "on", "usual", "another one", "damaged"],
)
def test_layers_that_are_not_shown_are_told(data: bytes, *, hidden: bool) -> None:
    assert doubts(data) == ([Doubt("layer-not-shown", {"names": "Draft"})] if hidden else [])


def test_a_drawing_in_a_layer_that_is_not_shown_is_told() -> None:
    data = raw.page(
        object_1=b"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>>>",
        object_3=PAGE.replace(b"/Font", b"/XObject <</X0 7 0 R>> /Font") + b">>",
        object_6=b"<</Type/OCG/Name(Draft)>>",
        object_7=raw.stream(b"0 0 m", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/OC 6 0 R"),
    )
    assert doubts(data) == [Doubt("layer-not-shown", {"names": "Draft"})]


@pytest.mark.parametrize("end", [b"{ ", b"<</A ", b"BI /W 1 ", b"[(a) ", b"<41", b"(open"])
def test_instructions_that_end_in_the_middle_of_one_are_told(end: bytes) -> None:
    found = doubts(raw.page(raw.HELLO + b" " + end))
    assert [doubt.values for doubt in found] == [{"what": "its instructions end in the middle of one"}]


@pytest.mark.parametrize("text", [b"/F1 0 Tf 10 50 Td (Hi)", b"/F1 9 Tf 1 0 0 0 10 50 Tm (Hi)"])
def test_text_without_a_size_is_invisible(text: bytes) -> None:
    content = b"BT %b Tj ET BT /F1 9 Tf 10 90 Td (Seen) Tj ET" % text
    [page] = open_document(written(content), "a.pdf").pages()
    assert [word.text for word in page.words] == ["Seen"]
    assert "text-invisible" in [doubt.code for doubt in page.doubts]
