"""Images of pages, small enough that a page of many stays handy."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator

from PIL import WebPImagePlugin  # noqa: F401 - or Pillow loads all of its formats to find this one
from PIL.Image import Image

LONGEST_SIDE = 1700
"""Pixels: enough to read 6 pt type on A4."""

BUDGET = 300_000
"""Bytes of one image; 20 of them, written as text, take 8 MB."""

_QUALITIES = (80, 60, 40, 20)

_NO_MEMORY = ("encoding error 1", "encoding error 2")
"""What Pillow says where libwebp gets no memory: its codes VP8_ENC_ERROR_OUT_OF_MEMORY and …BITSTREAM_OUT_OF_MEMORY."""


def data_url(image: Image) -> str:
    """Return an image as a `data:` URL of about `BUDGET` bytes at most: exact if that is small enough.

    Raises:
        MemoryError: there is not enough memory to pack it.
    """
    return f"data:image/webp;base64,{base64.b64encode(webp(image)).decode()}"


def webp(image: Image) -> bytes:
    """Return an image as WebP of `BUDGET` bytes at most: exact if that is small enough.

    Raises:
        MemoryError: there is not enough memory to pack it.
    """
    content = next((tried for tried in _tries(image) if len(tried) <= BUDGET), None)
    return webp(image.reduce(2)) if content is None else content


def _tries(image: Image) -> Iterator[bytes]:
    yield _webp(image, lossless=True, quality=40)
    for quality in _QUALITIES:
        yield _webp(image, lossless=False, quality=quality)


def _webp(image: Image, *, lossless: bool, quality: int) -> bytes:
    file = io.BytesIO()
    try:
        image.save(file, "WEBP", lossless=lossless, quality=quality, method=3)
    except ValueError as error:
        if str(error) in _NO_MEMORY:
            raise MemoryError from error
        raise
    return file.getvalue()
