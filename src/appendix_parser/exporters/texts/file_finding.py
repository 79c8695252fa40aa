"""A finding with its file: what `check --format json` prints a list of."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from appendix_parser.records import Finding


class FileFinding(Finding):
    """A finding among those of several files."""

    file: Annotated[str, Field(description="The file as it was named to the command.")]
