"""Engines that read what a test lets them read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from appendix_parser.reading.scan.arrays import Grey
from appendix_parser.reading.scan.engines.engine_reading import Reading
from appendix_parser.reading.scan.recognise import Engines

SURE = 0.99


@dataclass
class First:
    """Reads one text in each block, in as many words as it has."""

    texts: list[str]
    confidence: float = SURE
    name: str = "first"
    asked: list[bool] = field(default_factory=list)

    def read(self, picture: Grey, *, one_line: bool) -> list[Reading]:
        self.asked.append(one_line)
        words = self.texts[len(self.asked) - 1].split()
        height, width = picture.shape
        step = width // max(1, len(words))
        return [
            Reading(word, self.confidence, at * step, 0, at * step + step, height)
            for at, word in enumerate(words)
        ]


@dataclass
class Second:
    """Reads one text after the other."""

    texts: list[str]
    confidence: float = SURE
    name: str = "second"

    def read(self, lines: Sequence[Grey]) -> list[Reading]:
        texts, self.texts = self.texts[: len(lines)], self.texts[len(lines) :]
        return [
            Reading(text, self.confidence, 0, 0, line.shape[1], line.shape[0])
            for text, line in zip(texts, lines, strict=True)
        ]


def engines(first: Sequence[str], second: Sequence[str], *, confidence: float = SURE) -> Engines:
    """Return engines that read these texts; the first one with that confidence."""
    return Engines(First([*first], confidence), Second([*second]), ("eng",))
