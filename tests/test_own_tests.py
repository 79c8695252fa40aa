"""Each module that does something has tests of its own, in a file of its name."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import appendix_parser

TESTS = Path(__file__).parent
PACKAGE = Path(appendix_parser.__file__).parent
HOMES = {"layout": "layout", "assembly": "assembly", "reading/scan": "scans", "reading": "reading"}
"""Packages, and the folder of their tests; the first that fits counts."""


def _does_something(path: Path) -> bool:
    """Return whether a module has a function; others only define what modules beside them use."""
    return any(isinstance(node, ast.FunctionDef) for node in ast.walk(ast.parse(path.read_text("utf-8"))))


def _modules() -> Iterator[tuple[str, str]]:
    """Yield each module with the file that its tests belong in, from the folder of tests."""
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        home = next((tests for package, tests in HOMES.items() if name.startswith(f"{package}/")), None)
        if home is not None and path.name != "__init__.py" and _does_something(path):
            yield name, f"{home}/test_{path.name}"


@pytest.mark.parametrize(("module", "tests"), [*_modules()], ids=[module for module, _ in _modules()])
def test_each_module_has_a_file_of_tests(module: str, tests: str) -> None:
    assert (TESTS / tests).exists(), f"{module} has no tests of its own in tests/{tests}"
