"""Nothing in a PDF is run, fetched or opened."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from tests.cli import pdfs

ROOT = Path(__file__).parents[2]


def armed(bait: Path) -> bytes:
    """Return a sound appendix with every kind of action that PDF has, each pointing at the bait."""
    uri = f"http://127.0.0.1:9/{bait.name}"
    with pikepdf.open(io.BytesIO(pdfs.appendix())) as pdf:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.launchURL('{uri}');")
        launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=str(bait), Win=pikepdf.Dictionary(F=str(bait)))
        fetch = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=uri)
        remote = pikepdf.Dictionary(S=pikepdf.Name.GoToR, F=str(bait), D=[0, pikepdf.Name.Fit])
        submit = pikepdf.Dictionary(S=pikepdf.Name.SubmitForm, F=uri)
        pdf.Root.OpenAction = script
        pdf.Root.AA = pikepdf.Dictionary(WC=launch, WS=submit)
        pdf.Root.Names = pikepdf.Dictionary(
            JavaScript=pikepdf.Dictionary(Names=["run", script]),
        )
        pdf.attachments["evil.py"] = f"open({str(bait)!r}, 'w')".encode()
        page = pdf.pages[0]
        page.AA = pikepdf.Dictionary(O=launch, C=fetch)
        page.Annots = pdf.make_indirect(
            pikepdf.Array(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 99, 99], A=action
                )
                for action in (script, launch, fetch, remote, submit)
            )
        )
        # What stands for data of the document, but in files and places elsewhere.
        external = pdf.make_stream(b"")
        external.F = str(bait)
        external.FFilter = pikepdf.Name.FlateDecode
        page.Contents = pikepdf.Array([*_contents(page), external])
        for font in page.Resources.Font.values():
            font.ToUnicode = pikepdf.Name(f"/../../../../../../../..{bait}")
            font.Encoding = pikepdf.Name.WinAnsiEncoding
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def _contents(page: pikepdf.Page) -> list[pikepdf.Object]:
    return [page.Contents] if isinstance(page.Contents, pikepdf.Stream) else [*page.Contents]


@pytest.mark.parametrize("kind", ["armed", "a map in another file"])
def test_reading_opens_starts_and_fetches_nothing(kind: str, tmp_path: Path) -> None:
    bait = tmp_path / "bait"
    bait.write_text("untouched")
    # Where a library might look for a map by the name that the PDF gives it.
    (tmp_path / "bait.json.gz").write_bytes(b"")
    (tmp_path / "bait.pickle.gz").write_bytes(b"")
    data = armed(bait)
    if kind != "armed":
        data = _with_map(data, bait)
    (tmp_path / "armed.pdf").write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.audited", str(tmp_path / "armed.pdf")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert bait.read_text() == "untouched"


def _with_map(data: bytes, bait: Path) -> bytes:
    """Add a font whose character map is named by a path."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        descendant = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.CIDFontType2,
            BaseFont=pikepdf.Name.Evil,
            CIDSystemInfo=pikepdf.Dictionary(
                Registry=str(bait.parent / "x"), Ordering="/../bait", Supplement=0
            ),
        )
        pdf.pages[0].Resources.Font.Evil = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type0,
            BaseFont=pikepdf.Name.Evil,
            Encoding=pikepdf.Name(f"/../../../../../../../../../..{bait}"),
            DescendantFonts=[descendant],
        )
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def test_the_watch_sees_what_it_must_see(tmp_path: Path) -> None:
    code = (
        "import sys, socket, subprocess\n"
        "from tests.hostile import audited\n"
        f"audited.parse = lambda data: [open({str(tmp_path / 'x.pdf')!r}), socket.socket(), eval('1')]\n"
        f"sys.argv = ['', {str(tmp_path / 'x.pdf')!r}]\n"
        "audited.main()\n"
    )
    (tmp_path / "x.pdf").write_bytes(b"")
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert [line.split()[0] for line in done.stdout.splitlines()][:2] == ["open", "socket.__new__"]
    assert "exec" in done.stdout
