"""`appendix-parser check`: the findings, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

import click

from appendix_parser.cli.boundary import guarded
from appendix_parser.cli.correcting import corrections_option, read_corrections
from appendix_parser.cli.options import files_argument, read_options
from appendix_parser.cli.reading import read_appendix
from appendix_parser.cli.screen import show
from appendix_parser.cli.verdict import status_of
from appendix_parser.errors import ExitStatus, most_serious
from appendix_parser.harmless import harmless
from appendix_parser.read_options import ReadOptions
from appendix_parser.summary import SEVERITIES, tally

if TYPE_CHECKING:
    from appendix_parser.records import Appendix, Finding

EXAMPLES = """\b
Examples:
  appendix-parser check appendix-2024.pdf
  appendix-parser check appendix-2024.pdf --corrections corrections.csv
  appendix-parser check 2023/*.pdf 2024/*.pdf --format json > findings.json
"""


@click.command(epilog=EXAMPLES)
@files_argument
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or for programs: one JSON array with the findings of all files.",
)
@corrections_option
@read_options
def check(
    files: tuple[str, ...],
    output_format: str,
    corrections: str | None,
    options: ReadOptions,
) -> ExitStatus:
    """Tell what is doubtful in appendices, and what to do.

    Each FILE.pdf is an appendix; "-" is standard input. The exit status is 6 if there are findings of
    severity error.
    """
    to_correct = read_corrections(corrections, options.limits, files=files)
    found: dict[str, Appendix] = {}

    def check_one(file: str) -> ExitStatus:
        found[file] = read_appendix(file, options, to_correct)
        if output_format == "text":
            show("\n".join(_report(file, found[file])))
        return status_of(found[file], strict=True)

    statuses = [guarded(partial(check_one, file), where=file) for file in dict.fromkeys(files)]
    if output_format == "json":
        show(_for_programs(found))
    return most_serious(statuses)


def _report(file: str, appendix: Appendix) -> Iterator[str]:
    """Yield the lines that tell a person what was found in a file."""
    yield harmless(f"{file}: {tally(appendix).in_words}")
    for severity, name in SEVERITIES.items():
        group = [finding for finding in appendix.findings if finding.severity == severity]
        if group:
            yield f"\n{name.capitalize()}s"
        for finding in group:
            yield from _paragraph(finding)


def _paragraph(finding: Finding) -> Iterator[str]:
    yield harmless(f"  - {finding.message}")
    yield f"    What to do: {finding.remedy}"
    place = "" if finding.page is None else f"page {finding.page}, "
    yield harmless(f"    Where: {place}{finding.pointer or 'the whole document'} [{finding.code}]")


def _for_programs(found: Mapping[str, Appendix]) -> str:
    """Return the findings of all files as one JSON array; each says its file."""
    from appendix_parser.exporters.file_finding import FileFinding
    from appendix_parser.exporters.json_text import to_json

    return to_json(
        [
            FileFinding(file=file, **dict(finding))
            for file, appendix in found.items()
            for finding in appendix.findings
        ]
    )
