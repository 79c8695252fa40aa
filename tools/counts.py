"""Count what the house is made of: lines, functions that branch too much, long files, wide folders, long names of tests.

    python tools/counts.py [--most 15]

A function's branches are its conditions and loops, those in comprehensions too.
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src" / "appendix_parser"
TESTS = Path(__file__).parent.parent / "tests"
_ONE = (ast.If, ast.IfExp, ast.For, ast.While, ast.ExceptHandler, ast.Assert, ast.match_case)
_LONGEST_FILE = 400  # lines
_WIDEST_FOLDER = 15  # modules
_LONGEST_NAME = 59  # characters of a test's name, which states the rule


def main() -> int:
    """Print the counts."""
    parser = argparse.ArgumentParser(
        description="Count lines, complex functions, long files and wide folders."
    )
    parser.add_argument("--most", type=int, default=15, help="branches that a function may have")
    most = parser.parse_args().most
    files = sorted(SOURCE.rglob("*.py"))
    lines = {file: len(file.read_text("utf-8").splitlines()) for file in files}
    rooms: Counter[str] = Counter()
    for file in files:
        rooms[file.relative_to(SOURCE).parts[0].removesuffix(".py")] += lines[file]
    put = sys.stdout.write
    for room, count in rooms.most_common():
        put(f"{count:7} lines in {room}\n")
    put(f"{sum(lines.values()):7} lines in all\n")
    for file in files:
        for name, count in branchy(file, most):
            put(f"{count:7} branches: {name} in {file.relative_to(SOURCE)}\n")
    for file, count in lines.items():
        if count > _LONGEST_FILE:
            put(f"{count:7} lines in the file {file.relative_to(SOURCE)}\n")
    folders = Counter(file.parent for file in files if file.name != "__init__.py")
    for folder, count in folders.items():
        if count > _WIDEST_FOLDER:
            put(f"{count:7} modules in the folder {folder.relative_to(SOURCE)}\n")
    for file, name in long_names():
        put(f"{len(name):7} characters: {name} in {file.relative_to(TESTS)}\n")
    return 0


def long_names() -> Iterator[tuple[Path, str]]:
    """Yield the tests whose names are long, with their files."""
    for file in sorted(TESTS.rglob("test_*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if (
                isinstance(node, ast.FunctionDef)
                and node.name.startswith("test_")
                and len(node.name) > _LONGEST_NAME
            ):
                yield file, node.name


def branchy(file: Path, most: int) -> Iterator[tuple[str, int]]:
    """Yield the functions of a file with more than `most` branches."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef):
            count = 1 + sum(map(_branches, ast.walk(node)))
            if count > most:
                yield node.name, count


def _branches(node: ast.AST) -> int:
    if isinstance(node, ast.comprehension):
        return 1 + len(node.ifs)
    if isinstance(node, ast.BoolOp):
        return len(node.values) - 1
    return int(isinstance(node, _ONE))


if __name__ == "__main__":
    sys.exit(main())
