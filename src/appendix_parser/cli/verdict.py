"""What the findings of a document mean for the exit status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from appendix_parser.errors import ExitStatus

if TYPE_CHECKING:
    from appendix_parser.records import Appendix


def status_of(appendix: Appendix, *, strict: bool) -> ExitStatus:
    """Return the exit status that the findings call for."""
    graver = strict and any(finding.severity == "error" for finding in appendix.findings)
    return ExitStatus.FINDINGS if graver else ExitStatus.DONE
