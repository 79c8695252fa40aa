"""Line ends are undone as the document as a whole shows that they were made."""

from __future__ import annotations

from appendix_parser.assembly.passage import Passage
from appendix_parser.normalise.typesetting import Typesetting
from appendix_parser.page import Word
from tests.layout.pages import words

HYPHEN = "\u2010"


def cell(*lines: str) -> Passage:
    found = words(*((50, 100 + 12 * index, line) for index, line in enumerate(lines)))
    return Passage.of([Word(w.text, w.box, 1, index, w.size) for index, w in enumerate(found)])


BROKEN = cell(f"a contract by Dece{HYPHEN}", "mber")


def test_a_hyphen_seen_only_at_line_ends_breaks_lines() -> None:
    assert Typesetting([BROKEN]).phrase(BROKEN) == "a contract by December"


def test_a_hyphen_that_stands_within_lines_too_was_typed() -> None:
    typed = cell(f"a co{HYPHEN}design of it")
    assert Typesetting([BROKEN, typed]).phrase(BROKEN) == f"a contract by Dece{HYPHEN}mber"


def test_a_hyphen_at_the_very_end_stays() -> None:
    last = cell(f"pre{HYPHEN}")
    assert Typesetting([last]).phrase(last) == f"pre{HYPHEN}"


def test_a_name_of_a_level_that_a_narrow_cell_broke_is_joined() -> None:
    score = cell("5 - Innov", "ator")
    assert Typesetting([score], ["Innovator"]).phrase(score) == "5 - Innovator"
    assert Typesetting([score]).phrase(score) == "5 - Innov ator"
