"""Both readers give the same records, places, coverage and findings, on everything that can be read."""

from __future__ import annotations

import pytest

from appendix_parser import Appendix, NoAppendixError, parse
from appendix_parser.reading import Reader
from tests.conftest import Specimen
from tests.differences import parse_differences
from tests.generator import build
from tests.generator.style import Level
from tests.parsed import parsed

_ABOUT_READERS = "reader"  # how the codes of findings about readers begin
_BY_FONT = {
    "Vera": 4.0
}  # its widths are no whole thousandths of an em; PDFium cuts them off, letter by letter


def test_specimens_are_read_alike(specimen: Specimen) -> None:
    other = parse(specimen.pdf, reader=Reader.PDFIUM)
    assert parse_differences(parsed(specimen.pdf), other, points=1.0) == []


def test_two_readings_of_a_specimen_raise_no_doubt(specimen: Specimen) -> None:
    assert parse(specimen.pdf, reader=Reader.BOTH) == parsed(specimen.pdf)


@pytest.mark.parametrize(
    ("level", "seed"),
    [
        *(("plain", seed) for seed in range(6)),
        *(("any", seed) for seed in range(2000, 2030)),
        *(("other", seed) for seed in (830000, 830004, 830011)),  # fonts whose letters are drawn
    ],
)
def test_generated_layouts_are_read_alike(level: Level, seed: int) -> None:
    document = build(seed, level)
    one, other = (_parsed(document.pdf, reader) for reader in (Reader.PDFPLUMBER, Reader.PDFIUM))
    if isinstance(one, Appendix) and isinstance(other, Appendix):
        points = _BY_FONT.get(document.style.font, 1.0)
        assert parse_differences(one, other, points=points) == []
    else:
        assert one == other


@pytest.mark.parametrize("seed", range(2000, 2010))
def test_two_readings_of_a_generated_layout_raise_no_doubt(seed: int) -> None:
    appendix = _parsed(build(seed, "any").pdf, Reader.BOTH)
    if isinstance(appendix, Appendix):
        assert [f for f in appendix.findings if f.code.startswith(_ABOUT_READERS)] == []


def _parsed(pdf: bytes, reader: Reader) -> Appendix | str:
    try:
        return parse(pdf, reader=reader)
    except NoAppendixError as error:
        return str(error)
