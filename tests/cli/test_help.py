"""Help for every command, with examples that the commands understand."""

from __future__ import annotations

import re
import shlex
from importlib.metadata import version
from pathlib import Path

import click
import pytest

from appendix_parser.cli.application import COMMANDS, application, command
from tests.cli.conftest import Run


def examples(command: click.Command) -> list[list[str]]:
    """Return the arguments of each example of a command, without what a shell does with its output."""
    lines = re.findall(r"^  .*?appendix-parser (.*)$", command.epilog or "", re.MULTILINE)
    return [shlex.split(line.partition(" > ")[0]) for line in lines]


@pytest.mark.parametrize("option", ["--help", "-h"])
@pytest.mark.parametrize("name", COMMANDS)
def test_help_goes_to_standard_output_with_examples(run: Run, name: str, option: str) -> None:
    status, out, err = run(name, option)
    assert (status, err) == (0, "")
    assert out.startswith(f"Usage: appendix-parser {name} [OPTIONS]")
    assert "Examples:\n    " in out


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_are_understood(name: str) -> None:
    found = examples(command(name))
    assert found
    for named, *arguments in found:
        assert named == name
        command(name).make_context(name, arguments, **application.context_settings)


def test_the_help_of_the_program_names_every_command(run: Run) -> None:
    _, out, _ = run("--help")
    assert set(re.findall(r"^  (\w+)  ", out, re.MULTILINE)) == {*COMMANDS}


def test_defaults_are_shown_as_they_are_typed(run: Run) -> None:
    shown = " ".join(run("parse", "--help").out.split())
    assert "[default: 120]" in shown


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"appendix-parser {version('appendix-parser')}\n", "")


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"schema"}))
def test_limits_come_last_in_a_group_of_their_own(name: str) -> None:
    context = command(name).make_context(name, ["--help"], resilient_parsing=True)
    options, limits = command(name).get_help(context).split("\nLimits (docs/limits.md):\n")
    assert "--timeout" in limits
    assert "--help" in options
    assert "--memory" not in options


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [
        ("my appendix.PDF", "It looks like a file: try: appendix-parser convert 'my appendix.PDF'"),
        ("chek", "Did you mean 'check'?"),
    ],
)
def test_what_is_no_command_suggests_one(run: Run, typed: str, suggestion: str) -> None:
    status, out, err = run(typed)
    assert (status, out) == (2, "")
    assert err.startswith(f"appendix-parser: error: No such command '{typed}'. {suggestion}\n")


def test_quiet_says_only_errors_and_verbose_says_more(run: Run, small: Path) -> None:
    assert run("convert", "small.pdf", "-f", "json", "-q") == (0, "", "")
    _, out, err = run("parse", "small.pdf", "-v")
    assert out.startswith("{")
    assert re.search(r"^appendix-parser: small.pdf: read in [0-9.]+ s$", err, re.MULTILINE)
    assert run("parse", "missing.pdf", "-q").err.startswith("appendix-parser: error: missing.pdf: ")


@pytest.mark.parametrize(
    ("words", "at", "expected"),
    [
        ("appendix-parser con", 1, {"convert"}),
        ("appendix-parser convert --for", 2, {"--format", "--force"}),
        ("appendix-parser check --format j", 3, {"json"}),
    ],
)
def test_a_shell_completes_commands_options_and_values(
    run: Run, environment: dict[str, str], words: str, at: int, expected: set[str]
) -> None:
    asked = {"_APPENDIX_PARSER_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(at)}
    answer = run(env={**environment, **asked})
    assert {line.partition(",")[2] for line in answer.out.split()} == expected


def test_every_documented_line_on_completion_makes_a_script(run: Run, environment: dict[str, str]) -> None:
    page = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text(encoding="utf-8")
    shells = re.findall(r"_APPENDIX_PARSER_COMPLETE=(\w+)_source appendix-parser", page)
    assert shells == ["bash", "zsh", "fish"]
    for shell in shells[1:]:  # for Bash, click asks the installed one for its version
        made = run(env={**environment, "_APPENDIX_PARSER_COMPLETE": f"{shell}_source"})
        assert f"_APPENDIX_PARSER_COMPLETE={shell}_complete" in made.out
