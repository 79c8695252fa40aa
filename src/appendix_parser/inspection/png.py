"""A drawing as a file."""

from __future__ import annotations

import io

from PIL.Image import Image
from PIL.PngImagePlugin import PngInfo


def to_png(drawing: Image) -> bytes:
    """Return a drawing as PNG, which says what made it."""
    about = PngInfo()
    about.add_text("Software", "appendix-parser")
    file = io.BytesIO()
    drawing.save(file, "PNG", pnginfo=about)
    return file.getvalue()
