"""Reading a profile: TOML in, a checked profile out; every mistake names its line and what to do."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, Final, get_args

from pydantic import BaseModel, ValidationError

from appendix_parser.errors import ProfileError
from appendix_parser.profile.file import ProfileFile
from appendix_parser.profile.profile_model import Profile
from appendix_parser.profile.toml_lines import line_of

_FORM: Final = "docs/profiles.md describes the form."
_AT_LINE: Final = re.compile(r"(.*?) ?\(at (?:line (\d+), column \d+|end of document)\)", re.DOTALL)
_KINDS_OF_VALUE: Final = {
    "int_type": ("a whole number", "Write digits without quotation marks."),
    "int_from_float": ("a whole number", "Write it without a decimal point."),
    "string_type": ("a text", "Put it in quotation marks."),
    "tuple_type": ("a list", 'Write it as ["first", "second"].'),
    "mapping_type": ("a table", "Write it as {key = value}."),
    "dict_type": ("a table", "Write it as {key = value}."),
    "model_type": ("a table", 'Write it as {role = "score", year = 2023}.'),
    "model_attributes_type": ("a table", 'Write it as {role = "score", year = 2023}.'),
}


@dataclass(frozen=True, slots=True)
class GivenProfile:
    """A profile that was checked, and the file that it is from."""

    file: ProfileFile
    rules: Profile

    def where(self, *path: str | int) -> str:
        """Return the file and the line of a key, for a message."""
        return f"{self.file.where or self.file.name}, line {line_of(self.file.text, path)}"


@lru_cache(maxsize=8)
def read_profile(file: ProfileFile) -> GivenProfile:
    """Check a profile.

    Raises:
        ProfileError: it is not TOML, or says something that a profile cannot say; `where` names the line.
    """
    where = file.where or file.name
    try:
        said = tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(error, file.text, where) from None
    try:
        return GivenProfile(file, Profile.model_validate_json(json.dumps(said, default=str)))
    except ValidationError as error:
        raise _wrong(error, said, file.text, where) from None


def _not_toml(error: tomllib.TOMLDecodeError, text: str, where: str) -> ProfileError:
    found = _AT_LINE.fullmatch(str(error))
    line = int(found[2]) if found and found[2] else max(1, len(text.splitlines()))
    problem = (found[1] if found else str(error)).rstrip(".")
    return ProfileError(
        f"This is not TOML: {problem}.",
        remedy=f"Check quotation marks, brackets and equals signs. {_FORM}",
        where=f"{where}, line {line}",
    )


def _wrong(error: ValidationError, said: Mapping[str, Any], text: str, where: str) -> ProfileError:
    """Return the error for the mistake that comes first in the file."""
    found = []
    for each in error.errors(include_url=False):
        context = each.get("ctx", {})
        path = [*_printed(each["loc"], said), *context.get("path", ())]
        found.append((line_of(text, path), path, each))
    line, path, first = min(found, key=lambda each: each[0])
    problem, remedy = _in_words(first, path)
    return ProfileError(problem, remedy=remedy, where=f"{where}, line {line}")


def _printed(loc: Sequence[str | int], said: Any) -> list[str | int]:
    """Return the part of a place that is in the file: pydantic adds which of several types it tried."""
    path: list[str | int] = []
    for part in loc:
        inside = isinstance(said, Mapping) or (isinstance(said, list) and isinstance(part, int))
        if not inside:
            break
        path.append(part)
        try:
            said = said[part]
        except (KeyError, IndexError):
            break
    return path


def _in_words(error: Any, path: Sequence[str | int]) -> tuple[str, str]:
    """Return what is wrong and what to do."""
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    name = str(path[-1]) if path else "The profile"
    if kind == "profile":
        return context["problem"], context["remedy"]
    if kind == "extra_forbidden":
        return _unknown_key(path)
    if kind == "missing":
        return f"“{path[-2]}” has no {name}.", f"Add it: {name} = …. {_FORM}"
    if kind in ("enum", "literal_error"):
        return f"“{value}” is not a value of {name}.", f"Choose from {context['expected']}."
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = context.get("ge", context.get("le"))
        side = "lower" if "ge" in context else "higher"
        return f"{name} cannot be {value}.", f"It must be no {side} than {bound}."
    what, remedy = _KINDS_OF_VALUE.get(kind, ("a value of the right kind", _FORM))
    shown = json.dumps(value, ensure_ascii=False)
    return f"{name} must be {what}, not {shown}.", remedy


def _unknown_key(path: Sequence[str | int]) -> tuple[str, str]:
    """Return what to say of a key that a profile does not have."""
    *table, key = map(str, path)
    keys = _keys_of(table)
    close = get_close_matches(str(key), keys, n=1)
    meant = f"Did you mean {close[0]}? " if close else ""
    inside = f" in {'.'.join(table)}" if table else ""
    return f"There is no key “{key}”{inside}.", f"{meant}Choose from {', '.join(keys)}."


def _keys_of(table: Sequence[str]) -> list[str]:
    """Return the keys that a table of a profile can have."""
    model: type[BaseModel] = Profile
    for depth, key in enumerate(table):
        if depth and table[0] == "columns":
            continue  # the heading itself
        field = next((f for n, f in model.model_fields.items() if (f.alias or n) == key), None)
        kinds = [field.annotation, *get_args(field.annotation)] if field else []
        inner = next((k for k in kinds if isinstance(k, type) and issubclass(k, BaseModel)), None)
        model = inner or model
    return [field.alias or name for name, field in model.model_fields.items()]
