from __future__ import annotations

import json
import subprocess
import sys

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from appendix_parser.exporters.tabular.page_table import ExtractedTables, PageTable
from appendix_parser.exporters.texts.file_finding import FileFinding
from appendix_parser.exporters.texts.json_schema import SCHEMAS, json_schema
from appendix_parser.exporters.texts.json_text import from_json, to_json
from appendix_parser.layout.grid import Origin
from appendix_parser.records import Appendix, Region
from tests.strategies import appendices, on_documents

VALIDATORS = {name: Draft202012Validator(json_schema(name)) for name in SCHEMAS}
PAGE_TABLE = PageTable(
    page=2, bbox=(1.0, 2.0, 3.5, 4.0), kind="ruled", origin=Origin.LINES, rows=(("#", None), ("1", ""))
)


@on_documents
@given(appendices())
def test_json_validates_and_reads_back_the_same(appendix: Appendix) -> None:
    text = to_json(appendix)
    assert from_json(text) == appendix
    assert from_json(text.encode()) == appendix
    VALIDATORS["appendix"].validate(json.loads(text))
    assert to_json(from_json(text)) == text


def test_the_layout_is_fixed(appendix: Appendix) -> None:
    text = to_json(appendix)
    assert text.startswith('{\n  "schema_version": "2.0",\n  "title": "Appendix 1 – Objectives",\n  "source"')
    assert text.endswith("}\n")
    assert list(json.loads(text)) == list(Appendix.model_fields)


def test_a_list_of_records_is_a_json_list() -> None:
    text = to_json([PAGE_TABLE])
    assert json.loads(text) == [
        {
            "page": 2,
            "bbox": [1.0, 2.0, 3.5, 4.0],
            "kind": "ruled",
            "origin": "lines",
            "rows": [["#", None], ["1", ""]],
            "spans": [],
        }
    ]
    VALIDATORS["tables"].validate(json.loads(to_json(ExtractedTables(tables=(PAGE_TABLE,)))))
    assert to_json([]) == "[]\n"


def test_findings_of_several_files_say_their_file(appendix: Appendix) -> None:
    finding = FileFinding(**dict(appendix.findings[0]), file="appendix.pdf")
    written = json.loads(to_json([finding]))
    VALIDATORS["finding"].validate(written)
    assert (written[0]["code"], written[0]["file"]) == ("score-missing", "appendix.pdf")


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_valid_and_has_its_own_identifier(name: str) -> None:
    schema = json_schema(name)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:appendix-parser:schema:{name}:2.0"
    assert schema["title"]


def test_the_schema_wants_every_field_and_no_other(appendix: Appendix) -> None:
    written = json.loads(to_json(appendix))
    for spoiled in (
        {name: value for name, value in written.items() if name != "levels"},
        {**written, "extra": 1},
        {**written, "title": None},
    ):
        assert not VALIDATORS["appendix"].is_valid(spoiled)


def test_characters_that_act_are_escaped_and_letters_are_not(appendix: Appendix) -> None:
    acting = "\x00\x1b\x7f\x9b\u061c\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069\udfff\ufeff\ud800\r\t"
    title = f"é “½” • עברית \U0001f600 \\u202e {acting} \\"
    text = to_json(appendix.model_copy(update={"title": title}))
    assert not set(acting) & set(text)
    assert "é “½” • עברית \U0001f600" in text
    text.encode()
    assert from_json(text).title == title


def test_an_infinite_number_is_refused(appendix: Appendix) -> None:
    score = appendix.sections[0].objectives[0].assessments[0].score
    for number in (float("inf"), float("-inf"), float("nan")):
        for raw in ("3", "\ud800"):
            with pytest.raises(ValueError, match="not JSON compliant"):
                to_json(score.model_copy(update={"value": number, "raw": raw}))
        with pytest.raises(ValueError, match="not JSON compliant"):
            to_json([Region(page=1, bbox=(1, 2, 3, 4)).model_copy(update={"bbox": (1, 2, 3, number)})])


def test_words_that_look_like_endless_numbers_are_words(appendix: Appendix) -> None:
    title = 'NaN\n-Infinity,\n"title": NaN'
    assert from_json(to_json(appendix.model_copy(update={"title": title}))).title == title


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"title": 1}', "\ufeff{}", "[" * 100_000])
def test_what_is_no_appendix_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_json(text)


@pytest.mark.parametrize("version", ['"9.0"', '"2.1"', "2.0", "null"])
def test_another_schema_version_is_refused(appendix: Appendix, version: str) -> None:
    text = to_json(appendix).replace('"schema_version": "2.0"', f'"schema_version": {version}')
    with pytest.raises(ValueError, match=r"^its schema_version is .*, and not '2\.0'$"):
        from_json(text)


def test_a_number_that_no_table_has_room_for_is_refused(appendix: Appendix) -> None:
    text = to_json(appendix).replace('"number": 1,', f'"number": {2**63},')
    assert str(2**63) in text
    with pytest.raises(ValueError, match="too large"):
        from_json(text)
    assert from_json(text.replace(str(2**63), str(2**63 - 1)))


def test_json_and_csv_import_neither_pandas_nor_pyarrow() -> None:
    program = (
        "import sys, appendix_parser.exporters.texts.json_text, appendix_parser.exporters.folders.write;"
        "print(sorted({'pandas', 'pyarrow', 'numpy'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
