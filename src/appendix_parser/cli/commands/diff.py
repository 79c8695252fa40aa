"""`appendix-parser diff`: two documents, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from appendix_parser.cli.options import ReadingCommand, colour_option, format_option, read_options
from appendix_parser.cli.read_input import read_records
from appendix_parser.cli.screen import show
from appendix_parser.errors import ExitStatus
from appendix_parser.inputs.sanitize import sanitize
from appendix_parser.read_options import ReadOptions
from appendix_parser.summary import counted

if TYPE_CHECKING:
    from appendix_parser.diff.changed_words import Fate
    from appendix_parser.diff.differences import Difference

LEFT_OUT = ("regions", "page", "bbox", "pointer", "pointers", "source", "coverage")
"""Fields that differ between any two PDFs; `--all` compares them."""

EXAMPLES = """\b
Examples:
  appendix-parser diff appendix-2023.pdf appendix-2024.pdf
  appendix-parser diff expected.json appendix-2024.pdf
  appendix-parser diff expected.json appendix-2024.pdf --ignore findings
  appendix-parser diff old.json new.json --all
  appendix-parser diff old.json new.json --format json > differences.json
"""


@click.command(cls=ReadingCommand, epilog=EXAMPLES)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--ignore",
    multiple=True,
    metavar="FIELD",
    help="Ignore fields of this name, such as findings or context; whitespace ignores white space in texts. "
    "Can be given more than once.",
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Also compare places (regions, pages, pointers), and how the PDF was made and read (source, coverage).",
)
@format_option("one JSON array")
@colour_option
@read_options
def diff(
    old: str,
    new: str,
    ignore: tuple[str, ...],
    everything: bool,
    output_format: str,
    colour: bool,
    options: ReadOptions,
) -> ExitStatus:
    """Show how two documents differ, field by field.

    OLD and NEW are PDFs or the JSON that parse and convert write; one of them can be "-", standard input. The
    exit status is 0 if they are the same, and 1 if they differ.
    """
    from appendix_parser import isolation
    from appendix_parser.diff.compare import fields

    unknown = [name for name in ignore if name not in fields()]
    if unknown:
        message = f"The records have no field '{unknown[0]}'; choose from {', '.join(sorted(fields()))}."
        raise click.UsageError(message)
    if old == new == "-":
        message = "Only one of the two can be standard input."
        raise click.UsageError(message)
    answer = isolation.run(
        differences,
        {name: read_records(name, options) for name in (old, new)},
        (old, new),
        frozenset(ignore if everything else (*ignore, *LEFT_OUT)),
        output_format,
        colour,
        limits=options.limits,
        where=f"{old} → {new}",
    )
    same, _, text = answer.decode().partition("\n")
    show(text)
    return ExitStatus.DONE if same else ExitStatus.DIFFERENT


def differences(
    records: Mapping[str, bytes],
    names: tuple[str, str],
    ignore: frozenset[str],
    output_format: str,
    colour: bool,
) -> bytes:
    """Return what differs between two files, as text or JSON, after a line that is empty if anything does."""
    from appendix_parser.diff.compare import compare
    from appendix_parser.exporters.texts.json_text import from_json, to_json

    old, new = names
    found = compare(from_json(records[old]), from_json(records[new]), ignore)
    text = to_json(found) if output_format == "json" else _report(old, new, found, colour=colour)
    return f"{'' if found else 'same'}\n{text}".encode()


def _report(old: str, new: str, found: list[Difference], *, colour: bool) -> str:
    from appendix_parser.diff.report import count, describe, mark_plainly

    if not found:
        return sanitize(f"{old} and {new} are the same.")
    counts = ", ".join(f"{number} {kind.value}" for kind, number in count(found).items())
    lines = [sanitize(f"{old} → {new}: {counted(len(found), 'difference')} ({counts})")]
    for difference in found:
        # Whatever could steer a terminal is taken out before colours, which do, are put in.
        safe = difference.model_copy(
            update={name: _safe(getattr(difference, name)) for name in ("where", "old", "new")}
        )
        lines += ["", *describe(safe, _mark_in_colour if colour else mark_plainly)]
    return "\n".join(lines)


def _safe(value: Any) -> Any:
    if isinstance(value, str):
        return sanitize(" ".join(value.split()))
    if isinstance(value, Mapping):
        return {name: _safe(each) for name, each in value.items()}
    return [_safe(each) for each in value] if isinstance(value, list) else value


def _mark_in_colour(fate: Fate, text: str) -> str:
    """Mark words in colour, and also without: some do not see it, and a copy loses it."""
    from appendix_parser.diff.changed_words import Fate
    from appendix_parser.diff.report import mark_plainly

    return click.style(mark_plainly(fate, text), fg="red" if fate is Fate.REMOVED else "green")
