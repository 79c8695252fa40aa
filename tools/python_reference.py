"""The reference of the Python package, as Markdown, from its docstrings."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any

import appendix_parser
from appendix_parser import Appendix, AppendixParserError, History

_SECTION = re.compile(r"^(Args|Returns|Raises):\n", re.MULTILINE)
_ITEM = re.compile(r"^    (\w+): ", re.MULTILINE)


def python_reference() -> str:
    """Return a section for each function, then the records' methods, and the errors."""
    public = [(name, getattr(appendix_parser, name)) for name in appendix_parser.__all__]
    functions = [(name, each) for name, each in public if inspect.isfunction(each)]
    methods = [(f"{model.__name__}.to_frames", model.to_frames) for model in (Appendix, History)]
    return "\n".join(_function(name, each) for name, each in (*functions, *methods)) + _errors(public)


def _function(name: str, function: Callable[..., Any]) -> str:
    before, *sections = _SECTION.split(inspect.getdoc(function) or "")
    text = [f"### {name}\n", f"```python\n{_signature(name, function)}\n```\n", f"{before.strip()}\n"]
    for heading, content in zip(sections[::2], sections[1::2], strict=True):
        text += [f"**{heading}**\n", _items(content)]
    return "\n".join(text)


def _signature(name: str, function: Callable[..., Any]) -> str:
    """Return how a function is called: names and defaults, a line each if they are many."""
    signature = inspect.signature(function)
    bare = (
        each.replace(annotation=each.empty, default=_plain(each.default))
        for each in signature.parameters.values()
    )
    parameters = [str(each).replace("'", '"') for each in bare]
    keywords = [each.kind is each.KEYWORD_ONLY for each in signature.parameters.values()]
    if True in keywords:
        parameters.insert(keywords.index(True), "*")
    shown = [each for each in parameters if each != "self"]
    line = f"{name}({', '.join(shown)})"
    return line if len(line) < 80 else f"{name}(\n" + "".join(f"    {each},\n" for each in shown) + ")"


def _plain(default: object) -> object:
    """Return a default as a caller writes it: the text of a name from a list."""
    return str(default) if isinstance(default, StrEnum) else default


def _items(content: str) -> str:
    """Return a section of a docstring as a list, or as text if it names nothing."""
    starts = [found.start() for found in _ITEM.finditer(content)]
    if not starts:
        return f"{' '.join(content.split())}\n"
    parts = [content[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]
    split = (part.strip().partition(": ") for part in parts)
    return "".join(f"- `{name}`: {' '.join(meaning.split())}\n" for name, _, meaning in split)


def _errors(public: list[tuple[str, Any]]) -> str:
    rows = "".join(f"| `{name}` | {_first_line(each)} |\n" for name, each in _error_classes(public))
    return f"\n### Errors\n\n| error | meaning |\n|---|---|\n{rows}"


def _first_line(each: Any) -> str:
    return (inspect.getdoc(each) or "").partition("\n")[0]


def _error_classes(public: list[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    for name, each in public:
        if inspect.isclass(each) and issubclass(each, AppendixParserError):
            yield name, each
