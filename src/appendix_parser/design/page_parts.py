"""The parts of every page: its style sheet, its script, and the policy that allows only these; and a page of them."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from string import Template

from appendix_parser.design.colours import STEPS, text_on
from appendix_parser.design.script_bundle import bundle

_SHARED = files(__package__)


def page_of(title: str, body: str, data: str = "", *, script: str, style: str, hosted: bool = False) -> str:
    """Return a page, whose script may show data.

    Args:
        title: what the browser shows for it, as text.
        body: what the page has before its script runs, as HTML.
        data: what the script reads, as `review.payload.island` returns it; empty if it reads nothing.
        script: its module.
        style: its style sheet.
        hosted: whether a program shows the page; see `policy`.
    """
    return Template((_SHARED / "shell.html").read_text("utf-8")).substitute(
        policy=policy(script=script, style=style, hosted=hosted),
        title=html.escape(title),
        style=style,
        body=body,
        data=f'<script type="application/json" id="data">{data}</script>\n' if data else "",
        script=script,
    )


def style_of(*folders: Traversable, names: Iterable[str]) -> str:
    """Return the style sheet of a page: what all pages share, then the style sheets of these names in the folders."""
    own = [_find(f"{name}.css", folders) for name in names]
    return "\n".join([(_SHARED / "base.css").read_text("utf-8"), _steps(), *own])


def script_of(entry: str, *folders: Traversable) -> str:
    """Return the module `entry` with all that it imports, from the first folder that has it or from what all pages share."""
    return bundle(entry, lambda name: _find(name, folders))


def policy(*, script: str, style: str, hosted: bool = False) -> str:
    """Return the policy that lets this script and this style work and nothing else (W3C, CSP level 3).

    A page that is `hosted` by a program may also ask that program, and show pictures that come from it.
    """
    rules = {
        "default-src": "'none'",
        "script-src": _hash(script),
        "style-src": _hash(style),
        "img-src": "'self' data:" if hosted else "data:",
        **({"connect-src": "'self'"} if hosted else {}),
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _find(name: str, folders: Iterable[Traversable]) -> str:
    found = next((each for folder in folders if (each := folder / name).is_file()), _SHARED / name)
    return found.read_text("utf-8")


def _steps() -> str:
    """Return the style of each step of the scale; a button of a score keeps it under the pointer."""
    return "".join(
        f".step-{step}, button.step-{step}:hover:not(:disabled) {{ background: {colour}; color: {text_on(colour)}; }}\n"
        for step, colour in enumerate(STEPS)
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
