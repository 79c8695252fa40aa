"""What the findings of a document mean for people and for the exit status."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from appendix_parser.errors import ExitStatus

if TYPE_CHECKING:
    from appendix_parser.records import Appendix

SEVERITIES = {"error": "error", "warning": "warning", "info": "note"}
"""Severity → what people call such a finding, the gravest first."""


def status_of(appendix: Appendix, *, strict: bool) -> ExitStatus:
    """Return the exit status that the findings call for."""
    graver = strict and any(finding.severity == "error" for finding in appendix.findings)
    return ExitStatus.FINDINGS if graver else ExitStatus.DONE


def tally(appendix: Appendix) -> str:
    """Return the number of findings of each severity, such as `1 error, 12 warnings, 0 notes`."""
    counts = Counter[str](finding.severity for finding in appendix.findings)
    return ", ".join(counted(counts[key], name) for key, name in SEVERITIES.items())


def counted(number: int, noun: str) -> str:
    """Return the number with its noun, such as `1 error` or `2 errors`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
