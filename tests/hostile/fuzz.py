"""Coverage-guided fuzzing of the whole parse and of each text reader, with atheris (`pip install '.[fuzz]'`).

    python -m tests.hostile.fuzz parse CORPUS -max_total_time=600
    python -m tests.hostile.fuzz parse-pdfium CORPUS -max_total_time=600
    python -m tests.hostile.fuzz scores CORPUS -max_total_time=60

CORPUS is a folder for the inputs that reach something new; the options are libFuzzer's. A crash is an exception
that is not one of the package's documented ones. Each that is found becomes a test.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import atheris
import pikepdf

from tests.cli import pdfs

with atheris.instrument_imports(include=["appendix_parser", "pdfminer"]):
    from appendix_parser import parsing
    from appendix_parser.errors import AppendixParserError, UnexpectedError
    from appendix_parser.exporters.spreadsheet import escape, unescape
    from appendix_parser.limits import Limits
    from appendix_parser.notation.comments import read_comments, stated_scores
    from appendix_parser.notation.identifiers import read_number, read_rubric_label
    from appendix_parser.notation.levels import read_level
    from appendix_parser.notation.scale import ScoringSystem
    from appendix_parser.notation.scores import read_score
    from appendix_parser.notation.years import split_year
    from appendix_parser.records import Level
    from appendix_parser.text import clean_word

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


def seeds(target: str) -> Mapping[str, bytes]:
    """Return inputs to begin with: for a reader of PDFs, small appendices, packed and not, old and new file structure."""
    if target != "parse":
        return {"seed": b"NA, achieved baseline of '3' as agreed. 2/3 2022/23 4 - Leader Action: as #3"}
    plain = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdfs.appendix())) as pdf:
        pdf.save(
            plain,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    modern = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdfs.appendix())) as pdf:
        pdf.save(modern, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return {
        "packed": pdfs.appendix(),
        "plain": plain.getvalue(),
        "modern": modern.getvalue(),
        "prose": pdfs.prose(),
    }


def main() -> None:
    """Fuzz the target that the first argument names; the second is the folder of the corpus."""
    target, corpus, *options = sys.argv[1:]
    folder = Path(corpus)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in seeds(target).items():
        (folder / name).write_bytes(content)

    def try_one(data: bytes) -> None:
        if target == "parse":
            read_pdf(data)
        else:
            TEXT_READERS[target](data.decode("utf-8", "replace"))

    atheris.Setup([sys.argv[0], str(folder), f"-artifact_prefix={folder}-", *options], try_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
