"""A small appendix with one of everything that the review page shows."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib import colors
from reportlab.lib.pagesizes import A3, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

_STYLES = getSampleStyleSheet()
_GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
_LEVELS = ("Score:", "1 - Minimum", "2 - Developing", "3 - Mature", "4 - Leader", "5 - Innovator")
_MEANING = (
    "Planning",
    *(f"Plans are made {how} and well." for how in ("late", "seldom", "often", "early", "jointly")),
)
_HEADER = (
    "#",
    "Objective",
    "Description",
    "2023 Score",
    "2023 Comments and Action",
    "2024 Score",
    "2024 Comments and Action",
    "Target 2025",
    "Lead officer",
)
_TITLES = ("Markets", "Savings", "Reports", "Risks", "Skills", "Climate", "Contracts", "Payments", "Audits")
_SCORES = (
    ("1", "2"),
    ("3", "1"),
    ("2/3", "3"),
    ("2", "3/4"),
    ("1/2", "4/5"),
    ("3/4", "5"),
    ("4", "2"),
    ("4/5", "4/5"),
    ("5", "4"),
)
"""Every colour of the scale, movements of every kind."""
_OTHERS = (("N/A", "3"), ("TBC", "3"), ("9", "3"))
"""What has no colour."""


def small_appendix(others: Sequence[tuple[str, str]] = _OTHERS) -> bytes:
    """Return an appendix of two sections, with targets, lead officers, actions and findings of every severity.

    `others` has the scores of the second section.
    """
    first = [_row(at, title, *_SCORES[at]) for at, title in enumerate(_TITLES)]
    second = [_row(9 + at, f"Other {_TITLES[at].lower()}", *scores) for at, scores in enumerate(others)]
    story = [
        *(
            Paragraph("Small appendix", _STYLES["Title"]),
            Paragraph("It was agreed in May.", _STYLES["BodyText"]),
        ),
        *_section("Planning ahead", first),
        PageBreak(),
        *_section("Working together", second),
    ]
    file = io.BytesIO()
    SimpleDocTemplate(file, pagesize=landscape(A3), title="Small appendix", invariant=1).build(story)
    return file.getvalue()


def _row(at: int, title: str, before: str, after: str) -> tuple[str, ...]:
    said = "Commentary: The plans are in place."
    if at % 2:
        said += " Action: Look again in spring, as #99."
    ended = ("No further action.", "To be carried forward to 2025.", "As per previous year's comment.")[
        at % 3
    ]
    officer = "" if at == 1 else "Head of Procurement"
    return (
        str(at + 1),
        title,
        f"How {title.lower()} are dealt with by the council.",
        before,
        said,
        after,
        ended,
        "4/5",
        officer,
    )


def _section(name: str, rows: list[tuple[str, ...]]) -> list[object]:
    return [
        Paragraph(name, _STYLES["Heading2"]),
        _table((_LEVELS, _MEANING), (80, 160, 160, 160, 160, 160)),
        Spacer(1, 12),
        _table((_HEADER, *rows), (30, 110, 190, 60, 220, 60, 180, 70, 110)),
    ]


def _table(rows: tuple[tuple[str, ...], ...], widths: tuple[int, ...]) -> Table:
    cells = [[Paragraph(cell, _STYLES["BodyText"]) for cell in row] for row in rows]
    return Table(cells, colWidths=widths, style=_GRID)
