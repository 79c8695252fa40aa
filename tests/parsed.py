"""Parses each PDF once for all tests of a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from appendix_parser import Appendix, parse


@cache
def parsed(pdf: Path) -> Appendix:
    """Return the records of a PDF."""
    return parse(pdf)
