"""`review`: one page, whole or not at all."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pikepdf

from tests.cli import pdfs
from tests.cli.conftest import Run

SAMPLES = Path(__file__).parents[2] / "samples"
MEGABYTE = 1_000_000


def test_review_writes_one_page_and_no_standard_output(run: Run, folder: Path) -> None:
    sample = str(SAMPLES / "appendix-2024.pdf")
    assert run("review", sample) == (0, "", f"appendix-parser: {sample}: review written to review.html\n")
    assert (folder / "review.html").stat().st_size < 10 * MEGABYTE
    (folder / "small.pdf").write_bytes(pdfs.appendix())
    for place in ("once.html", "deep/again.html"):
        assert run("review", "small.pdf", "-o", place).status == 0
    assert (folder / "deep" / "again.html").read_bytes() == (folder / "once.html").read_bytes()
    assert [path.name for path in (folder / "deep").iterdir()] == ["again.html"]


def test_a_name_that_is_not_of_a_page_is_wrong_usage(run: Run, folder: Path) -> None:
    (folder / "small.pdf").write_bytes(pdfs.appendix())
    status, _, err = run("review", "small.pdf", "-o", "small.pdf")
    assert status == 2
    assert "give a name that ends in .html, not 'small.pdf'" in err
    assert (folder / "small.pdf").read_bytes() == pdfs.appendix()


def test_where_it_cannot_be_written_what_was_there_stays(run: Run, folder: Path) -> None:
    (folder / "small.pdf").write_bytes(pdfs.appendix())
    (folder / "taken.html").mkdir()
    assert run("review", "small.pdf", "-o", "taken.html") == (
        5,
        "",
        "appendix-parser: error: taken.html: There is a folder where the file should be. Choose another name.\n",
    )
    assert sorted(path.name for path in folder.iterdir()) == ["small.pdf", "taken.html"]


def test_an_earlier_page_is_replaced_and_anything_else_by_force(run: Run, folder: Path) -> None:
    (folder / "small.pdf").write_bytes(pdfs.appendix())
    for _ in range(2):
        assert run("review", "small.pdf").status == 0
    page = (folder / "review.html").read_bytes()
    (folder / "review.html").write_bytes(b"mine")
    status, _, err = run("review", "small.pdf")
    assert (status, "did not write" in err, (folder / "review.html").read_bytes()) == (5, True, b"mine")
    assert run("review", "small.pdf", "--force").status == 0
    assert (folder / "review.html").read_bytes() == page


def test_a_pdf_without_an_appendix_writes_nothing(run: Run, folder: Path) -> None:
    (folder / "prose.pdf").write_bytes(pdfs.prose())
    assert run("review", "prose.pdf").status == 4
    assert [path.name for path in folder.iterdir()] == ["prose.pdf"]


def costly_to_draw(ops: int) -> bytes:
    """Return a small appendix between two pages whose colour at each point is the result of a long calculation."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdfs.appendix())) as pdf:
        box = [0, 0, 600, 800]
        program = b"{ pop %s dup dup }" % (b"dup mul sqrt " * ops)
        function = pdf.make_stream(program, FunctionType=4, Domain=[0, 600, 0, 800], Range=[0, 1] * 3)
        shading = {"/ShadingType": 1, "/ColorSpace": pikepdf.Name.DeviceRGB, "/Domain": [0, 600, 0, 800]}
        resources = {"/Shading": {"/S": pikepdf.Dictionary({**shading, "/Function": function})}}
        for place in (0, len(pdf.pages) + 1):
            pdf.pages.insert(
                place,
                pikepdf.Page(
                    pikepdf.Dictionary(
                        Type=pikepdf.Name.Page,
                        MediaBox=box,
                        Resources=pikepdf.Dictionary(resources),
                        Contents=pdf.make_stream(b"/S sh"),
                    )
                ),
            )
        pdf.save(out, static_id=True)
    return out.getvalue()


def test_a_page_that_cannot_be_drawn_in_time_is_left_out(run: Run, folder: Path) -> None:
    (folder / "costly.pdf").write_bytes(costly_to_draw(2000))
    done = run("review", "costly.pdf", "--page-timeout", "2", "--no-witness")
    assert done.status == 0, done.err
    page = (folder / "review.html").read_text(encoding="utf-8")
    island = re.search(r'<script type="application/json" id="data">(.*?)</script>', page)
    assert island is not None
    drawn = [bool(each["image"]) for each in json.loads(island[1])["pages"]]
    assert drawn == [False, True, False]
