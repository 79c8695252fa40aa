"""`appendix-parser convert`: JSON and tables of each document, in a folder of its own."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from appendix_parser.batch.discover import discover, is_many
from appendix_parser.batch.folders import folder_name, output_folders
from appendix_parser.cli.boundary import report
from appendix_parser.cli.correcting import corrections_option, read_corrections
from appendix_parser.cli.options import (
    ReadingCommand,
    csv_option,
    force_option,
    keep_option,
    read_options,
    strict_option,
)
from appendix_parser.cli.read_input import read_appendix
from appendix_parser.cli.screen import say, say_kept
from appendix_parser.cli.verdict import status_of, where_to_read
from appendix_parser.errors import DEBUG_VARIABLE, ExitStatus, InputError, most_serious
from appendix_parser.exporters.texts.csv_style import CsvStyle
from appendix_parser.inputs.limits import Limits
from appendix_parser.read_options import ReadOptions
from appendix_parser.summary import summarise

if TYPE_CHECKING:
    from appendix_parser.batch.executor import Executor
    from appendix_parser.batch.order import Order
    from appendix_parser.records import Correction

FORMATS = ("json", "csv", "parquet", "xlsx")
"""The names in `exporters.folders.formats.FORMATS`, which takes longer to load."""

EXAMPLES = """\b
Examples:
  appendix-parser convert appendix-2024.pdf
  appendix-parser convert appendix-2024.pdf -f csv -f parquet --strict
  appendix-parser convert appendix-2024.pdf --corrections corrections.csv
  appendix-parser convert councils/ -o results --jobs 4
  appendix-parser convert 'councils/**/*2024*.pdf' -o results --jobs 4 --resume
  appendix-parser convert councils/ -o results --dataset --dask tcp://192.0.2.7:8786
"""


@click.command(cls=ReadingCommand, epilog=EXAMPLES)
@click.argument("files", metavar="FILE.pdf|FOLDER|PATTERN...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, readable=False),
    default=Path("out"),
    show_default=True,
    metavar="FOLDER",
    help="Folder in which each document gets a folder of its own.",
)
@click.option(
    "-f",
    "--format",
    "formats",
    type=click.Choice(FORMATS),
    multiple=True,
    default=FORMATS,
    help="Write only this format; can be given more than once.  [default: all]",
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="NUMBER",
    help="Convert this many documents at a time.  [default: 1]",
)
@click.option(
    "--resume",
    is_flag=True,
    help="Skip documents already converted, if the file, the options and the program version have not changed.",
)
@click.option(
    "--dataset",
    is_flag=True,
    help="Also write one Parquet data set over all documents: FOLDER/dataset/TABLE/document=NAME/part.parquet.",
)
@click.option(
    "--dask",
    metavar="ADDRESS",
    help="Convert on a Dask cluster: the address of its scheduler (docs/many-files.md).",
)
@csv_option
@corrections_option
@force_option
@keep_option
@strict_option
@read_options
def convert(
    files: tuple[str, ...],
    output: Path,
    formats: tuple[str, ...],
    jobs: int | None,
    resume: bool,
    dataset: bool,
    dask: str | None,
    csv_style: CsvStyle,
    corrections: str | None,
    force: bool,
    keep: bool,
    strict: bool,
    options: ReadOptions,
) -> ExitStatus:
    """Write a workbook for Excel, CSV, JSON and Parquet.

    Each FILE.pdf ("-" is standard input) gets a folder with the name of the PDF. All its files are written,
    or none. A FOLDER means all PDFs in it and below it. A PATTERN such as '**/*.pdf' means all files that
    match it.

    A document that fails does not stop the others. The exit status is that of the most serious failure, and
    manifest.json in the output folder lists the outcome of each document.
    """
    found = list(discover(files))
    documents = [each for each in found if isinstance(each, str)]
    to_correct = _corrections(corrections, options.limits, documents, output)
    if not documents:
        problems = {str(each): each for each in found if isinstance(each, InputError)}
        return most_serious(map(report, problems.values()))
    several = len(files) > 1 or any(map(is_many, files))
    if not (several or jobs or resume or dataset or dask is not None):
        return _convert_one(files[0], output, formats, csv_style, to_correct, force, keep, strict, options)
    _refuse_contradictions(formats, jobs, dask, dataset=dataset)
    order = _order(formats, csv_style, to_correct, options)
    if not (resume or dask):  # all may be done already, or is done elsewhere
        _get_ready(order)
    from appendix_parser.batch.run import Request
    from appendix_parser.cli.many import convert_many

    request = Request(output, order, strict=strict, resume=resume, dataset=dataset, force=force, keep=keep)
    return convert_many(found, request, options.limits, _executor(jobs, dask))


def _refuse_contradictions(
    formats: tuple[str, ...], jobs: int | None, dask: str | None, *, dataset: bool
) -> None:
    """Refuse options for several documents that do not go together.

    Raises:
        UsageError: they do not.
    """
    message = ""
    if dask == "":
        message = (
            "The address of the Dask scheduler is empty: give one like tcp://host:8786, or leave --dask out."
        )
    elif jobs and dask:
        message = "--jobs is for this machine. With --dask, the number depends on the cluster's workers."
    elif dataset and "parquet" not in formats:
        message = "--dataset is made of each document's Parquet files: add -f parquet."
    if message:
        raise click.UsageError(message)


def _convert_one(
    file: str,
    output: Path,
    formats: tuple[str, ...],
    csv_style: CsvStyle,
    corrections: Sequence[Correction],
    force: bool,
    keep: bool,
    strict: bool,
    options: ReadOptions,
) -> ExitStatus:
    from appendix_parser.exporters.folders.formats import APPENDIX
    from appendix_parser.exporters.folders.keep import keeping
    from appendix_parser.exporters.folders.write import names_of, write_outputs

    folder = output / folder_name(file)
    appendix = read_appendix(file, options, corrections)
    with keeping(folder, names_of(APPENDIX)) if keep else nullcontext() as kept:
        write_outputs(appendix, folder, formats, csv_style=csv_style, force=force)
    if kept:
        say_kept(folder, kept)
    summary = summarise(appendix)
    say(f"{file}: {summary.in_words}; written to {folder}")
    if appendix.findings:
        say(where_to_read(summary.findings, folder, formats))
    return status_of(appendix, strict=strict)


def _corrections(
    path: str | None, limits: Limits, documents: Sequence[str], output: Path
) -> Sequence[Correction]:
    """Return the corrections in a file that does not lie where something is about to be written."""
    if path:
        folders = output_folders(documents).values()
        if Path(path).resolve().parent in {(output / folder).resolve() for folder in folders}:
            message = f"{path} is in a folder that is about to be written; keep it in another place."
            raise click.UsageError(message)
    return read_corrections(path, limits, files=documents)


def _order(
    formats: tuple[str, ...],
    csv_style: CsvStyle,
    corrections: Sequence[Correction],
    options: ReadOptions,
) -> Order:
    from appendix_parser.batch.order import Order
    from appendix_parser.version import VERSION

    chosen = tuple(name for name in FORMATS if name in formats)
    corrected = tuple(correction.model_dump() for correction in corrections)
    return Order(VERSION, chosen, csv_style, options, corrected)


def _get_ready(order: Order) -> None:
    """Let the processes load what they need while this one does."""
    from appendix_parser import isolation
    from appendix_parser.batch.order import needed

    isolation.get_ready(*needed(order))


def _executor(jobs: int | None, dask: str | None) -> Executor:
    if dask:
        from appendix_parser.batch.run_dask import DaskExecutor

        if DEBUG_VARIABLE not in os.environ:
            logging.disable()  # or the library would speak too, of each worker that it loses
        return DaskExecutor(dask)
    from appendix_parser.batch.run_local import LocalExecutor

    return LocalExecutor(jobs or 1)
