"""Doubts: what a stage is not sure of, before it becomes a finding of the catalogue in `findings`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from appendix_parser.geometry import Box


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubt about one value, before it is known where the value stands.

    `code` is one of the catalogue's, and `values` fill in its message. `boxes` say where it is on its page, in
    the upright frame of `PageContent`.
    """

    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    boxes: tuple[Box, ...] = ()
