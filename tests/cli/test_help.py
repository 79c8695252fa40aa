"""Help for every command, with examples that the commands understand."""

from __future__ import annotations

import re
import shlex
from importlib.metadata import version

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
    assert "[default: pdfplumber]" in shown


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"appendix-parser {version('appendix-parser')}\n", "")
