"""The program on a disk that is full while a file exists: `python -m tests.app.full_disk FLAG app FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from appendix_parser.cli import main
from tests.exporters.faults import Faults

if __name__ == "__main__":
    flag = Path(sys.argv.pop(1))
    Faults(lambda _: flag.exists()).install(pytest.MonkeyPatch())
    sys.exit(main())
