"""What each word was taken for, held against the account of words that the parse gives."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

from appendix_parser.assembly import Assembly
from appendix_parser.inspection import Kind, word_roles
from appendix_parser.inspection.word_roles import UNPLACED, WordRole, main_role
from appendix_parser.layout import PageLayout
from appendix_parser.pipeline import lay_out_document, open_and_witness
from appendix_parser.read_options import ReadOptions
from tests.conftest import Specimen
from tests.parsed import parsed

_FATES = {
    "headings": {Kind.TITLE_OF_DOCUMENT, Kind.HEADING, Kind.NOTE},
    "headers": {Kind.HEADER},
    "furniture": {Kind.FURNITURE},
    "context": {Kind.CONTEXT},
    "unplaced": {Kind.UNPLACED},
}


@cache
def _laid_out(pdf: Path) -> tuple[list[PageLayout], Assembly]:
    return lay_out_document(open_and_witness(pdf.read_bytes(), "x.pdf", ReadOptions(witness=False)), "x.pdf")


def test_roles_agree_with_coverage(specimen: Specimen) -> None:
    layouts, assembly = _laid_out(specimen.pdf)
    roles = word_roles(assembly)
    kinds = Counter(
        roles.get((word.page, word.index), UNPLACED).kind for layout in layouts for word in layout.page.words
    )
    fate_of = {kind: fate for fate, some in _FATES.items() for kind in some}
    counts = Counter[str]()
    for kind, count in kinds.items():
        counts[fate_of.get(kind, "records")] += count
    coverage = parsed(specimen.pdf).coverage.model_dump()
    assert counts.total() == coverage.pop("words")
    assert {fate: counts[fate] for fate in coverage} == coverage


def test_a_cell_has_the_role_of_most_of_its_words(specimen: Specimen) -> None:
    layouts, assembly = _laid_out(specimen.pdf)
    roles = word_roles(assembly)
    found = {
        main_role(cell.words, roles) for layout in layouts for grid in layout.grids for cell in grid.cells
    }
    appendix = parsed(specimen.pdf)
    assert found >= {WordRole(Kind.SCORE, year.label) for year in appendix.years}
    for level in appendix.levels:  # by its name where its rubric does not number it
        assert not found.isdisjoint({WordRole(Kind.LEVEL, which) for which in (str(level.score), level.name)})


def test_labels() -> None:
    assert WordRole(Kind.SCORE, "2023").label == "score 2023"
    assert WordRole(Kind.NOTE).label == "note"
    assert main_role([], {}) is None
