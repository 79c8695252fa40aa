"""Find phrases that do not read like English, in the documentation, in messages, and in docstrings and comments.

    python tools/wording.py [FILE...]

Exits with 1 if there are any. Each line names the file, the line, the phrase, and what to write instead.
To allow a phrase that is right in one place, add the words around it to `ALLOWED`. To look for another phrase,
add an entry to `PHRASES`.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
import tokenize
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent
_PLACE = "in|on|at|under|above|below|beside|between|outside|alone|within|inside"

PHRASES: Mapping[str, str] = {
    r"(?:is|are|was|be)(?: not)? told\b": "is reported",
    r"tell(?:s|ing)? (?:what|of|whether|where|how)\b": "list, say or return",
    rf"(?:stands?|stood|lies?) (?:{_PLACE})\b(?! for)": "is in, is on",
    r"(?<!there )(?:is|are) no (?!longer|more|such|need|other)\w": "is not a",
    r"(?:is|are) (?-i:none)\b(?! of)": "there is none; is not one",
    r"but for\b": "except",
    r"save for\b": "except",
    r"(?:to part|parted|parts (?:the|a|them|no))\b": "split, separate",
    r"anew\b": "again",
    r"thereby\b": "a second sentence",
    r"whoever\b": "anybody who; or name who it is",
    r"lest\b": "so that … not",
    r"so many\b(?! (?:that|of them))": "N",
    r"go(?:es|ing)? on (?:over|below|upon|in|with|from|where|there)\b": "continue",
    r"begins? small\b": "starts with a lower-case letter",
    r"of which\b": "two sentences",
    r"shall\b": "must, or the present tense",
    r"passed over\b": "skipped",
    r"for want of\b": "for lack of",
    r"otherwise than\b": "differently from",
    r"held against\b": "compared with, checked against",
    r"what is doubtful\b": "the findings; what to check",
    r"has not got\b": "does not have",
    r"as ever\b": "as usual",
    r"\w*(?:avior|avor|eighbor|olored|abeled|ancel(?:ed|ing))\w*": "the British spelling",
    r"(?:analy[z]|(?:recogni|organi|summari|reali|standardi|minimi|maximi|optimi)[z])\w*": "the British spelling",
}
"""What not to write, as patterns for whole words, and what to write instead."""

ALLOWED = (
    "is not recognized",
    "There is no",
    "there is no",
    "There are no",
    "there are no",
    "none of which",
    "part to part",
    "parted: whether",
)
"""Words around a phrase that make it right."""

_PATTERN = re.compile(rf"\b(?:{'|'.join(f'({one})' for one in PHRASES)})", re.IGNORECASE)


def main() -> int:
    """Print each phrase that is found."""
    parser = argparse.ArgumentParser(description="Find phrases that do not read like English.")
    parser.add_argument("files", nargs="*", type=Path, help="files to check; all by default")
    found = 0
    for file in parser.parse_args().files or _files():
        for line, phrase, instead in phrases_in(file):
            found += 1
            sys.stdout.write(f"{file.relative_to(ROOT)}:{line}: “{phrase}”: write “{instead}”\n")
    return 1 if found else 0


def phrases_in(file: Path) -> Iterator[tuple[int, str, str]]:
    """Yield the line, the phrase and what to write instead, for each phrase in a file."""
    text = file.read_text(encoding="utf-8")
    for line, prose in _prose_of_python(text) if file.suffix == ".py" else enumerate(text.splitlines(), 1):
        plain = prose
        for allowed in ALLOWED:
            plain = plain.replace(allowed, "·" * len(allowed))
        for match in _PATTERN.finditer(plain):
            yield line, match[0], [*PHRASES.values()][match.lastindex - 1 if match.lastindex else 0]


def _prose_of_python(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of strings and comments, as only they are prose."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type in (tokenize.STRING, tokenize.COMMENT):
            yield from enumerate(token.string.splitlines(), token.start[0])


def _files() -> list[Path]:
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("samples/**/*.md")]
    source = ROOT / "src" / "appendix_parser"
    code = [path for path in source.rglob("*") if path.suffix in {".py", ".js", ".html"}]
    code += [
        path
        for folder in ("tools", "benchmarks")
        for path in ROOT.glob(f"{folder}/**/*.py")
        if path != Path(__file__)
    ]
    return sorted(pages + code)


if __name__ == "__main__":
    sys.exit(main())
