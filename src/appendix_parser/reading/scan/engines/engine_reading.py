"""The reading of a text by one engine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """A word or a line as one engine reads it.

    `confidence` is from 0 to 1. The box is in pixels: of the picture that the engine was given, the last pixels excluded.
    `line` is the number of its line in the block.
    """

    text: str
    confidence: float
    x0: int
    top: int
    x1: int
    bottom: int
    line: int = 0
