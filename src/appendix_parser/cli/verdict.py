"""What the findings of a document mean for the exit status, and where people read them."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from appendix_parser.errors import ExitStatus

if TYPE_CHECKING:
    from appendix_parser.records import Appendix


def status_of(appendix: Appendix, *, strict: bool) -> ExitStatus:
    """Return the exit status that the findings call for."""
    graver = strict and any(finding.severity == "error" for finding in appendix.findings)
    return ExitStatus.FINDINGS if graver else ExitStatus.DONE


# By format, the easiest to read first: the file that has the findings, and where in it they are.
_FINDINGS = {
    "xlsx": ("appendix.xlsx", "the sheet Findings of "),
    "csv": ("findings.csv", ""),
    "parquet": ("findings.parquet", ""),
    "json": ("appendix.json", "“findings” in "),
}


def where_to_read(folder: Path, formats: Collection[str]) -> str:
    """Return in words where the findings of a document are, which was written in these formats, at least one."""
    name, within = next(_FINDINGS[each] for each in _FINDINGS if each in formats)
    return f"{within}{folder / name}"
