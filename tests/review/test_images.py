"""What is drawn of a page is what was read from it: wherever a word is, there is ink, and hardly any elsewhere."""

from __future__ import annotations

import base64
import io
import random
import subprocess
import sys
from dataclasses import replace

import pytest
from PIL import Image, ImageChops, ImageDraw

from appendix_parser.geometry import Box
from appendix_parser.pipeline import trace
from appendix_parser.read_options import ReadOptions
from appendix_parser.reading.render import draw_pages
from appendix_parser.review.images import BUDGET, data_url
from tests.generator import PLAIN, Style, build

PAGES = {
    "upright": PLAIN,
    "turned": replace(PLAIN, rotations=(90, 0, 270, 180)),
    "sideways": replace(PLAIN, sideways="up", landscape=False),
    "cropped": replace(PLAIN, boxes="cropped"),
    "off the origin": replace(PLAIN, boxes="negative", rotations=(90,)),
    "in other units": replace(PLAIN, user_unit=2.0),
    "cropped, turned and in other units": replace(PLAIN, boxes="cropped", rotations=(270,), user_unit=0.5),
}
SIDE = 1200


@pytest.mark.parametrize("style", PAGES.values(), ids=PAGES)
def test_words_lie_on_their_ink(style: Style) -> None:
    document = build(5, "plain", replace(style, rules="none", shading="none"))
    traced = trace(document.pdf, "plain.pdf", ReadOptions(witness=False))
    images = list(draw_pages(document.pdf, longest_side=SIDE))
    assert len(images) == len(traced.pages)
    for page, image in zip(traced.pages, images, strict=True):
        assert image is not None
        shown = page.as_shown(Box(0, 0, page.width, page.height))
        assert image.width / image.height == pytest.approx(shown.width / shown.height, rel=0.01)
        scale = image.width / shown.width
        ink = image.convert("L").point(lambda grey: 255 if grey < 128 else 0)
        words = Image.new("L", image.size)
        drawing = ImageDraw.Draw(words)
        for word in page.words:
            x0, top, x1, bottom = (round(side * scale) for side in page.as_shown(word.box))
            assert ink.crop((x0, top, x1, bottom)).getbbox(), f"no ink under {word.text!r}"
            drawing.rectangle([x0 - 2, top - 2, x1 + 2, bottom + 2], fill=255)
        stray = ImageChops.subtract(ink, words).histogram()[255]
        assert stray < 0.02 * ink.histogram()[255]


def decoded(url: str) -> tuple[bytes, Image.Image]:
    kind, _, content = url.partition(",")
    assert kind == "data:image/webp;base64"
    raw = base64.b64decode(content)
    return raw, Image.open(io.BytesIO(raw))


def test_a_page_of_text_is_kept_exactly() -> None:
    [image, *_] = draw_pages(build(5, "plain").pdf, longest_side=SIDE)
    assert image is not None
    _, shown = decoded(data_url(image))
    assert ImageChops.difference(image, shown.convert("RGB")).getbbox() is None


def test_a_page_that_does_not_compress_keeps_to_the_budget() -> None:
    noise = Image.frombytes("RGB", (1700, 1200), random.Random(1).randbytes(1700 * 1200 * 3))
    raw, shown = decoded(data_url(noise))
    assert len(raw) <= BUDGET
    assert shown.width / shown.height == pytest.approx(1700 / 1200, rel=0.01)


@pytest.mark.parametrize(
    ("said", "expected"), [("encoding error 1", MemoryError), ("encoding error 5", ValueError)]
)
def test_an_image_for_which_there_is_no_memory_says_so(
    said: str, expected: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError(said)

    monkeypatch.setattr(Image.Image, "save", fail)
    with pytest.raises(expected):
        data_url(Image.new("RGB", (9, 9)))


def test_a_file_that_cannot_be_drawn_has_no_images() -> None:
    assert list(draw_pages(b"%PDF-1.7\nnothing", longest_side=SIDE)) == []


def test_packing_an_image_loads_no_other_format() -> None:
    program = (
        "import sys\n"
        "from PIL import Image\n"
        "from appendix_parser.review.images import data_url\n"
        "data_url(Image.new('RGB', (9, 9)))\n"
        "print('PIL.TiffImagePlugin' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout == "False\n"
