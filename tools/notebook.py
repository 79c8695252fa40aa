"""Run the notebook of the documentation, and keep what it puts out.

    python tools/notebook.py            run it, and write what it puts out
    python tools/notebook.py --check    write nothing; exit with 1 if it puts out something else

It needs the extra `docs`.
"""

from __future__ import annotations

import copy
import sys
from pathlib import Path
from typing import Any

import click
import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).parent.parent
NOTEBOOK = ROOT / "docs" / "scores.ipynb"
SECONDS = 120


def run(notebook: Any) -> Any:
    """Return the notebook as it is after all of its cells were run, in the folder of the project."""
    made = copy.deepcopy(notebook)
    client = NotebookClient(
        made, timeout=SECONDS, kernel_name="python3", resources={"metadata": {"path": str(ROOT)}}
    )
    client.execute()
    for number, cell in enumerate(made.cells, start=1):
        cell.id = f"cell-{number}"
        cell.metadata.clear()  # times of execution
    made.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return made


@click.command()
@click.option(
    "--check", is_flag=True, help="Write nothing; exit with 1 if the notebook puts out something else."
)
def main(*, check: bool) -> None:
    """Run the notebook of the documentation."""
    before = NOTEBOOK.read_text("utf-8")
    after = nbformat.writes(run(nbformat.reads(before, as_version=4))) + "\n"
    if after == before:
        return
    if not check:
        NOTEBOOK.write_text(after, "utf-8")
    click.echo(f"{'out of date' if check else 'written'}: {NOTEBOOK.relative_to(ROOT)}")
    sys.exit(1 if check else 0)


if __name__ == "__main__":
    main()
