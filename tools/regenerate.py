"""Write what is generated from the code: the JSON Schemas and the generated parts of the documentation.

    python tools/regenerate.py            write what is out of date
    python tools/regenerate.py --check    write nothing; exit with 1 if something is out of date

To generate something more, add an entry to `TARGETS`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import partial, reduce
from pathlib import Path
from typing import TypeAlias

import click
from command_reference import command_reference
from headings_reference import headings_reference, kinds_reference
from limits_reference import limits_reference
from python_reference import python_reference
from tables_reference import tables_reference

from appendix_parser.exporters.tabular.appendix_tables import TABLES
from appendix_parser.exporters.tabular.history_tables import HISTORY_TABLES
from appendix_parser.exporters.texts.json_schema import SCHEMAS, schema_text
from appendix_parser.findings.documentation import render_catalogue
from appendix_parser.notation.markers import marker_table
from appendix_parser.notation.scores import notation_table
from appendix_parser.notation.system import system_table

ROOT = Path(__file__).parent.parent

Maker: TypeAlias = Callable[[str], str]
"""Takes the text of a file as it is ("" where there is none) and gives the text as it must be."""


def whole(make: Callable[[], str]) -> Maker:
    """Generate the whole file."""
    return lambda _: make()


def part(name: str, make: Callable[[], str]) -> Maker:
    """Generate the part between `<!-- generated: name -->` and `<!-- end of name -->`."""
    opening, closing = f"<!-- generated: {name} -->\n", f"<!-- end of {name} -->"

    def replace(text: str) -> str:
        before, opened, rest = text.partition(opening)
        _, closed, after = rest.partition(closing)
        if not (opened and closed):
            problem = f"the file has no generated part “{name}”"
            raise ValueError(problem)
        return f"{before}{opening}\n{make()}\n{closing}{after}"

    return replace


def parts(*makers: Maker) -> Maker:
    """Generate several parts of a file."""
    return lambda text: reduce(lambda made, make: make(made), makers, text)


TARGETS: Mapping[str, Maker] = {
    **{f"schemas/{name}.schema.json": whole(partial(schema_text, name)) for name in SCHEMAS},
    "docs/command-line.md": part("commands", command_reference),
    "docs/comments.md": part("markers", marker_table),
    "docs/findings.md": whole(render_catalogue),
    "docs/history.md": part("tables", partial(tables_reference, HISTORY_TABLES)),
    "docs/python.md": part("api", python_reference),
    "docs/limits.md": part("limits", limits_reference),
    "docs/scores.md": parts(
        part("notations", notation_table),
        part("whole documents", system_table),
        part("kinds", kinds_reference),
        part("headings", headings_reference),
    ),
    "docs/tables.md": part("tables", partial(tables_reference, TABLES)),
}


def out_of_date(root: Path = ROOT) -> dict[Path, str]:
    """Return the files that are not as they must be, with the text that they must have."""
    stale = {}
    for name, make in TARGETS.items():
        path = root / name
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        due = make(text)
        if text != due:
            stale[path] = due
    return stale


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if something is out of date.")
def main(*, check: bool) -> None:
    """Write the JSON Schemas and the generated parts of the documentation."""
    stale = out_of_date()
    for path, text in stale.items():
        if not check:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        click.echo(f"{'out of date' if check else 'written'}: {path.relative_to(ROOT)}", err=True)
    sys.exit(1 if check and stale else 0)


if __name__ == "__main__":
    main()
