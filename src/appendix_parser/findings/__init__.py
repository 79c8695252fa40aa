"""The catalogue of findings: every kind of problem that the program reports, what it means and what to do.

A stage that is not sure of something returns a `Doubt`: a code, and the values to fill into the message. `finding` makes
the published record from it. To add a kind of finding, add an entry to the module of its stage.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Any

from appendix_parser.doubts import Doubt
from appendix_parser.findings import (
    checks,
    corrections,
    damage,
    history,
    profiles,
    reading,
    scans,
    tables,
    values,
    witness,
)
from appendix_parser.findings.kind import FindingKind
from appendix_parser.records import Finding, Region

__all__ = ["CATALOGUE", "DAMAGE", "STAGES", "FindingKind", "finding"]

STAGES = (damage, reading, scans, witness, tables, values, profiles, corrections, checks, history)
"""The modules of the catalogue, in its order."""

CATALOGUE: Mapping[str, FindingKind] = {
    kind.code: kind for kind in chain.from_iterable(stage.KINDS for stage in STAGES)
}

DAMAGE = frozenset(kind.code for kind in damage.KINDS)
"""Codes of the findings about a damaged file."""


def finding(
    doubt: Doubt,
    *,
    pointer: str = "",
    page: int | None = None,
    regions: tuple[Region, ...] = (),
    **more: Any,
) -> Finding:
    """Turn a doubt into a finding; `more` adds to the doubt's own values.

    Raises:
        KeyError: the catalogue has no such code, or the template needs a value that was not given.
    """
    kind = CATALOGUE[doubt.code]
    values = {**doubt.values, "page": page, **more}
    return Finding(
        code=kind.code,
        severity=kind.severity,
        message=kind.template.format_map(values),
        pointer=pointer,
        page=page,
        remedy=kind.remedy,
        regions=regions,
    )
