"""The manifest: what a run over many documents writes about itself, in `manifest.json`.

All but `timings`, which stands last, is the same in every run over the same documents, whatever order they were
done in and however often the run was interrupted.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from appendix_parser.errors import ExitStatus, OutputError
from appendix_parser.exporters.folders.output_errors import output_errors
from appendix_parser.exporters.texts.csv_style import CsvStyle
from appendix_parser.read_options import Ocr
from appendix_parser.records import SCHEMA_VERSION, Record
from appendix_parser.summary import Tally

PATH = "manifest.json"

Hash = Annotated[str, Field(pattern="^sha256:[0-9a-f]{64}$", description="As in datapackage.json.")]


class Options(Record):
    """What was asked for, as far as the outputs depend on it."""

    formats: Annotated[tuple[str, ...], Field(description="The formats of each document's folder.")]
    csv_style: Annotated[CsvStyle, Field(description="How CSV files are written.")]
    strict: Annotated[bool, Field(description="Whether findings of severity error give the exit status 6.")]
    witness: Annotated[
        bool, Field(description="Whether reading was compared with what PDFium reads and draws.")
    ]
    include_hidden_text: Annotated[bool, Field(description="Whether text that nobody can see was read.")]
    pages: Annotated[str, Field(description="The pages that were read; empty for all of them.")]
    profile: Annotated[Hash | None, Field(description="Of the profile; null without one.")]
    ocr: Annotated[Ocr, Field(description="Which pages were to be recognised from their picture.")]
    ocr_language: Annotated[str, Field(description="The languages of scanned pages.")]
    limits: Annotated[dict[str, int], Field(description="The limits of each document, by field of `Limits`.")]
    corrections: Annotated[Hash | None, Field(description="Of the corrections that were given, as JSON.")]


class ManifestEntry(Record):
    """A document and its outcome, or an input that leads to no document."""

    input: Annotated[str, Field(description="The path, as named to the command or found in a folder.")]
    sha256: Annotated[str | None, Field(description="Of the PDF; null if it could not be read.")]
    size: Annotated[int | None, Field(description="Bytes of the PDF; null if it could not be read.")]
    status: Annotated[ExitStatus, Field(description="The exit status for this document alone.")]
    message: Annotated[str, Field(description="What was found in it, or what is wrong and what to do.")]
    folder: Annotated[str | None, Field(description="Its output folder; null if nothing was written.")]
    datapackage: Annotated[Hash | None, Field(description="Hash of the datapackage.json in that folder.")]
    findings: Annotated[Tally | None, Field(description="Findings by severity; null if it was not read.")]


class Timings(Record):
    """What changes from run to run: seconds by the clock."""

    seconds: Annotated[float, Field(ge=0, description="Of the latest run that wrote this manifest.")]
    documents: Annotated[
        dict[str, float], Field(description="Input → seconds in its process, in the run that did it.")
    ]


class Manifest(Record):
    """A run over many documents."""

    schema_version: Annotated[str, Field(description="Version of this format.")] = SCHEMA_VERSION
    program: Annotated[str, Field(description="Name of the program.")] = "appendix-parser"
    version: Annotated[str, Field(description="Version of the program.")]
    options: Annotated[Options, Field(description="What was asked for.")]
    complete: Annotated[bool, Field(description="Whether the run came to its end.")]
    status: Annotated[
        ExitStatus, Field(description="The most serious status so far, of a document or of the run.")
    ]
    dataset: Annotated[
        Hash | None, Field(description="Hash of the data set's datapackage.json; null if there is none.")
    ]
    documents: Annotated[tuple[ManifestEntry, ...], Field(description="In the order of the inputs.")]
    timings: Annotated[Timings, Field(description="What changes from run to run.")]


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest in an output folder; None if there is none.

    Raises:
        OutputError: a file of its name is not a manifest of this version's schema, or cannot be read.
    """
    place = folder / PATH
    try:
        with output_errors(place):
            return Manifest.model_validate_json(place.read_bytes())
    except OutputError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return None
        raise
    except ValidationError:
        raise OutputError(
            "There is a file of this name that this version of the program did not write.",
            remedy="Choose another folder, move it away, or replace it with --force.",
            where=str(place),
        ) from None
