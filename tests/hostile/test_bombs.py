"""Some of the bombs, small and quick; `python -m tests.hostile.bombs` runs all of them through all commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.bombs import BOMBS
from tests.hostile.promises import run

REPRESENTATIVE = {
    "packed once": "parse",
    "cross-reference without width": "tables",
    "page tree that doubles": "parse",
    "map of four thousand million codes": "tables",
    "letters that write themselves": "inspect --page 1",
    "tiles by the million": "review",
    "mask that needs itself": "inspect --page 1",
    "page of any size": "review",
}
"""One bomb of each sort → the command that it is tried with."""


@pytest.mark.parametrize("name", REPRESENTATIVE)
def test_a_bomb_ends_as_is_documented_and_within_its_limits(name: str, tmp_path: Path) -> None:
    file = tmp_path / "bomb.pdf"
    file.write_bytes(BOMBS[name]())
    verdict = run([*REPRESENTATIVE[name].split(), "--page-timeout", "1"], file, seconds=2, memory=600)
    assert verdict.broken == (), verdict


def test_there_are_as_many_bombs_as_are_promised() -> None:
    assert len(BOMBS) >= 60
    assert BOMBS.keys() >= REPRESENTATIVE.keys()


def test_what_breaks_a_promise_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "none.pdf").write_bytes(b"")
    assert run(["parse", "--no-such-option"], tmp_path / "none.pdf", seconds=2).broken == ("status",)
    assert run(["parse"], tmp_path / "none.pdf", seconds=2, memory=2).broken == ("memory",)
