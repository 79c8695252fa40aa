"""Text drawn black on white, as a scanner sees it."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from appendix_parser.reading.scan.arrays import Grey


def drawn(text: str, *, white: int = 8) -> Grey:
    """Return a picture of a text with some white around it."""
    font = ImageFont.truetype(str(Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"), 28)
    canvas = ImageDraw.Draw(Image.new("L", (1, 1)))
    left, top, right, bottom = canvas.multiline_textbbox((white, white), text, font=font, spacing=12)
    image = Image.new("L", (round(right) + white, round(bottom) + white), 255)
    ImageDraw.Draw(image).multiline_text((white, white), text, fill=0, font=font, spacing=12)
    return np.asarray(image, dtype=np.uint8)[max(0, round(top) - white) :, max(0, round(left) - white) :]
