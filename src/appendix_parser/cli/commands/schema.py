"""`appendix-parser schema`: the JSON Schema of the records."""

from __future__ import annotations

import click

from appendix_parser.cli.screen import show
from appendix_parser.errors import ExitStatus

EXAMPLES = """\b
Examples:
  appendix-parser schema > appendix.schema.json
  appendix-parser schema tables
"""


@click.command(epilog=EXAMPLES)
@click.argument("name", default="appendix")
def schema(name: str) -> ExitStatus:
    """Write the JSON Schema of an output or of a profile.

    NAME is appendix (if none is given), diff, finding, history, manifest, profile or tables.
    """
    from appendix_parser.exporters.texts.json_schema import SCHEMAS, schema_text

    if name not in SCHEMAS:
        message = f"There is no schema '{name}'; choose from {', '.join(SCHEMAS)}."
        raise click.UsageError(message)
    show(schema_text(name))
    return ExitStatus.DONE
