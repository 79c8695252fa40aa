"""Fonts that draw signs instead of letters."""

from __future__ import annotations

import pytest
from pdfminer.fontmetrics import FONT_METRICS

from appendix_parser.reading.pdfminer.pictorial import pictorial_encoding, widths_by_code


@pytest.mark.parametrize("name", ["Helvetica", "ABCDEF+Arial", "SymbolSet"])
def test_a_font_of_letters_has_no_encoding_of_signs(name: str) -> None:
    assert pictorial_encoding(name) is None


def test_the_standard_fonts_of_signs_say_what_a_code_draws() -> None:
    symbol, dingbats = pictorial_encoding("Symbol"), pictorial_encoding("ABCDEF+ZapfDingbats")
    assert symbol is not None
    assert dingbats is not None
    assert [symbol[ord(code)] for code in "aA "] == ["α", "Α", " "]
    assert [dingbats[ord(code)] for code in "348"] == ["✓", "✔", "✘"]
    assert dingbats[0xFE] == "➾"


@pytest.mark.parametrize("name", ["Wingdings-Regular", "ABCDEF+Webdings", "BookshelfSymbol7"])
def test_signs_of_other_fonts_are_unknown(name: str) -> None:
    encoding = pictorial_encoding(name)
    assert encoding is not None
    assert (encoding[0x20], encoding[0xFC]) == (" ", "\N{REPLACEMENT CHARACTER}")


def test_ticks_of_the_standard_font_have_their_widths() -> None:
    metrics: dict[str | int, float] = dict(FONT_METRICS["ZapfDingbats"][1].items())
    widths = widths_by_code("ZapfDingbats", metrics)
    assert (widths[0x33], widths[0x34]) == (755, 846)
    assert widths_by_code("Symbol", metrics) == {}
