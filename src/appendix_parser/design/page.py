"""What every page is made of: its style sheet, its script, and the policy that lets them and nothing else work."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable

from appendix_parser.design.bundle import bundle
from appendix_parser.design.colours import STEPS, text_on

_SHARED = files(__package__)


def style_of(folder: Traversable, names: Iterable[str]) -> str:
    """Return the style sheet of a page: what all pages share, then the style sheets of these names in `folder`."""
    own = [(folder / f"{name}.css").read_text("utf-8") for name in names]
    return "\n".join([(_SHARED / "base.css").read_text("utf-8"), _steps(), *own])


def script_of(entry: str, folder: Traversable) -> str:
    """Return the module `entry` in `folder` with all that it imports, from there or from what all pages share."""

    def read(name: str) -> str:
        own = folder / name
        return (own if own.is_file() else _SHARED / name).read_text("utf-8")

    return bundle(entry, read)


def policy(*, script: str, style: str) -> str:
    """Return the policy that lets this script and this style work and nothing else (W3C, CSP level 3)."""
    rules = {
        "default-src": "'none'",
        "script-src": _hash(script),
        "style-src": _hash(style),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _steps() -> str:
    """Return the style of each step of the scale; a button of a score keeps it under the pointer."""
    return "".join(
        f".step-{step}, button.step-{step}:hover:not(:disabled) {{ background: {colour}; color: {text_on(colour)}; }}\n"
        for step, colour in enumerate(STEPS)
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
