"""Parses each PDF once for all tests of a run, whichever process needs it."""

from __future__ import annotations

import os
import tempfile
from functools import cache
from hashlib import sha256
from pathlib import Path

from appendix_parser import Appendix, parse
from appendix_parser.exporters.texts.json_text import from_json, to_json

RUN = "APPENDIX_PARSER_TEST_RUN"
"""The variable that names a folder of this run of the tests: what is in it was read by the code that is tested."""


@cache
def parsed(pdf: Path) -> Appendix:
    """Return the records of a PDF."""
    kept = Path(os.environ[RUN], f"{sha256(bytes(pdf)).hexdigest()}.json")
    if kept.exists():
        return from_json(kept.read_bytes())
    appendix = parse(pdf)
    with tempfile.NamedTemporaryFile(dir=kept.parent, delete=False) as file:
        file.write(to_json(appendix).encode())
    Path(file.name).replace(kept)
    return appendix
