"""Summarises a document and its findings, in numbers and in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from appendix_parser.records import Appendix

SEVERITIES = {"error": "error", "warning": "warning", "info": "note"}
"""Severity → what people call such a finding, the gravest first."""


# Codes of findings about corrections that were not applied.
_REFUSED = frozenset({"correction-not-matching", "correction-without-record"})


@dataclass(frozen=True, slots=True)
class Tally:
    """How many findings there are of each severity; the fields are the severities."""

    error: int = 0
    warning: int = 0
    info: int = 0

    @property
    def in_words(self) -> str:
        """All three, such as `1 error, 12 warnings, 0 notes`."""
        return ", ".join(counted(getattr(self, key), name) for key, name in SEVERITIES.items())

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.error + other.error, self.warning + other.warning, self.info + other.info)


@dataclass(frozen=True, slots=True)
class Summary:
    """How much there is in an appendix."""

    sections: int
    objectives: int
    years: int
    findings: Tally
    refused: int = 0
    """Corrections that were not applied."""

    @classmethod
    def from_json(cls, value: Any) -> Summary:
        """Return the summary whose fields are the keys of `value`.

        Raises:
            TypeError: these are not its fields.
        """
        return cls(**{**value, "findings": Tally(**value["findings"])})

    @property
    def in_words(self) -> str:
        """All of it, such as `1 section, 2 objectives, 1 year; 0 errors, 1 warning, 0 notes`.

        Corrections that were not applied are mentioned if there are any.
        """
        found = (
            counted(self.sections, "section"),
            counted(self.objectives, "objective"),
            counted(self.years, "year"),
        )
        refused = f"; {counted(self.refused, 'correction')} not applied" if self.refused else ""
        return f"{', '.join(found)}; {self.findings.in_words}{refused}"


def tally(appendix: Appendix) -> Tally:
    """Count the findings."""
    return Tally(**Counter(str(finding.severity) for finding in appendix.findings))


def summarise(appendix: Appendix) -> Summary:
    """Count what there is."""
    return Summary(
        sections=len(appendix.sections),
        objectives=sum(len(section.objectives) for section in appendix.sections),
        years=len(appendix.years),
        findings=tally(appendix),
        refused=sum(finding.code in _REFUSED for finding in appendix.findings),
    )


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return the number with its noun, such as `1 error` or `2 errors`; the plural has an s if none is given."""
    return f"{number} {noun}" if number == 1 else f"{number} {plural or f'{noun}s'}"
