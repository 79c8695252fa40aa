"""Adornments of generated documents are seen where they are meant to be seen, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pypdfium2
import pytest

from tests.generator import PLAIN, Document, build


def pictures(document: Document) -> list[bytes]:
    """Return each page as it looks."""
    pdf = pypdfium2.PdfDocument(document.pdf)
    drawn = [page.render(scale=1, grayscale=True).to_pil().tobytes() for page in pdf]
    pdf.close()
    return drawn


@pytest.mark.parametrize(
    "adornment",
    [
        {"letterhead": "logo"},
        {"letterhead": "picture"},
        {"letterhead": "bar"},
        {"title_box": "shadow"},
        {"ink": "coloured"},
        {"bullets": "drawn"},
        {"underlined": True},
        {"footnotes": True},
        {"raised": True},
        {"stamp": True},
    ],
    ids=str,
)
def test_adornments_can_be_seen(adornment: dict[str, Any]) -> None:
    plain, adorned = (build(5, "ruled", replace(PLAIN, **more)) for more in ({}, adornment))
    assert pictures(plain) != pictures(adorned)


@pytest.mark.parametrize("wrapping", [{"forms": True}, {"clips": True}], ids=str)
def test_forms_and_clip_paths_change_nothing_that_is_seen(wrapping: dict[str, Any]) -> None:
    plain = replace(PLAIN, letterhead="picture", title_box="gradient")
    wrapped = build(5, "ruled", replace(plain, **wrapping))
    assert wrapped.pdf != build(5, "ruled", plain).pdf
    assert pictures(wrapped) == pictures(build(5, "ruled", plain))
