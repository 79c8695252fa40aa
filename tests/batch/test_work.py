"""Work on one document: what its processes need is loaded where they come from."""

from __future__ import annotations

import subprocess
import sys

from appendix_parser.batch.order import Order, needed
from appendix_parser.read_options import ReadOptions
from tests.conftest import SAMPLES

SCRIPT = """
import importlib, sys
from appendix_parser.read_options import ReadOptions
*needed, pdf = sys.argv[1:]
for name in needed:
    importlib.import_module(name)
from appendix_parser.batch import convert_one
from appendix_parser.exporters.texts.csv_style import CsvStyle
before = set(sys.modules)
records = convert_one._read(open(pdf, "rb").read(), "a.pdf", ReadOptions(), ())
convert_one.render(records, ("json", "csv", "parquet", "xlsx"), CsvStyle.PLAIN, "a.pdf")
late = {name for name in set(sys.modules) - before if name.partition(".")[0] != "encodings"}
print(len(late), sorted(late))
"""


def test_a_document_loads_next_to_nothing_more() -> None:
    modules = needed(Order("1", ("json", "parquet", "xlsx")))
    pdf = str(SAMPLES / "layouts" / "writer-horizontal.pdf")
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *modules, pdf], capture_output=True, text=True, check=True
    )
    number, _, names = done.stdout.partition(" ")
    assert int(number) < 10, names


def test_what_nobody_asks_for_is_not_loaded() -> None:
    assert needed(Order("1", ("json",), options=ReadOptions(witness=False))) == [
        "appendix_parser.batch.convert_one",
        "appendix_parser.reading.pdfminer.reader",
    ]
