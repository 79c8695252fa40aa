"""An appendix that is in the file twice is read once, and the rest is reported."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf

from appendix_parser import parse

SAMPLES = Path(__file__).parents[2] / "samples"


def joined(*names: str) -> bytes:
    together = pikepdf.new()
    for name in names:
        with pikepdf.open(SAMPLES / name) as pdf:
            together.pages.extend(pdf.pages)
    file = io.BytesIO()
    together.save(file)
    return file.getvalue()


def test_the_second_of_two_copies_is_not_read() -> None:
    once = parse(SAMPLES / "layouts/weasyprint-band.pdf", witness=False)
    twice = parse(joined("layouts/weasyprint-band.pdf", "layouts/weasyprint-band.pdf"), witness=False)
    assert (twice.title, twice.sections) == (once.title, once.sections)
    [again] = [each for each in twice.findings if each.code == "appendix-again"]
    assert again.page == 4
    assert twice.coverage.context == once.coverage.words
    assert twice.coverage.unplaced == 0


def test_a_second_edition_is_not_mixed_with_the_first() -> None:
    both = parse(joined("appendix-2023.pdf", "appendix-2024.pdf"), witness=False)
    first = parse(SAMPLES / "appendix-2023.pdf", witness=False)
    assert (both.title, both.years, both.sections) == (first.title, first.years, first.sections)
    assert "appendix-again" in {each.code for each in both.findings}
