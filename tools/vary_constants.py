"""Halve and double each number of the layout, and print the changes that no layout test and no sample notices.

    python tools/vary_constants.py [--part drawn] [--least 0.9]

Each change is made in a process of its own. It counts as noticed when a test of `tests/layout` fails, or when a sample
is laid out differently. The exit status is 1 if too few changes are noticed. It needs a system that can fork: Linux or macOS.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import io
import os
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from types import ModuleType

import pytest

from appendix_parser.layout import lay_out_all
from appendix_parser.page import PageContent
from appendix_parser.pipeline import open_and_witness, read_pages
from appendix_parser.read_options import ReadOptions

ROOT = Path(__file__).parent.parent
LAYOUT = ROOT / "src" / "appendix_parser" / "layout"
FACTORS = (0.5, 2.0)


def main() -> int:
    """Vary the constants; return the exit status."""
    parser = argparse.ArgumentParser(description="Halve and double each number of the layout.")
    parser.add_argument("--part", default="", help="only modules whose path contains this")
    parser.add_argument("--least", type=float, default=0.9, help="share of the changes that must be noticed")
    given = parser.parse_args()
    files = [file for file in sorted(LAYOUT.rglob("*.py")) if given.part in str(file.relative_to(LAYOUT))]
    found = [(module, name) for module in map(_module, files) for name in constants(module)]
    samples = [_pages(file) for file in sorted((ROOT / "samples").glob("*.pdf"))]
    expected = _grids(samples)
    if not _passes():
        sys.stderr.write("The layout tests fail without a change; mend them first.\n")
        return 2
    noticed = 0
    for module, name in found:
        for factor in FACTORS:
            if _is_noticed(module, name, factor, samples, expected):
                noticed += 1
            else:
                place = module.__name__.removeprefix("appendix_parser.layout.")
                sys.stdout.write(f"not noticed: {place}.{name} x {factor}\n")
                sys.stdout.flush()
    share = noticed / (len(found) * len(FACTORS)) if found else 1.0
    sys.stdout.write(f"{len(found)} constants; {share:.0%} of the changes are noticed\n")
    return 0 if share >= given.least else 1


def constants(module: ModuleType) -> Iterator[str]:
    """Yield the names of the numbers that a module defines."""
    assert module.__file__ is not None
    for node in ast.parse(Path(module.__file__).read_text("utf-8")).body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        for name in (n.id for target in targets for n in ast.walk(target) if isinstance(n, ast.Name)):
            if isinstance(getattr(module, name), int | float):
                yield name


def _module(file: Path) -> ModuleType:
    parts = file.relative_to(LAYOUT.parent.parent).with_suffix("").parts
    return importlib.import_module(".".join(part for part in parts if part != "__init__"))


def _is_noticed(
    module: ModuleType, name: str, factor: float, samples: list[list[PageContent]], expected: object
) -> bool:
    """Tell, in a process of its own, whether a changed number fails a test or lays out a sample differently."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0
    try:
        _change(module, name, factor)
        os._exit(0 if _passes() and _grids(samples) == expected else 1)
    except BaseException:  # whatever goes wrong notices the change
        os._exit(1)


def _change(module: ModuleType, name: str, factor: float) -> None:
    old = getattr(module, name)
    new = type(old)(old * factor)
    setattr(module, name, new)
    if not name.startswith("_"):  # others may have imported it
        for other in [each for key, each in sys.modules.items() if key.startswith("appendix_parser")]:
            if getattr(other, name, None) is old:
                setattr(other, name, new)


def _passes() -> bool:
    quiet = io.StringIO()
    with redirect_stdout(quiet), redirect_stderr(quiet):
        return pytest.main(["-x", "-n", "0", str(ROOT / "tests" / "layout")]) == pytest.ExitCode.OK


def _pages(file: Path) -> list[PageContent]:
    document = open_and_witness(file.read_bytes(), file.name, ReadOptions(witness=False))
    return list(read_pages(document, lambda _: None))


def _grids(samples: list[list[PageContent]]) -> list[object]:
    return [layout.grids for pages in samples for layout in lay_out_all(pages)]


if __name__ == "__main__":
    sys.exit(main())
