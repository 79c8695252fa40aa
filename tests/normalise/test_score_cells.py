"""Scores in cells so narrow that they are broken."""

from __future__ import annotations

import pytest

from appendix_parser.normalise.score_cells import ScoreCells
from appendix_parser.notation.scale import ScoringSystem
from appendix_parser.records import Level, ScoreStatus
from tests.normalise.test_typesetting import cell

SYSTEM = ScoringSystem(tuple(Level(score=score, name=f"Level {score}") for score in range(1, 6)))
CELLS = ScoreCells({}, lambda passage: passage.plain)


@pytest.mark.parametrize(
    ("lines", "raw", "status"),
    [
        (("TB", "C"), "TBC", ScoreStatus.TO_BE_CONFIRMED),
        (("Not appli", "cable"), "Not applicable", ScoreStatus.NOT_APPLICABLE),
        (("2/", "3"), "2/ 3", ScoreStatus.SPLIT),
        (("to be", "confirmed"), "to be confirmed", ScoreStatus.TO_BE_CONFIRMED),
        (("2", "3"), "2 3", ScoreStatus.UNREADABLE),
    ],
)
def test_a_broken_score_is_read_as_a_whole(lines: tuple[str, ...], raw: str, status: ScoreStatus) -> None:
    score, _ = CELLS.read(cell(*lines), SYSTEM)
    assert (score.raw, score.status) == (raw, status)
