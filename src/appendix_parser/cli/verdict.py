"""Decides the exit status from the findings of a document, and says where to read them."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from appendix_parser.errors import ExitStatus
from appendix_parser.summary import Tally, counted

if TYPE_CHECKING:
    from appendix_parser.records import Appendix


def status_of(appendix: Appendix, *, strict: bool) -> ExitStatus:
    """Return the exit status that the findings call for."""
    graver = strict and any(finding.severity == "error" for finding in appendix.findings)
    return ExitStatus.FINDINGS if graver else ExitStatus.DONE


# By format, the easiest to read first: the file that has the findings, and where in it they are.
_FINDINGS = {
    "xlsx": ("appendix.xlsx", "in the sheet Findings of "),
    "csv": ("findings.csv", "in "),
    "parquet": ("findings.parquet", "in "),
    "json": ("appendix.json", "under “findings” in "),
}


def where_to_read(findings: Tally, folder: Path, formats: Collection[str]) -> str:
    """Say how many findings there are, and where to read them in a folder that was written in these formats."""
    name, within = next(_FINDINGS[each] for each in _FINDINGS if each in formats)
    number = findings.error + findings.warning + findings.info
    return f"{counted(number, 'finding')} {within}{folder / name}, each with what to do"
