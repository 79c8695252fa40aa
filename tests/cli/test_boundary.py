"""What nobody foresaw is a message too, and only on request a traceback."""

from __future__ import annotations

import click
import pytest

from appendix_parser.cli import Interrupted
from appendix_parser.cli.boundary import guarded
from appendix_parser.errors import ExitStatus, OutputError, UnexpectedError


def fail() -> ExitStatus:
    raise KeyError("a\x1b[31m")


def test_an_error_is_said_and_has_its_status(capsys: pytest.CaptureFixture[str]) -> None:
    def cannot_write() -> ExitStatus:
        raise OutputError("The disk is full.", remedy="Free some space.", where="out/a")

    assert guarded(cannot_write) == ExitStatus.NOT_WRITTEN
    assert capsys.readouterr() == ("", "appendix-parser: error: out/a: The disk is full. Free some space.\n")


def test_a_bug_is_said_without_a_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("APPENDIX_PARSER_DEBUG", raising=False)
    assert guarded(fail, where="a.pdf") == ExitStatus.NOT_READABLE
    assert capsys.readouterr() == (
        "",
        "appendix-parser: error: a.pdf: An unexpected failure (KeyError: 'a\\x1b[31m'). "
        "This is a bug. Please report it, with what APPENDIX_PARSER_DEBUG=1 in the environment shows.\n",
    )


def test_a_bug_in_the_child_is_called_by_its_own_name(capsys: pytest.CaptureFixture[str]) -> None:
    def fail_in_child() -> ExitStatus:
        raise UnexpectedError.of(IndexError("list index out of range"), where="a.pdf")

    assert guarded(fail_in_child, where="a.pdf") == ExitStatus.NOT_READABLE
    assert "a.pdf: An unexpected failure (IndexError: list index out of range). " in capsys.readouterr().err


def test_a_bug_is_shown_on_request(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APPENDIX_PARSER_DEBUG", "1")
    guarded(fail)
    err = capsys.readouterr().err
    assert "appendix-parser: Traceback (most recent call last):\n" in err
    assert "in fail\n" in err
    assert "\x1b" not in err


@pytest.mark.parametrize("kind", [BrokenPipeError, click.UsageError, Interrupted])
def test_what_ends_the_whole_run_passes(kind: type[BaseException]) -> None:
    def stop() -> ExitStatus:
        raise kind("stop")

    with pytest.raises(kind):
        guarded(stop)
