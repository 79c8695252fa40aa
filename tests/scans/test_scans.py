"""Scanned pages are read like any other, wherever they lie; what is not certain is said."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from appendix_parser import Appendix, parse
from appendix_parser.errors import ExitStatus, InputError, LimitError, UnreadablePdfError
from appendix_parser.exporters.texts.json_text import to_json
from appendix_parser.inputs.limits import Limits
from appendix_parser.reading.scan import needed
from tests.scans.documents import SAMPLE, scanned
from tests.scans.needs import recognition
from tests.scans.sheets import CLEAN, Damage
from tests.scans.stress import counted, outcomes

_PAGE = 1
_CROOKED = Damage(skew=1.5, noise=6, blur=0.5, jpeg=60)


@cache
def _pdf() -> bytes:
    return scanned(CLEAN, turned=0, dpi=200, page=_PAGE)


@cache
def _read(damage: Damage = CLEAN) -> Appendix:
    return parse(scanned(damage, turned=0, dpi=200, page=_PAGE), name="scan.pdf", witness=False)


@cache
def _digital() -> Appendix:
    return parse(SAMPLE, pages=str(_PAGE), witness=False)


def _scores(appendix: Appendix) -> list[str]:
    return [
        assessment.score.raw
        for section in appendix.sections
        for objective in section.objectives
        for assessment in objective.assessments
    ]


def _boxes(appendix: Appendix) -> Iterator[tuple[float, float, float, float]]:
    for section in appendix.sections:
        for objective in section.objectives:
            for assessment in objective.assessments:
                yield from (region.bbox for region in assessment.regions.score)


@recognition
def test_a_clean_scan_is_read_as_the_page_itself() -> None:
    scan, digital = _read(), _digital()
    assert _scores(scan) == _scores(digital)
    assert [s.name for s in scan.sections] == [s.name for s in digital.sections]
    assert [o.title for s in scan.sections for o in s.objectives] == [
        o.title for s in digital.sections for o in s.objectives
    ]
    reported = [each for each in scan.findings if each.code.startswith("recognised-figure")]
    assert len(reported) <= 2  # at 200 dpi, letters may touch
    for own, other in zip(_boxes(scan), _boxes(digital), strict=True):
        assert own == pytest.approx(other, abs=2.5)


@recognition
def test_each_value_of_a_scan_says_how_sure_it_is() -> None:
    scan = _read()
    assert scan.source.ocr is not None
    assert scan.source.ocr.pages == (1,)
    assert scan.source.ocr.dpi == 200
    assert [name.split()[0] for name in scan.source.ocr.engines] == ["Tesseract", "RapidOCR"]
    for section in scan.sections:
        assert section.recognised is not None
        assert section.recognised.name is not None
        for objective in section.objectives:
            assert objective.recognised is not None
            assert objective.recognised.number is not None
            assert objective.recognised.title is not None
            for assessment in objective.assessments:
                assert assessment.score.recognised is not None
                assert assessment.score.recognised.agreed is True
                assert 0.5 < assessment.score.recognised.confidence <= 1
    assert scan.coverage.unplaced == 0
    row = scan.to_frames()["assessments"].iloc[0]
    assert row["readings"] == "agreed"
    assert 0.5 <= row["confidence"] <= 1


@recognition
@pytest.mark.parametrize("turned", [1, 2])
def test_a_page_may_lie_sideways_or_upside_down(turned: int) -> None:
    digital = _digital()
    _, second, *_ = (one for section in digital.sections for one in section.objectives)
    width, height = 841.9, second.regions.title[0].bbox[1] - 4  # the first objective is enough
    pdf = scanned(CLEAN, turned=turned, dpi=200, page=_PAGE, bottom=height)
    scan = parse(pdf, name="scan.pdf", witness=False)
    assert _scores(scan) == _scores(digital)[:2]
    for own, (x0, top, x1, bottom) in zip(_boxes(scan), [*_boxes(digital)][:2], strict=True):
        turned_box = {
            1: (top, width - x1, bottom, width - x0),
            2: (width - x1, height - bottom, width - x0, height - top),
        }[turned]
        assert own == pytest.approx(turned_box, abs=3)


@recognition
def test_a_crooked_scan_is_right_or_reported_in_its_places() -> None:
    scan, digital = _read(_CROOKED), _digital()
    reported = {finding.pointer for finding in scan.findings if finding.code.startswith("recognised-figure")}
    for section, (own, other) in enumerate(zip(scan.sections, digital.sections, strict=True)):
        for row, (mine, theirs) in enumerate(zip(own.objectives, other.objectives, strict=True)):
            for year, (a, b) in enumerate(zip(mine.assessments, theirs.assessments, strict=True)):
                where = f"/sections/{section}/objectives/{row}/assessments/{year}/score"
                assert a.score.raw == b.score.raw or where in reported
    # 1.5 degrees around the middle of the page move what is at its side by 11 points.
    first, straight = next(_boxes(scan)), next(_boxes(digital))
    beside = (straight[0] + straight[2]) / 2 - 421
    assert first[1] - straight[1] == pytest.approx(beside * 0.0262, abs=2.5)


@recognition
def test_the_command_reads_a_scan_in_its_child(tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(_pdf())
    command = [sys.executable, "-m", "appendix_parser", "parse", "--no-witness", "scan.pdf"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == to_json(_read())


@recognition
def test_nothing_is_asked_of_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object, **__: object) -> None:
        raise AssertionError("a socket was asked for")

    monkeypatch.setattr(socket, "socket", closed)
    again = parse(_pdf(), name="scan.pdf", witness=False)
    assert to_json(again) == to_json(_read())


@recognition
@pytest.mark.parametrize("limits", [Limits(scan_megapixels=1), Limits(scanned_pages=1)])
def test_limits_hold_for_pixels_and_pages(limits: Limits, monkeypatch: pytest.MonkeyPatch) -> None:
    from appendix_parser.reading.scan.scan_reader import ScanReader
    from appendix_parser.reading.scan.scanned_document import ScannedDocument

    if limits.scanned_pages == 1:
        monkeypatch.setattr(ScanReader, "read", lambda _self, page: page)
        monkeypatch.setattr(ScannedDocument, "pages", _twice(ScannedDocument.pages))
    with pytest.raises(LimitError) as caught:
        parse(_pdf(), name="scan.pdf", limits=limits, witness=False)
    assert caught.value.exit_status is ExitStatus.LIMIT


def _twice(pages: object) -> object:
    def again(document: object) -> Iterator[object]:
        for page in document._document.pages():  # type: ignore[attr-defined]
            yield document._read(page)  # type: ignore[attr-defined]
            yield document._read(page)  # type: ignore[attr-defined]

    return again


@recognition
def test_cells_that_are_hard_to_read_are_never_believed_wrongly() -> None:
    counts = counted(outcomes([8]))
    assert counts["wrong, believed"] == 0
    assert counts["invented, believed"] == 0
    assert counts["blank"] > 10
    assert counts["right, believed"] > 60


# -- without the engines --------------------------------------------------------------------------------------


def _without_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(needed, "find_spec", lambda _name: None)


def test_without_the_extra_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    _without_extra(monkeypatch)
    with pytest.raises(UnreadablePdfError) as caught:
        parse(_pdf(), name="scan.pdf")
    assert "appendix-parser[ocr]" in str(caught.value)
    with pytest.raises(InputError) as refused:
        parse(SAMPLE, ocr="always", pages="1")
    assert "appendix-parser[ocr]" in str(refused.value)


def test_a_scan_is_refused_if_nothing_is_to_be_recognised() -> None:
    with pytest.raises(UnreadablePdfError) as caught:
        parse(_pdf(), name="scan.pdf", ocr="never")
    assert "--ocr never" in str(caught.value)


@pytest.mark.parametrize("ocr", ["auto", "never"])
def test_pages_with_text_are_read_to_the_same_bytes(ocr: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _without_extra(monkeypatch)
    assert to_json(parse(SAMPLE, pages=str(_PAGE), witness=False, ocr=ocr)) == to_json(_digital())
    assert _digital().source.ocr is None


def test_languages_are_names_of_tesseract(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "appendix_parser", "parse", "--ocr-language", "../eng", str(SAMPLE)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == ExitStatus.USAGE
    assert "--ocr-language" in done.stderr
    with pytest.raises(ValueError, match="eng\\+cym"):
        parse(SAMPLE, ocr_language="eng;cym")


def test_the_schema_has_how_sure_a_value_is() -> None:
    schema = json.loads((Path(__file__).parents[2] / "schemas" / "appendix.schema.json").read_text("utf-8"))
    assert set(schema["$defs"]["Recognised"]["properties"]) == {"confidence", "agreed", "other"}
