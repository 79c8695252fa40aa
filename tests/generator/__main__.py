"""Writes the document of a seed, to look at."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import get_args

from tests.generator.document import build
from tests.generator.style import PLAIN, Level


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the PDF, its truth beside it, and say in what the style is not plain."""
    parser = argparse.ArgumentParser(prog="python -m tests.generator", description=__doc__)
    parser.add_argument("seed", type=int)
    parser.add_argument("--level", choices=get_args(Level), default="any")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf")
    chosen = parser.parse_args(arguments)
    document = build(chosen.seed, chosen.level)
    chosen.output.write_bytes(document.pdf)
    truth = json.dumps(document.truth, ensure_ascii=False, indent=1)
    chosen.output.with_suffix(".truth.json").write_text(truth, encoding="utf-8")
    plain = asdict(PLAIN)
    for name, value in asdict(document.style).items():
        if value != plain[name]:
            sys.stdout.write(f"{name}: {value}\n")


if __name__ == "__main__":
    main()
