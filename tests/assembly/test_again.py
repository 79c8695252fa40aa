"""An appendix that is in the file twice is read once, and the rest is reported."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from appendix_parser import parse
from tests.parsed import parsed
from tests.profiles.pdfs import document, table

SAMPLES = Path(__file__).parents[2] / "samples"


def joined(*files: str | bytes) -> bytes:
    together = pikepdf.new()
    for each in files:
        with pikepdf.open(SAMPLES / each if isinstance(each, str) else io.BytesIO(each)) as pdf:
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
    first = parsed(SAMPLES / "appendix-2023.pdf")
    assert (both.title, both.years, both.sections) == (first.title, first.years, first.sections)
    assert "appendix-again" in {each.code for each in both.findings}


NAMES = ("Engaging councillors", "Managing contracts", "Working together")
TITLES = ("Champions", "Reporting", "Training")


def edition(*years: int, title: str, rubrics: bool, paged: bool) -> bytes:
    """Return an appendix of three sections, with a score and a comment of each year."""
    head = ("#", "Objective", *(f"{year} {what}" for year in years for what in ("Score", "Comments")))
    sections = {}
    for at, name in enumerate(NAMES):
        rows = [
            (str(3 * at + k), text, *("2", f"This was agreed in {year}.") * len(years))
            for k, text in enumerate(TITLES, 1)
            for year in years[:1]
        ]
        levels = [table(("1 - Low", "2 - Middle", "3 - High"), [["They do it late."] * 3])] if rubrics else []
        sections[name] = [*levels, table(head, rows)]
    return document(sections, title, paged=paged)


@pytest.mark.parametrize("paged", [True, False], ids=["a section a page", "sections one after the other"])
@pytest.mark.parametrize(
    ("titles", "rubrics"),
    [
        (("Self-check of buying, 2021", "Self-check of buying, 2023"), True),
        (("Self-check of buying, 2021", "Self-check of buying, 2023"), False),
        (("Self-check of buying", "Self-check of buying"), True),
    ],
    ids=["titles and rubrics", "titles", "rubrics"],
)
def test_a_second_edition_may_share_no_year_with_the_first(
    titles: tuple[str, str], rubrics: bool, paged: bool
) -> None:
    first = edition(2020, 2021, title=titles[0], rubrics=rubrics, paged=paged)
    second = edition(2022, 2023, title=titles[1], rubrics=rubrics, paged=paged)
    both = parse(joined(first, second), witness=False)
    once = parse(first, witness=False)
    assert (both.title, both.years, both.sections) == (once.title, once.years, once.sections)
    [again] = [each for each in both.findings if each.code == "appendix-again"]
    assert again.severity == "error"
    assert both.coverage.context == parse(second, witness=False).coverage.words
    assert both.coverage.unplaced == 0
