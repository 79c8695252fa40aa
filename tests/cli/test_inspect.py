"""`inspect`: a PNG of a page, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.cli import pdfs
from tests.cli.conftest import Run


def test_a_page_is_drawn(run: Run, folder: Path, small: Path) -> None:
    assert run("inspect", "small.pdf", "--page", "1") == (
        0,
        "",
        "appendix-parser: small.pdf: page 1 drawn to page-1.png\n",
    )
    with Image.open(folder / "page-1.png") as image:
        assert image.format == "PNG"
        assert image.width > image.height > 1000
        colours = image.convert("RGB").getcolors(1 << 24)
    assert colours is not None
    assert len(colours) > 50


def test_the_same_page_gives_the_same_bytes(run: Run, folder: Path, small: Path) -> None:
    for name in ("a.png", "b.png"):
        assert run("inspect", "small.pdf", "-p", "1", "-o", f"new/{name}").status == 0
    assert (folder / "new" / "a.png").read_bytes() == (folder / "new" / "b.png").read_bytes()


def test_an_image_is_replaced_anything_else_only_by_force(run: Run, folder: Path, small: Path) -> None:
    for _ in range(2):
        assert run("inspect", "small.pdf", "-p", "1").status == 0
    drawn = (folder / "page-1.png").read_bytes()
    (folder / "page-1.png").write_bytes(b"mine")
    status, _, err = run("inspect", "small.pdf", "-p", "1")
    assert (status, "did not write" in err, (folder / "page-1.png").read_bytes()) == (5, True, b"mine")
    assert run("inspect", "small.pdf", "-p", "1", "--force").status == 0
    assert (folder / "page-1.png").read_bytes() == drawn


def test_any_pdf_can_be_inspected(run: Run, folder: Path) -> None:
    (folder / "prose.pdf").write_bytes(pdfs.prose())
    assert run("inspect", "prose.pdf", "-p", "1").status == 0


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("small.pdf", "-p", "2"), 2, "small.pdf: There is no page 2. Choose from 1 to 1."),
        (("small.pdf", "-p", "0"), 2, "Invalid value for '-p' / '--page': 0 is not in the range x>=1."),
        (("small.pdf",), 2, "Missing option '-p' / '--page'."),
        (
            ("small.pdf", "-p", "1", "-o", "page.jpg"),
            2,
            "Invalid value for -o: The image is PNG: give a name that ends in .png, not 'page.jpg'.",
        ),
        (("bad.pdf", "-p", "1"), 3, "bad.pdf: This is not a PDF file"),
        (
            ("small.pdf", "-p", "1", "-o", "small.pdf/page.png"),
            5,
            "small.pdf/page.png: There is a file where",
        ),
    ],
)
def test_what_cannot_be_drawn_leaves_no_file(
    run: Run, folder: Path, small: Path, arguments: tuple[str, ...], status: int, message: str
) -> None:
    (folder / "bad.pdf").write_bytes(b"no PDF")
    found = run("inspect", *arguments)
    assert (found.status, found.out) == (status, "")
    assert found.err.startswith(f"appendix-parser: error: {message}")
    assert sorted(path.name for path in folder.iterdir()) == ["bad.pdf", "small.pdf"]
