"""What is fuzzed: the whole parse, and each reader of texts. Each takes any input, and raises if a promise is broken."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pikepdf

from appendix_parser import parsing
from appendix_parser.errors import AppendixParserError, UnexpectedError
from appendix_parser.exporters.texts.spreadsheet import escape, unescape
from appendix_parser.inputs.limits import Limits
from appendix_parser.notation.comments import read_comments, stated_scores
from appendix_parser.notation.identifiers import read_number, read_rubric_label
from appendix_parser.notation.levels import read_level
from appendix_parser.notation.scale import ScoringSystem
from appendix_parser.notation.scores import read_score
from appendix_parser.notation.years import split_year
from appendix_parser.records import Level
from appendix_parser.text import clean_word
from tests.cli import pdfs
from tests.hostile import raw

CORPUS = Path(__file__).parent / "corpus"
"""A file for each reader of texts: inputs that between them reach all that is known to be reachable."""

LIMITS = Limits(pages=50, characters=20_000, segments=20_000, images=1000, stream_mb=4)
SYSTEM = ScoringSystem(
    tuple(
        Level(score=score, name=name)
        for score, name in enumerate(("Minimum", "Developing", "Mature", "Leader", "Innovator"), start=1)
    )
)


def read_pdf(data: bytes) -> None:
    """Read a PDF; it may be refused, but for documented reasons."""
    try:
        parsing.parse(data, limits=LIMITS)
    except UnexpectedError:
        raise
    except AppendixParserError:
        pass


def come_back(text: str) -> None:
    """Escape a cell, and get the text back."""
    if unescape(escape(text)) != text:
        raise AssertionError(text)


def add_up(text: str) -> None:
    """Read comments; their parts are the whole text."""
    comments = read_comments(text, SYSTEM)
    stated_scores(comments)
    printed = "".join(part.marker + part.text for part in comments.parts)
    if "".join(printed.split()) != "".join(comments.text.split()):
        raise AssertionError(text)


def _read_decoded(read: Callable[[str], object], data: bytes) -> object:
    return read(data.decode("utf-8", "replace"))


TEXT_READERS: Mapping[str, Callable[[str], object]] = {
    "scores": lambda text: read_score(text, SYSTEM),
    "years": split_year,
    "levels": read_level,
    "comments": add_up,
    "numbers": read_number,
    "rubric-labels": read_rubric_label,
    "words": clean_word,
    "cells": come_back,
}
"""What reads a text and never raises."""

TARGETS: Mapping[str, Callable[[bytes], object]] = {
    "parse": read_pdf,
    **{name: partial(_read_decoded, read) for name, read in TEXT_READERS.items()},
}


def seeds(target: str) -> list[bytes]:
    """Return inputs to begin with: for `parse`, small PDFs of each file structure; else what is in the corpus."""
    if target != "parse":
        kept = CORPUS / f"{target}.json"
        return [text.encode("latin-1") for text in json.loads(kept.read_text(encoding="utf-8"))]
    modern = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdfs.appendix())) as pdf:
        pdf.save(modern, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return [pdfs.appendix(), raw.appendix(), modern.getvalue(), pdfs.prose(), raw.page()]


def keep(target: str, inputs: list[bytes]) -> None:
    """Make these inputs the corpus of a reader of texts."""
    texts = sorted({data.decode("latin-1") for data in inputs})
    lines = ",\n".join(json.dumps(text) for text in texts)
    (CORPUS / f"{target}.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")
