"""Measure what is read of scans: python -m tests.scans --help."""

from __future__ import annotations

import click

from tests.scans.stress import counted, outcomes


@click.command()
@click.option("--sheets", default=10, show_default=True, help="Sheets of 200 cells.")
@click.option("--seed", default=1000, show_default=True, help="Of the first sheet; the others follow.")
@click.option("--dpi", default=200, show_default=True, help="Pixels for each inch.")
def main(sheets: int, seed: int, dpi: int) -> None:
    """Recognise cells that are hard to read, and count what is believed of them; exit with 1 if that is wrong."""
    found = list(outcomes(range(seed, seed + sheets), dpi=dpi))
    for outcome in found:
        if outcome.kind in ("wrong, believed", "invented, believed"):
            click.echo(f"seed {outcome.seed}: “{outcome.text}” was read as “{outcome.read}”")
    counts = counted(found)
    for kind, count in sorted(counts.items()):
        click.echo(f"{count:6} {kind}")
    if counts["wrong, believed"] or counts["invented, believed"]:
        raise SystemExit(1)


main()
