"""Two editions of an appendix of which nobody can be sure whether an objective continues."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Spacer

from tests.profiles.pdfs import document, table

OBJECTIVES = (
    ("Market days", "How often suppliers are met at market days in the year."),
    ("Pipeline of contracts", "Whether a pipeline of coming contracts is published for suppliers."),
    ("Early talks", "How early teams talk to suppliers about large purchases."),
    ("Supplier register", "Whether all contracts are kept in one register."),
)
RENAMED = ("Publishing ahead", "Whether a pipeline of coming work is shown to suppliers.")
_LEVELS = ("Score:", "1 - Minimum", "2 - Developing", "3 - Mature")


def editions(scores: Sequence[str] = ("3", "3", "3", "3")) -> dict[str, bytes]:
    """Return two PDFs by name; the second objective of the later one may be that of the earlier one.

    `scores` are those of the later year in the later one.
    """
    later = (OBJECTIVES[0], RENAMED, *OBJECTIVES[2:])
    return {
        "year-2023.pdf": _edition(2023, OBJECTIVES, ("3", "3", "3", "3")),
        "year-2024.pdf": _edition(2024, later, scores),
    }


def _edition(year: int, objectives: tuple[tuple[str, str], ...], scores: Sequence[str]) -> bytes:
    years = [f"{each} {what}" for each in (year - 1, year) for what in ("Score", "Comments")]
    rows = [
        (str(number), *words, "2", "Some plans were made in that year.", score, "More was done than before.")
        for number, (words, score) in enumerate(zip(objectives, scores, strict=True), 1)
    ]
    levels = table(_LEVELS, [("Planning", "Late.", "Seldom.", "Often.")])
    body = table(("#", "Objective", "Description", *years), rows)
    return document({"Planning": [levels, Spacer(1, 12), body]}, title="Appendix of objectives")
