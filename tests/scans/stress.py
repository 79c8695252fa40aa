"""What is believed of short texts that are hard to read: nothing that is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from appendix_parser.read_options import ReadOptions
from appendix_parser.reading.scan.needed import language_folder
from tests.scans.sheets import DAMAGES, Damage, Drawn, draw_cells


class Outcome(NamedTuple):
    """What became of a cell: what it says, what was read, and whether that is believed."""

    seed: int
    text: str
    read: str
    sure: bool

    @property
    def kind(self) -> str:
        """What that is called in the count."""
        if not self.text:
            return "blank" if not self.read else "invented, believed" if self.sure else "invented, reported"
        if "".join(self.read.split()) == "".join(self.text.split()):
            return "right, believed" if self.sure else "right, reported"
        return "wrong, believed" if self.sure else "wrong, reported"


def outcomes(
    seeds: Iterable[int], damages: Iterable[Damage] = DAMAGES, *, dpi: int = 200
) -> Iterator[Outcome]:
    """Recognise a sheet of 200 cells for each seed, with one damage after the other."""
    # Loaded when used: not everybody has them.
    from appendix_parser.reading.scan.engines.rapid import Rapid
    from appendix_parser.reading.scan.engines.tesseract import Tesseract
    from appendix_parser.reading.scan.recognise import Engines

    folder = language_folder(ReadOptions().ocr_language)
    assert folder is not None
    engines = Engines(Tesseract(folder, "eng"), Rapid(), ("eng",))
    kinds = tuple(damages)
    for at, seed in enumerate(seeds):
        yield from _read(draw_cells(seed, kinds[at % len(kinds)], dpi=dpi), seed, engines)


def counted(found: Iterable[Outcome]) -> Counter[str]:
    """Return how many cells came to what."""
    return Counter(outcome.kind for outcome in found)


def _read(drawn: Drawn, seed: int, engines: object) -> Iterator[Outcome]:
    from appendix_parser.reading.scan.recognise import recognise
    from appendix_parser.reading.scan.straight.sheet import straighten

    sheet = straighten(drawn.picture, drawn.dpi)
    recognised = recognise(sheet, drawn.dpi, engines)  # type: ignore[arg-type]
    pixels = drawn.dpi / 72
    placed = []
    for word in recognised.words:
        x, y = sheet.mesh.point((word.x0 + word.x1) / 2 / pixels, (word.top + word.bottom) / 2 / pixels)
        placed.append((word, x * pixels, y * pixels))
    for text, x, y in drawn.cells:
        own = [
            word
            for word, at_x, at_y in sorted(placed, key=lambda each: each[1])
            if abs(at_x - x) < 0.37 * drawn.dpi and abs(at_y - y) < 0.18 * drawn.dpi
        ]
        read = " ".join(word.verdict.text for word in own)
        yield Outcome(seed, text, read, bool(own) and all(word.verdict.sure for word in own))
