"""The published JSON Schemas (draft 2020-12), generated from the models.

To publish another one, add an entry to `SCHEMAS`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from appendix_parser.diff.differences import Difference
from appendix_parser.exporters.tabular.page_table import ExtractedTables
from appendix_parser.exporters.texts.file_finding import FileFinding
from appendix_parser.exporters.texts.manifest import Manifest
from appendix_parser.profile.profile_model import Profile
from appendix_parser.records import SCHEMA_VERSION, Appendix
from appendix_parser.timeline.history_records import History


@dataclass(frozen=True, slots=True)
class PublishedSchema:
    """What a schema is of: its type, its title, and whether the program writes it or reads it."""

    type: Any
    title: str
    written: bool = True


SCHEMAS: Mapping[str, PublishedSchema] = {
    "appendix": PublishedSchema(Appendix, "An appendix: printed by parse, written by convert"),
    "diff": PublishedSchema(list[Difference], "Differences: printed by diff --format json"),
    "finding": PublishedSchema(list[FileFinding], "Findings: printed by check --format json"),
    "history": PublishedSchema(History, "A history: written by history"),
    "manifest": PublishedSchema(Manifest, "A manifest: written by convert over many documents"),
    "profile": PublishedSchema(Profile, "A profile: read with --profile", written=False),
    "tables": PublishedSchema(ExtractedTables, "Tables as the extractor saw them: printed by tables"),
}


class _AsWritten(GenerateJsonSchema):
    """Schemas of what is written: every field is always there, so that no default is needed."""

    def field_is_required(
        self,
        field: core_schema.ModelField | core_schema.DataclassField | core_schema.TypedDictField,  # noqa: ARG002
        total: bool,  # noqa: ARG002 - the signature is pydantic's
    ) -> bool:
        return True

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - the signature is pydantic's
        return False  # a title made from the name says nothing new


def json_schema(name: str = "appendix") -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what is written.

    Args:
        name: appendix, diff, finding, history, manifest, profile or tables.

    Returns:
        The schema, as `appendix-parser schema` prints it.

    Raises:
        KeyError: there is no schema of that name.
    """
    published = SCHEMAS[name]
    adapter = TypeAdapter(published.type)
    if published.written:
        generated = adapter.json_schema(mode="serialization", schema_generator=_AsWritten)
    else:
        generated = adapter.json_schema(mode="validation")
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": f"urn:appendix-parser:schema:{name}:{SCHEMA_VERSION}",
        **generated,
        "title": published.title,
    }


def schema_text(name: str = "appendix") -> str:
    """Return the JSON Schema as it is published: two spaces of indent, a line feed at the end.

    Raises:
        KeyError: there is no schema of that name.
    """
    return json.dumps(json_schema(name), ensure_ascii=False, indent=2) + "\n"
