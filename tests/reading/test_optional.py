"""Layers of a document that are not shown when it is opened."""

from __future__ import annotations

from typing import Any, cast

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdftypes import PDFObjRef, PDFStream
from pdfminer.psparser import LIT

from appendix_parser.reading.repair.optional import OptionalContent


class _Objects:
    """A document with two layers, objects 1 and 2."""

    def getobj(self, number: int) -> object:
        return {"Name": f"Layer {number}".encode()}


def layer(number: int) -> PDFObjRef:
    return PDFObjRef(cast(PDFDocument, _Objects()), number)


def hidden(catalog: dict[str, Any], *contents: object) -> list[object]:
    """The names of hidden layers of a page with this content."""
    properties = {str(at): content for at, content in enumerate(contents)}
    doubts = OptionalContent({"OCProperties": catalog}).hidden({"Resources": {"Properties": properties}})
    return [doubt.values["names"] for doubt in doubts]


OFF = {"D": {"OFF": [layer(1)]}}


def test_content_of_a_layer_that_is_off_is_reported() -> None:
    assert hidden(OFF, layer(1), layer(2)) == ["Layer 1"]
    assert hidden(OFF, layer(2)) == []
    assert hidden({}, layer(1)) == []


def test_content_of_several_layers_names_those_that_are_off() -> None:
    both = {"D": {"OFF": [layer(1), layer(2)]}}
    assert hidden(both, {"OCGs": [layer(2), layer(1)]}) == ["Layer 1”, “Layer 2"]
    assert hidden(OFF, {"OCGs": layer(1)}) == ["Layer 1"]


def test_layers_may_be_off_unless_they_are_on() -> None:
    usual = {"OCGs": [layer(1), layer(2)], "D": {"BaseState": LIT("OFF"), "ON": [layer(2)]}}
    assert hidden(usual, layer(1), layer(2)) == ["Layer 1"]
    assert hidden({**usual, "D": {"ON": [layer(2)]}}, layer(1)) == []


def test_a_drawing_may_be_in_a_layer() -> None:
    drawing = PDFStream({"OC": layer(1)}, b"")
    content = OptionalContent({"OCProperties": OFF})
    assert content.hidden({"Resources": {"XObject": {"a": drawing}}})
