"""The samples' records, held letter by letter; `pytest --update-goldens` writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from appendix_parser.exporters.texts.json_text import from_json, to_json
from tests.conftest import SAMPLES
from tests.parsed import parsed

GOLDENS = Path(__file__).parent / "goldens"
SAMPLE_PDFS = sorted(SAMPLES.glob("*.pdf"))


@pytest.mark.parametrize("pdf", SAMPLE_PDFS, ids=[pdf.stem for pdf in SAMPLE_PDFS])
def test_records_are_as_they_were(pdf: Path, request: pytest.FixtureRequest) -> None:
    golden = GOLDENS / f"{pdf.stem}.json"
    text = to_json(parsed(pdf))
    if request.config.getoption("--update-goldens"):
        GOLDENS.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8", newline="\n")
        return
    assert golden.exists(), f"{golden} is missing: run pytest --update-goldens and read what it writes"
    assert from_json(golden.read_text(encoding="utf-8")) == parsed(pdf)
    assert golden.read_text(encoding="utf-8") == text


def test_every_golden_has_its_sample() -> None:
    assert {golden.stem for golden in GOLDENS.glob("*.json")} == {pdf.stem for pdf in SAMPLE_PDFS}


def test_continuous_integration_does_not_update_goldens() -> None:
    assert "--update-goldens" not in (GOLDENS.parent.parent / ".ci" / "run").read_text(encoding="utf-8")
