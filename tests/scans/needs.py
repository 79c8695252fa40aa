"""What tests of scans need, and is not everywhere."""

from __future__ import annotations

import pytest

from appendix_parser.read_options import ReadOptions
from appendix_parser.reading.scan.needed import what_is_missing

_LACKING = what_is_missing(ReadOptions())

recognition = pytest.mark.skipif(
    _LACKING is not None, reason=f"no scans can be recognised here: {_LACKING and _LACKING.values['reason']}"
)
"""Marks a test that recognises scans."""
