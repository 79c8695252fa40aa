"""Draws tables as scanners see them: a grid of short texts, and the damage of paper, lamp and compression."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

TEXTS = (
    *("1", "2", "3", "4", "5", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "10", "12"),
    *("1/2", "2/3", "3/4", "4/5", "2.5", "3.5", "1-2", "3-4", "N/A", "TBC", "3*", "N/a", "3 / 4"),
    *("", "", "", ""),
)
"""What cells hold; an empty one stays blank."""

_FONTS = ("DejaVuSans", "DejaVuSans-Bold", "DejaVuSerif", "DejaVuSansMono", "DejaVuSans-Oblique")


@dataclass(frozen=True, slots=True)
class Damage:
    """What is wrong with a scan.

    Attributes:
        skew: degrees.
        noise: standard deviation of the noise, in levels of grey.
        blur: radius in pixels.
        specks: dots for each hundred cells, some of them in the cells.
        fade: share of the ink's darkness that is lost.
        jpeg: quality; 0 for none.
        bites: share of cells with a white scratch over the text.
        black_and_white: whether only black and white are kept.
    """

    skew: float = 0.0
    noise: float = 0.0
    blur: float = 0.0
    specks: int = 0
    fade: float = 0.0
    jpeg: int = 0
    bites: float = 0.0
    black_and_white: bool = False


CLEAN = Damage()
DAMAGES = (
    Damage(skew=0.6, noise=6, blur=0.6, specks=80, jpeg=60),
    Damage(skew=-1.1, noise=12, blur=0.9, specks=250, jpeg=45, bites=0.2),
    Damage(skew=0.3, noise=10, blur=1.1, specks=150, fade=0.35, jpeg=50, bites=0.1),
    Damage(skew=1.6, noise=14, blur=0.8, specks=300, bites=0.25, black_and_white=True),
    Damage(skew=-0.4, noise=18, blur=1.4, specks=400, fade=0.45, jpeg=35, bites=0.3),
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sheet, its resolution, and its cells: the text of each with the middle of its place, in pixels."""

    picture: np.ndarray[Any, np.dtype[np.uint8]]
    dpi: int
    cells: tuple[tuple[str, float, float], ...]


def draw_cells(seed: int, damage: Damage, *, dpi: int = 200, rows: int = 20, columns: int = 10) -> Drawn:
    """Draw a grid of short texts. The same seed gives the same sheet.

    Args:
        seed: of what is in the cells, and of the damage.
        damage: what is wrong with it.
        dpi: pixels for each inch.
        rows: of the grid.
        columns: of the grid.
    """
    chance = random.Random(seed)
    width, height = round(0.75 * dpi), round(0.36 * dpi)
    margin = dpi // 2
    size = (columns * width + 2 * margin, rows * height + 2 * margin)
    sheet = Image.new("L", size, 255)
    draw = ImageDraw.Draw(sheet)
    thick = max(1, round(dpi / 110))
    for row in range(rows + 1):
        draw.line((margin, margin + row * height, size[0] - margin, margin + row * height), 0, thick)
    for column in range(columns + 1):
        draw.line((margin + column * width, margin, margin + column * width, size[1] - margin), 0, thick)
    cells = []
    for row in range(rows):
        for column in range(columns):
            text = chance.choice(TEXTS)
            font = _font(chance.choice(_FONTS), round(chance.choice((8, 9, 10, 11, 12)) * dpi / 72))
            left, top = margin + column * width, margin + row * height
            x0, y0, x1, y1 = draw.textbbox((0, 0), text, font=font)
            x = left + chance.uniform(0.08, 0.92 - (x1 - x0) / width) * width
            y = top + (height - (y1 - y0)) / 2 - y0
            draw.text((x, y), text, 0, font)
            if text and chance.random() < damage.bites:
                across = x + chance.uniform(0.1, 0.9) * (x1 - x0)
                draw.line((across - 3, top + 4, across + 3, top + height - 4), 255, max(1, round(dpi / 150)))
            cells.append((text, left + width / 2, top + height / 2))
    for _ in range(damage.specks * rows * columns // 100):
        middle = chance.uniform(0, size[0]), chance.uniform(0, size[1])
        radius = abs(chance.gauss(0, 1)) * dpi / 300
        box = (middle[0] - radius, middle[1] - radius, middle[0] + radius, middle[1] + radius)
        draw.ellipse(box, chance.randrange(110))
    return Drawn(damaged(sheet, damage, seed), dpi, tuple(cells))


def damaged(sheet: Image.Image, damage: Damage, seed: int) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """Return a sheet as it comes from a scanner; its middle stays where it is."""
    if damage.skew:
        sheet = sheet.rotate(-damage.skew, Image.Resampling.BICUBIC, fillcolor=255)
    if damage.blur:
        sheet = sheet.filter(ImageFilter.GaussianBlur(damage.blur))
    levels = 255 - (255 - np.asarray(sheet, dtype=np.float32)) * (1 - damage.fade)
    if damage.noise:
        levels += np.random.default_rng(seed).normal(0, damage.noise, levels.shape).astype(np.float32)
    grey = levels.clip(0, 255).astype(np.uint8)
    if damage.black_and_white:
        return np.where(grey > 150, 255, 0).astype(np.uint8)
    if damage.jpeg:
        packed = io.BytesIO()
        Image.fromarray(grey).save(packed, "JPEG", quality=damage.jpeg)
        grey = np.asarray(Image.open(packed), dtype=np.uint8)
    return grey


def as_pdf(pictures: Sequence[Image.Image], dpi: int) -> bytes:
    """Return a PDF whose pages are pictures and nothing else."""
    packed = io.BytesIO()
    first, *others = pictures
    first.save(packed, "PDF", resolution=dpi, save_all=True, append_images=others)
    return packed.getvalue()


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    import matplotlib as mpl  # it brings free fonts along

    return ImageFont.truetype(str(Path(mpl.get_data_path()) / "fonts" / "ttf" / f"{name}.ttf"), size)
