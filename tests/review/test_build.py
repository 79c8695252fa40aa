"""How the page is put together: one file, all data in it, nothing that a browser could take for markup."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest

from appendix_parser.coverage.ledger import Trace
from appendix_parser.design.script_bundle import bundle
from appendix_parser.exporters.texts.json_text import to_json
from appendix_parser.pipeline import trace
from appendix_parser.read_options import ReadOptions
from appendix_parser.review import build_review
from tests.cli import pdfs

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def small() -> Trace:
    return trace(pdfs.appendix(), "small.pdf", ReadOptions())


def element(page: str, tag: str) -> str:
    found = re.search(rf"<{tag}>(.*?)</{tag.split()[0]}>", page, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_data_is_the_published_json_without_markup(small: Trace) -> None:
    island = element(build_review(small, []), 'script type="application/json" id="data"')
    assert not set("<>&") & set(island)
    document = json.loads(island)
    assert document["appendix"] == json.loads(to_json(small.appendix))
    words = [word for page in document["pages"] for word in page["words"]]
    assert len(words) == small.appendix.coverage.words
    assert [page["image"] for page in document["pages"]] == [None]


def test_the_policy_allows_only_the_page_s_script_and_style(small: Trace) -> None:
    page = build_review(small, [])
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    rules = dict(rule.split(" ", 1) for rule in policy[1].split("; "))
    assert rules.pop("script-src") == hashed(element(page, 'script type="module"'))
    assert rules.pop("style-src") == hashed(element(page, "style"))
    assert rules == {
        "default-src": "'none'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
    }
    assert not re.search(r'(?:src|href|action)="(?!#|data:)', page)


def hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_modules_become_one_in_the_order_of_their_imports() -> None:
    modules = {
        "main.js": 'import { a } from "./a.js";\nimport { b, c } from "./b.js";\na(b);\n',
        "a.js": 'import { b } from "./b.js";\n\nexport function a() {}\n',
        "b.js": "export const b = 1;\nexport class C {}\n",
    }
    joined = bundle("main.js", modules.__getitem__)
    assert joined.split() == ["const", "b", "=", "1;", "class", "C", "{}", "function", "a()", "{}", "a(b);"]


def test_nothing_in_the_script_makes_markup_of_text() -> None:
    scripts = (ROOT / "src/appendix_parser/review/page").glob("*.js")
    forbidden = re.compile(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function|cssText"
    )
    assert [path.name for path in scripts if forbidden.search(path.read_text("utf-8"))] == []
