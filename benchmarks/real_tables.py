"""Measure `appendix-parser tables` on PDFs whose tables are known, with a scorer that is given.

    python benchmarks/real_tables.py FOLDER --scorer SCORE_TABLES.py

FOLDER holds PDFs, beside each its truth `NAME-str.xml`, as in the table competition of ICDAR 2013; the scorer
is a script that takes the folder with the truths and one with our answers (`NAME.json`). What follows `--`
goes to it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_PATIENCE = 120  # seconds for one document


def extract(pdf: Path, answer: Path) -> bool:
    """Write the tables of `pdf` to `answer`; False, and no file, if the command fails."""
    command = [sys.executable, "-m", "appendix_parser", "tables", "--timeout", str(_PATIENCE), str(pdf)]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        sys.stderr.write(done.stderr.decode(errors="replace"))
        return False
    answer.write_text(json.dumps(json.loads(done.stdout)["tables"]), encoding="utf-8")
    return True


def main(arguments: list[str] | None = None) -> int:
    """Extract all documents, score them, and return the scorer's exit status, or 1 if a document failed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="the PDFs and their truths")
    parser.add_argument("--scorer", type=Path, required=True, help="the script that compares")
    parser.add_argument("options", nargs="*", help="options for the scorer, after --")
    given = parser.parse_args(arguments)
    documents = sorted(given.folder.rglob("*.pdf"))
    if not documents:
        parser.error(f"there is no PDF in {given.folder}")
    with tempfile.TemporaryDirectory() as answers:
        start = time.perf_counter()
        failed = [pdf for pdf in documents if not extract(pdf, Path(answers, pdf.stem + ".json"))]
        seconds = time.perf_counter() - start
        sys.stderr.write(f"{len(documents)} documents, {len(failed)} failed, {seconds:.1f} s\n")
        scored = subprocess.run(
            [sys.executable, str(given.scorer), str(given.folder), answers, *given.options], check=False
        )
    return scored.returncode or int(bool(failed))


if __name__ == "__main__":
    raise SystemExit(main())
