"""Finds out whether the text of a page differs from its ground in brightness, or only in colour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pypdfium2
from PIL import Image

from appendix_parser.witness.ink import FAINTEST, contrast
from appendix_parser.witness.pdfium.characters import Characters

_RUN = re.compile(r"\S+")

Edges = tuple[Sequence[float], Sequence[float], Sequence[float], Sequence[float]]


def needs_colour(
    picture: Image.Image,
    scale: float,
    characters: Characters,
    textpage: pypdfium2.PdfTextPage,
    text: str,
    edges: Edges,
) -> bool:
    """Return whether a page has words that a grey picture of it does not show, and one in colour may.

    Black and white text is not seen in colour either where it is not seen in grey.

    Args:
        picture: the page in grey.
        scale: pixels of the picture for a point.
        characters: asks PDFium.
        textpage: the page's characters.
        text: these characters.
        edges: the left, upper, right and lower edge of each, in points from the top left of the shown page.
    """
    runs = [match.span() for match in _RUN.finditer(text)]
    levels = characters.grey_levels(textpage, [start for start, _ in runs])
    coloured = [
        run
        for run, level in zip(runs, levels, strict=True)
        if level is None or FAINTEST <= level <= 255 - FAINTEST
    ]
    return any(contrast(picture.crop(box)) < FAINTEST for box in _boxes(coloured, edges, scale, picture.size))


def _boxes(
    runs: Sequence[tuple[int, int]], edges: Edges, scale: float, size: tuple[int, int]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield the pixels of each run that are in the picture."""
    lefts, tops, rights, bottoms = edges
    for start, end in runs:
        box = (
            max(0, int(min(lefts[start:end]) * scale)),
            max(0, int(min(tops[start:end]) * scale)),
            min(size[0], int(max(rights[start:end]) * scale) + 1),
            min(size[1], int(max(bottoms[start:end]) * scale) + 1),
        )
        if box[0] < box[2] and box[1] < box[3]:
            yield box
