"""An entry of the catalogue of findings."""

from __future__ import annotations

from dataclasses import dataclass

from appendix_parser.records import Severity


@dataclass(frozen=True, slots=True)
class FindingKind:
    """A kind of finding.

    Attributes:
        code: its name, for programs.
        severity: how much it matters.
        title: what it is about, in a few words.
        template: the message, filled with the values of a `Doubt`.
        remedy: what to do.
        rule: when exactly it is reported, where the title does not say so.
    """

    code: str
    severity: Severity
    title: str
    template: str
    remedy: str
    rule: str = ""
