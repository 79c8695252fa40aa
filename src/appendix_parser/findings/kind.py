"""An entry of the catalogue of findings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from appendix_parser.records import Severity


class Cause(Enum):
    """Which findings of a kind have one cause, so that they become one if a document has many."""

    OWN = auto()
    """None: each has to be looked at by itself."""
    OF_ALIKE = auto()
    """Those that say the same of different objectives and years."""
    OF_ALL = auto()
    """All in a document."""


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
        cause: which findings of the kind become one if there are many.
    """

    code: str
    severity: Severity
    title: str
    template: str
    remedy: str
    rule: str = ""
    cause: Cause = Cause.OWN
