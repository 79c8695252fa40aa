"""The documentation is consistent: links lead to files and headings that exist, and guides name modules that exist."""

from __future__ import annotations

import ast
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("samples/**/*.md")])

_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]*`")
_LINK = re.compile(r"\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^()\s]+)\)")
_HEADING = re.compile(r"^#{1,6} +(.+?) *#*$", re.MULTILINE)


def links(page: Path) -> Iterator[str]:
    text = _CODE.sub("`code`", _FENCE.sub("", page.read_text("utf-8")))
    return (found[1] for found in _LINK.finditer(text))


@cache
def anchors(page: Path) -> frozenset[str]:
    """Return the anchors of a page's headings, as GitHub makes them."""
    seen = Counter[str]()
    found = []
    for heading in _HEADING.findall(_FENCE.sub("", page.read_text("utf-8"))):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
        slug = re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-")
        found.append(f"{slug}-{seen[slug]}" if seen[slug] else slug)
        seen[slug] += 1
    return frozenset(found)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in links(page):
        if re.match(r"[a-z]+:", link):
            continue
        place, _, anchor = link.partition("#")
        target = (page.parent / place).resolve() if place else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached:
            continue
        reached.add(page)
        places = (link.partition("#")[0] for link in links(page) if not re.match(r"[a-z]+:", link))
        waiting += [(page.parent / place).resolve() for place in places if place.endswith(".md")]
    assert set(PAGES) - reached == set()


def test_every_image_is_shown_somewhere() -> None:
    shown = {(page.parent / link).resolve() for page in PAGES for link in links(page)}
    assert set((ROOT / "docs" / "images").iterdir()) - shown == set()


SOURCE = ROOT / "src" / "appendix_parser"
GUIDES = [
    ROOT / "ARCHITECTURE.md",
    *(ROOT / "docs" / f"{name}.md" for name in ("inspect", "maintainers", "story")),
]


def _names(path: Path) -> set[str]:
    """Return the names that a module defines or imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            names.add(node.name)
        elif isinstance(node, ast.ImportFrom):
            names.update(alias.name for alias in node.names)
    return names


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.name)
def test_every_module_in_a_guide_exists(page: Path) -> None:
    known = [
        path.relative_to(ROOT).as_posix() for path in ROOT.glob("[a-z]*/**/*.*") if "out" not in path.parts
    ]
    for name in re.findall(r"`([\w/]+\.(?:py|js))`", page.read_text("utf-8")):
        assert any(f"/{path}".endswith(f"/{name}") for path in known), name


def test_the_story_names_types_that_its_modules_have() -> None:
    rows = re.findall(
        r"^\| \d+ \| `([\w/.]+)` \| `(\w+)` \|", (ROOT / "docs/story.md").read_text("utf-8"), re.MULTILINE
    )
    assert len(rows) == 11
    for module, name in rows:
        assert name in _names(SOURCE / module), f"{name} in {module}"


def test_commits_in_the_maintainers_guide_exist() -> None:
    def git(*arguments: str) -> str:
        done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    if git("rev-parse", "--is-shallow-repository") != "false":
        pytest.skip("not a full clone")
    for commit in re.findall(r"commit `([0-9a-f]{7})`", (ROOT / "docs/maintainers.md").read_text("utf-8")):
        assert git("cat-file", "-t", commit) == "commit", commit
