"""`appendix-parser check`: the findings, for people and for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

import click

from appendix_parser.cli.boundary import guarded
from appendix_parser.cli.correcting import corrections_option, read_corrections
from appendix_parser.cli.options import (
    ReadingCommand,
    colour_option,
    files_argument,
    format_option,
    read_options,
)
from appendix_parser.cli.read_input import read_appendix
from appendix_parser.cli.screen import show
from appendix_parser.cli.verdict import status_of
from appendix_parser.errors import ExitStatus, most_serious
from appendix_parser.inputs.sanitize import sanitize
from appendix_parser.read_options import ReadOptions
from appendix_parser.summary import SEVERITIES, Tally, counted, tally

if TYPE_CHECKING:
    from appendix_parser.records import Appendix, Finding

EXAMPLES = """\b
Examples:
  appendix-parser check appendix-2024.pdf
  appendix-parser check appendix-2024.pdf --corrections corrections.csv
  appendix-parser check 2023/*.pdf 2024/*.pdf --format json > findings.json
"""


Paint = Callable[..., str]
"""Marks a text in colour, or leaves it: `click.style`, or what has its arguments and does nothing."""

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


@click.command(cls=ReadingCommand, epilog=EXAMPLES)
@files_argument
@format_option("one JSON array with the findings of all files")
@colour_option
@corrections_option
@read_options
def check(
    files: tuple[str, ...],
    output_format: str,
    colour: bool,
    corrections: str | None,
    options: ReadOptions,
) -> ExitStatus:
    """List the findings in appendices, and what to do about them.

    Each FILE.pdf is an appendix; "-" is standard input. The exit status is 6 if there are findings of
    severity error.
    """
    to_correct = read_corrections(corrections, options.limits, files=files)
    found: dict[str, Appendix] = {}
    paint: Paint = click.style if colour else lambda text, **_: text

    def check_one(file: str) -> ExitStatus:
        found[file] = read_appendix(file, options, to_correct)
        if output_format == "text":
            show("\n".join(_report(file, found[file], paint)))
        return status_of(found[file], strict=True)

    statuses = [guarded(partial(check_one, file), where=file) for file in dict.fromkeys(files)]
    if output_format == "text":
        for line in _in_all(len(statuses), found):
            show(line)
    else:
        show(_for_programs(found))
    return most_serious(statuses)


def _report(file: str, appendix: Appendix, paint: Paint) -> Iterator[str]:
    """Yield the lines that describe the findings in a file, grouped by kind."""
    yield sanitize(f"{file}: {tally(appendix).in_words}")
    for severity, name in SEVERITIES.items():
        kinds: dict[tuple[str, str], list[Finding]] = {}
        for finding in appendix.findings:
            if finding.severity == severity:
                kinds.setdefault((finding.code, finding.remedy), []).append(finding)
        if kinds:
            yield "\n" + paint(f"{name.capitalize()}s", fg=_COLOURS[name], bold=True)
        for (code, remedy), alike in kinds.items():
            for finding in alike:
                yield sanitize(f"  - {finding.message}")
                yield sanitize(f"    Where: {_place(finding)} [{code}]")
            yield f"    What to do: {remedy}"


def _place(finding: Finding) -> str:
    """Say where a finding is: its page, or all pages if it is about many values, and its record."""
    from appendix_parser.checks.wording import listed

    several = {region.page for region in finding.regions} if finding.pointers else set()
    pages = sorted(several) or ([] if finding.page is None else [finding.page])
    numbers = f"page{'s' if len(pages) > 1 else ''} {listed(pages)}" if pages else ""
    return ", ".join(filter(None, (numbers, finding.pointer))) or "the whole document"


def _in_all(asked: int, found: Mapping[str, Appendix]) -> Iterator[str]:
    """Yield the last line, where there is something to sum up: how many findings there are in all files."""
    total = sum((tally(appendix) for appendix in found.values()), Tally())
    if asked > 1 or total != Tally():
        unread = f", {asked - len(found)} not read" if asked > len(found) else ""
        yield f"\nIn all: {counted(asked, 'document')}{unread}; {total.in_words}"


def _for_programs(found: Mapping[str, Appendix]) -> str:
    """Return the findings of all files as one JSON array; each says its file."""
    from appendix_parser.exporters.texts.file_finding import FileFinding
    from appendix_parser.exporters.texts.json_text import to_json

    return to_json(
        [
            FileFinding(file=file, **dict(finding))
            for file, appendix in found.items()
            for finding in appendix.findings
        ]
    )
