"""The option `--corrections`, and the reading of the file that it names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from appendix_parser.cli.options import refuse_second_standard_input
from appendix_parser.inputs import documents
from appendix_parser.inputs.limits import Limits

if TYPE_CHECKING:
    from appendix_parser.records import Correction

corrections_option = click.option(
    "--corrections",
    metavar="FILE.csv",
    help="Replace printed values with the corrected ones in this file (docs/corrections.md).",
)


def read_corrections(path: str | None, limits: Limits, *, files: Sequence[str]) -> Sequence[Correction]:
    """Return the corrections in the file at `path` for the PDF in `files`; none if there is no path.

    Raises:
        click.UsageError: there is more than one PDF, and a pointer would lead to a record in each; or the PDF and
            the corrections are both to come from standard input.
        InputError: the file cannot be opened.
        LimitError: it is larger than `limits.file_mb`.
        CorrectionsError: it is not a file of corrections.
    """
    if path is None:
        return ()
    if len(set(files)) > 1:
        message = "Corrections are for one document: with --corrections, name one FILE.pdf."
        raise click.UsageError(message)
    refuse_second_standard_input("--corrections", path, files)
    from appendix_parser import corrections

    document = documents.read(path, limits)
    return corrections.read_corrections(document.data, document.where)
