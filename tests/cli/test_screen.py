"""What leaves the program cannot steer a terminal, whatever a PDF or a file name holds."""

from __future__ import annotations

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appendix_parser.cli import screen
from appendix_parser.inputs.sanitize import HARMFUL_CATEGORIES, sanitize
from appendix_parser.read_options import PageNumber


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain “words” – café 日本", "plain “words” – café 日本"),
        ("\x1b[2J", "\\x1b[2J"),
        ("a\nb\r\t", "a\\nb\\r\\t"),
        ("\x9b31m\x7f", "\\x9b31m\\x7f"),
        ("\u202etxt.exe\u2066", "\\u202etxt.exe\\u2066"),
        ("\u2028", "\\u2028"),
        ("\udcff", "\\udcff"),
        ("\U000e0001", "\\U000e0001"),
    ],
)
def test_what_acts_instead_of_showing_becomes_an_escape(text: str, shown: str) -> None:
    assert sanitize(text) == shown


@given(st.text(st.characters()))
def test_nothing_harmful_is_left_and_nothing_else_is_changed(text: str) -> None:
    shown = sanitize(text)
    assert not {unicodedata.category(letter) for letter in shown} & HARMFUL_CATEGORIES
    shown.encode()
    if not {unicodedata.category(letter) for letter in text} & HARMFUL_CATEGORIES:
        assert shown == text


def test_a_message_is_one_line_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    screen.say("bad\x1b]0;title\x07\nname.pdf: It is damaged.")
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "appendix-parser: bad\\x1b]0;title\\x07\\nname.pdf: It is damaged.\n"


@pytest.mark.parametrize("seconds", [0, 60])
def test_a_terminal_shows_progress_after_a_while_then_wipes_it(
    seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    times = iter([0.0, *[seconds] * 9])
    monkeypatch.setattr("appendix_parser.cli.screen.time.monotonic", lambda: next(times))
    with screen.PageProgress("a\x1b[2J.pdf") as on_page:
        on_page(PageNumber(1))
        on_page(PageNumber(2, of=21))
        on_page(PageNumber(0, of=21))
    said = terminal.getvalue()
    if not seconds:
        assert said == ""
        return
    assert "a\\x1b[2J.pdf: reading page 1" in said
    assert "reading page 2 of 21" in said
    assert "page 0" not in said
    assert said.endswith(screen.CLEAR_LINE)


def test_progress_is_not_shown_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = io.StringIO()
    monkeypatch.setattr("sys.stderr", elsewhere)
    monkeypatch.setattr(screen, "_PATIENCE", -1)
    with screen.PageProgress("a.pdf") as on_page:
        on_page(PageNumber(1))
    assert elsewhere.getvalue() == ""
