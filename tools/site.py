"""The site of the documentation: adds the pages and schemas that are outside of `docs/`, and turns links between them.

MkDocs calls the functions below (see mkdocs.yml). GitHub shows the same files with the links as they are.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parent.parent
PAGES: Mapping[str, str] = {
    "README.md": "index.md",
    "CHANGELOG.md": "changelog.md",
    "SECURITY.md": "security.md",
    "ARCHITECTURE.md": "architecture.md",
    "CONTRIBUTING.md": "contributing.md",
    "samples/README.md": "samples.md",
    "samples/layouts/README.md": "layouts.md",
}
"""Pages outside of `docs/`, and what they are called in the site."""

_OTHERS: Mapping[str, str] = {**PAGES, "LICENSE": "LICENSE.txt", "schemas": "schemas.md"}
_LINK = re.compile(r"(\]\()([^)\s#]+)")


def on_config(config: Any) -> Any:
    """Make anchors as GitHub does, so that links to headings work in both places (called by MkDocs)."""
    config.mdx_configs["toc"]["slugify"] = github_slug
    return config


def github_slug(text: str, separator: str) -> str:
    """Return the anchor of a heading: lower case, no signs, `separator` for each space."""
    return re.sub(r"[^\w\- ]", "", text.strip().lower()).replace(" ", separator)


def on_files(files: Files, config: Any) -> Files:
    """Add what is outside of `docs/` (called by MkDocs)."""
    for name, page in PAGES.items():
        text = _turned((ROOT / name).read_text("utf-8"), posixpath.dirname(name))
        files.append(File.generated(config, page, content=text))
    schemas = sorted((ROOT / "schemas").glob("*.json"))
    rows = "".join(f"- [{path.name}](schemas/{path.name})\n" for path in schemas)
    files.append(File.generated(config, "schemas.md", content=f"# JSON Schemas\n\n{rows}"))
    for path in schemas:
        files.append(File.generated(config, f"schemas/{path.name}", abs_src_path=str(path)))
    files.append(File.generated(config, "LICENSE.txt", abs_src_path=str(ROOT / "LICENSE")))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Turn links out of `docs/` into links within the site (called by MkDocs)."""
    return _turned(markdown, "docs") if page.file.generated_by is None else markdown


def _turned(text: str, folder: str) -> str:
    """Return a page of this folder with the links that it has in the site."""

    def turn(found: re.Match[str]) -> str:
        target = found[2]
        if "://" in target:
            return found[0]
        path = posixpath.normpath(posixpath.join(folder, target))
        return found[1] + _OTHERS.get(path, path.removeprefix("docs/"))

    return _LINK.sub(turn, text)
