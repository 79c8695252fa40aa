"""Whether a font's own program draws anything for a code."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
import reportlab
from pdfminer.pdffont import PDFFont
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import LIT

from appendix_parser.reading.pdfminer.outlines import Outlines

PROGRAM = (Path(reportlab.__file__).parent / "fonts" / "Vera.ttf").read_bytes()
LETTERS = {65: "A", 66: " ", 67: "\u4e00"}


def draws(code: int, program: bytes = PROGRAM, *, encoded: bool = True) -> bool | None:
    """Whether a code is seen in a font whose codes 65 to 67 are a letter, a space and a sign that it lacks."""
    font = cast(PDFFont, SimpleNamespace(cid2unicode=LETTERS))
    spec: dict[str, Any] = {"FontDescriptor": {"FontFile2": PDFStream({}, program)}}
    return Outlines(font, spec | ({"Encoding": LIT("WinAnsiEncoding")} if encoded else {})).draws(code)


def test_a_letter_is_seen_and_a_space_is_not() -> None:
    assert draws(65) is True
    assert draws(66) is False


def test_without_an_encoding_the_program_s_own_codes_count() -> None:
    assert draws(66, encoded=False) is True


def test_of_a_sign_that_the_program_lacks_nothing_is_known() -> None:
    assert draws(0x4E00) is None


@pytest.mark.parametrize("length", [0, 20, 400, 20_000])
def test_of_a_damaged_program_nothing_is_known(length: int) -> None:
    assert draws(65, PROGRAM[:length]) is None


def test_of_another_kind_of_font_nothing_is_known() -> None:
    font = cast(PDFFont, SimpleNamespace(cid2unicode=LETTERS))
    assert Outlines(font, {}).draws(65) is None
    assert Outlines(font, {"FontDescriptor": {"FontFile3": PDFStream({}, PROGRAM)}}).draws(65) is None
