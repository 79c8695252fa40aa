"""Imports go one way only, and each library has its one place."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from tools.counts import branchy, long_names, same_named_modules, same_named_predicates

PACKAGE = Path(__file__).parent.parent / "src" / "appendix_parser"

# From bottom to top; what stands in one line may import each other.
LAYERS = (
    {"design", "doubts", "errors", "geometry", "ordering", "records", "summary", "version"},
    {"findings", "inputs", "text"},
    {"page", "notation"},
    {"profile"},
    {"read_options"},
    {"isolation"},
    {"document"},
    {"reading", "witness", "coverage"},
    {"layout"},
    {"assembly"},
    {"inspection"},
    {"normalise"},
    {"checks", "refusal"},
    {"timeline", "diff"},
    {"picture"},
    {"exporters", "review"},
    {"corrections"},
    {"pipeline"},
    {"proposal"},
    {"parsing"},
    {"batch", "library"},
    {"app"},
    {"cli"},
    {"__main__"},
)
_HOME = {
    "pdfplumber": {"reading"},
    "pdfminer": {"reading"},
    "pypdfium2": {"reading", "witness"},
    "pypdfium2_raw": {"reading"},
    "cv2": {"reading/scan"},
    "onnxruntime": {"reading/scan"},
    "rapidocr": {"reading/scan"},
    "tesserocr": {"reading/scan"},
    "PIL": {"reading", "witness", "review", "inspection"},
    "pandas": {"exporters"},
    "pyarrow": {"exporters"},
    "xlsxwriter": {"exporters"},
    "click": {"cli"},
    "rapidfuzz": {"timeline", "diff"},
    "jinja2": {"picture"},
    "matplotlib": {"picture"},
    "distributed": {"batch"},
    "starlette": {"app"},
    "uvicorn": {"app"},
}
# For typing, and when the frames are asked for.
_REACHING_UP = {
    (records, library) for records in ("records", "timeline") for library in ("exporters", "pandas")
}


def _modules() -> list[Path]:
    return [
        path for path in sorted(PACKAGE.rglob("*.py")) if path.relative_to(PACKAGE) != Path("__init__.py")
    ]


def _room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _folder(path: Path) -> str:
    return "/".join(path.relative_to(PACKAGE).parent.parts[:2])


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "appendix_parser":
                yield from (f"appendix_parser.{alias.name}" for alias in node.names)
            else:
                yield node.module


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_downward(path: Path) -> None:
    height = {room: level for level, rooms in enumerate(LAYERS) for room in rooms}
    for name in _imports(path):
        first, *rest = name.split(".")
        if first == "appendix_parser" and rest and (_room(path), rest[0]) not in _REACHING_UP:
            assert height[rest[0]] <= height[_room(path)], f"{path} imports {name}"
        if first in _HOME and (_room(path), first) not in _REACHING_UP:
            assert _HOME[first] & {_room(path), _folder(path)}, f"{path} imports {name}"


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_function_branches_much(path: Path) -> None:
    assert list(branchy(path, most=15)) == []


def test_no_two_modules_share_a_name() -> None:
    assert same_named_modules(_modules()) == {}


def test_no_two_predicates_share_a_name() -> None:
    assert same_named_predicates(_modules()) == {}


def test_names_of_tests_are_short() -> None:
    assert list(long_names()) == []
