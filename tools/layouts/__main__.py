"""Make the PDFs of samples/layouts from the content of the samples, with whatever producers are installed.

Beside each PDF lies its truth. The table in samples/layouts/README.md is written from what is there. LibreOffice,
Chromium and LaTeX are programs to be installed; `pip install typst weasyprint` gets the others.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import click
import pikepdf
from catalogue import LAYOUTS, Layout
from content import SAMPLES
from programs import MissingProgramError

FOLDER = SAMPLES / "layouts"


EXAMPLES = """\b
Examples:
  python tools/layouts                            make all of them
  python tools/layouts typst-a3 writer-merged     make these
"""


@click.command(help=__doc__, epilog=EXAMPLES)
@click.argument("names", nargs=-1, type=click.Choice([layout.name for layout in LAYOUTS]))
@click.option("-o", "--output", type=click.Path(path_type=Path), default=FOLDER, help="Where to write.")
def main(names: tuple[str, ...], output: Path) -> None:
    """Make the layouts of these names, or all."""
    output.mkdir(parents=True, exist_ok=True)
    for layout in LAYOUTS:
        if not names or layout.name in names:
            try:
                pdf = layout.pdf()
            except (MissingProgramError, ModuleNotFoundError) as error:
                click.echo(f"{layout.name}: left out, {error} is not installed", err=True)
                continue
            path = output / f"{layout.name}.pdf"
            path.write_bytes(pdf)
            truth = json.dumps(layout.truth, ensure_ascii=False, indent=1)
            path.with_suffix(".truth.json").write_text(truth + "\n", encoding="utf-8", newline="\n")
            click.echo(f"{path.name}: {len(pdf)} bytes, {_page_count(path)} pages", err=True)
    if output.resolve() == FOLDER.resolve():
        _write_table()


def _write_table() -> None:
    readme = FOLDER / "README.md"
    opening, closing = "<!-- generated: layouts -->\n", "<!-- end of layouts -->"
    before, _, rest = readme.read_text(encoding="utf-8").partition(opening)
    _, _, after = rest.partition(closing)
    rows = "".join(_row(layout) for layout in LAYOUTS if (FOLDER / f"{layout.name}.pdf").exists())
    table = f"| file | made by | pages | what it shows |\n|---|---|---|---|\n{rows}"
    readme.write_text(f"{before}{opening}{table}{closing}{after}", encoding="utf-8", newline="\n")


def _row(layout: Layout) -> str:
    path = FOLDER / f"{layout.name}.pdf"
    with pikepdf.open(path) as pdf:
        says = " ".join(str(pdf.docinfo.get(key, "")) for key in ("/Producer", "/Creator"))
    version = re.search(r"[0-9][0-9.]*", says)
    made_by = f"{layout.producer} {version[0]}" if version else layout.producer
    return f"| `{path.name}` | {made_by} | {_page_count(path)} | {layout.shows} |\n"


def _page_count(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


if __name__ == "__main__":
    main()
