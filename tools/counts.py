"""Count the lines of the source, and what makes it hard to read.

    python tools/counts.py [--most 15]

It prints the lines of each room, functions that branch too much, long files, wide folders, modules with the same name,
and predicates with the same name. A function's branches are its conditions and loops, those in comprehensions too.
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src" / "appendix_parser"
TESTS = Path(__file__).parent.parent / "tests"
_ONE = (ast.If, ast.IfExp, ast.For, ast.While, ast.ExceptHandler, ast.Assert, ast.match_case)
_LONGEST_FILE = 400  # lines
_WIDEST_FOLDER = 15  # modules
_LONGEST_NAME = 59  # characters of a test's name, which states the rule

CATALOGUES = ("checks", "cli/commands", "findings")
"""Folders that have one module for each command or stage: these names are said with the folder's."""


def main() -> int:
    """Print the counts."""
    parser = argparse.ArgumentParser(
        description="Count lines, complex functions, long files, wide folders and names with several meanings."
    )
    parser.add_argument("--most", type=int, default=15, help="branches that a function may have")
    most = parser.parse_args().most
    files = sorted(SOURCE.rglob("*.py"))
    lines = {file: len(file.read_text("utf-8").splitlines()) for file in files}
    rooms: Counter[str] = Counter()
    for file in files:
        rooms[file.relative_to(SOURCE).parts[0].removesuffix(".py")] += lines[file]
    for room, count in rooms.most_common():
        _put(count, f"lines in {room}")
    _put(sum(lines.values()), "lines in all")
    _list(
        "functions over the limit",
        [
            f"{name} in {_name(file)}: {count} branches"
            for file in files
            for name, count in branchy(file, most)
        ],
    )
    _list(
        f"files over {_LONGEST_FILE} lines",
        [f"{_name(file)}: {count} lines" for file, count in lines.items() if count > _LONGEST_FILE],
    )
    folders = Counter(file.parent for file in files if file.name != "__init__.py")
    _list(
        f"folders over {_WIDEST_FOLDER} modules",
        [f"{_name(folder)}: {count} modules" for folder, count in folders.items() if count > _WIDEST_FOLDER],
    )
    _list("names that several modules have", _lines_of(same_named_modules(files)))
    _list("names that several predicates have", _lines_of(same_named_predicates(files)))
    _list(
        "long names of tests",
        [f"{name} in {file.relative_to(TESTS).as_posix()}" for file, name in long_names()],
    )
    return 0


def _put(count: int, what: str) -> None:
    sys.stdout.write(f"{count:7} {what}\n")


def _list(what: str, found: Sequence[str]) -> None:
    _put(len(found), what)
    for each in found:
        sys.stdout.write(f"            {each}\n")


def _name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def _lines_of(named: Mapping[str, Iterable[Path]]) -> list[str]:
    return [f"{name}: {', '.join(map(_name, where))}" for name, where in named.items()]


def same_named_modules(files: Iterable[Path]) -> dict[str, list[Path]]:
    """Return the modules that share a name, by that name; those in `CATALOGUES` share one only among themselves."""
    found: defaultdict[str, list[Path]] = defaultdict(list)
    for file in files:
        if file.name != "__init__.py" and file.parent.relative_to(SOURCE).as_posix() not in CATALOGUES:
            found[file.name].append(file)
    return {name: where for name, where in sorted(found.items()) if len(where) > 1}


def same_named_predicates(files: Iterable[Path]) -> dict[str, list[Path]]:
    """Return the modules of functions, methods and properties that return a bool and share a name, by that name."""
    found: defaultdict[str, list[Path]] = defaultdict(list)
    for file in files:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.returns and ast.unparse(node.returns) == "bool":
                found[node.name.lstrip("_")].append(file)
    return {name: where for name, where in sorted(found.items()) if len(where) > 1}


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
