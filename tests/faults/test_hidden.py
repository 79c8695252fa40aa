"""Hidden letters are where a fault says, look as it says, and the judge lets nothing about them pass in silence."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from functools import cache

import pypdfium2
import pytest
from PIL import Image, ImageChops

from appendix_parser.doubts import Doubt
from appendix_parser.findings import finding
from appendix_parser.records import Appendix, Finding, Region
from tests.faults.hidden import VALUES, WAYS, HiddenFault, hide
from tests.faults.judge import Verdict, hold
from tests.generator.marks import Box
from tests.truths import appendix_from_truth

_SCALE = 3.0
_NEAR = 1.0  # points; what a letter's box leaves out of its ink
_IN_SIGHT = {"outlined", "rasterised", "re-mapped", "struck"}

_fault = cache(hide)


def _pictures(pdf: bytes, fault: HiddenFault) -> dict[int, Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    pages = {number for number, _ in fault.places}
    return {page: document[page - 1].render(scale=_SCALE).to_pil().convert("L") for page in pages}


def _grey_range(picture: Image.Image) -> tuple[float, float]:
    """Return the darkest and the lightest of a picture in grey."""
    dark, light = picture.getextrema()
    assert isinstance(dark, float | int)
    assert isinstance(light, float | int)
    return dark, light


def _pixels(box: Box, near: float = _NEAR) -> tuple[int, int, int, int]:
    x0, top, x1, bottom = box
    return tuple(round(at * _SCALE) for at in (x0 - near, top - near, x1 + near, bottom + near))  # type: ignore[return-value]


@pytest.mark.parametrize("seed", range(5))
def test_same_seed_same_fault(seed: int) -> None:
    assert hide(seed).pdf == _fault(seed).pdf
    assert _fault(seed).pdf != _fault((seed + 1) % len(WAYS)).pdf


@pytest.mark.parametrize("seed", range(len(WAYS)))
def test_a_person_sees_what_the_fault_says_and_no_other_change(seed: int) -> None:
    fault = _fault(seed)
    before, after = _pictures(fault.undamaged.document.pdf, fault), _pictures(fault.pdf, fault)
    for page, picture in after.items():
        changed = ImageChops.difference(before[page], picture)
        for box in (box for number, box in fault.places if number == page):
            inner = picture.crop(_pixels(box, -_NEAR))
            dark, light = _grey_range(inner)
            assert (light - dark > 60) == (fault.way.look in _IN_SIGHT), (fault.kinds, box)
            changed.paste(0, _pixels(box))
        assert _grey_range(changed)[1] < 60, fault.kinds


@pytest.mark.parametrize(
    ("way", "lost"),
    [
        *((way, 0) for way in ("covered black", "covered white", "whitened", "struck")),
        *((way, 1) for way in ("outlined", "rasterised", "re-mapped", "deleted")),
    ],
)
def test_the_file_holds_exactly_the_letters_that_are_hidden(way: str, lost: int) -> None:
    fault = _of(way)

    def count(pdf: bytes) -> int:
        pages = pypdfium2.PdfDocument(pdf)
        return sum(
            "".join(page.get_textpage().get_text_bounded().split()).count(fault.letters) for page in pages
        )

    assert count(fault.undamaged.document.pdf) - count(fault.pdf) == lost


# -- the judge -----------------------------------------------------------------------------------------------
def _of(way: str, value: str = "score") -> HiddenFault:
    return _fault(list(WAYS).index(way) + len(WAYS) * list(VALUES).index(value))


def _judged(fault: HiddenFault, read: Appendix, *findings: Finding) -> Verdict:
    return hold(fault, fault.truths[0], read, findings).verdict


def _found(page: int, box: Box | None, pointer: str = "", code: str = "text-sideways") -> Finding:
    regions = () if box is None else (Region(page=page, bbox=(box.x0, box.top, box.x1, box.bottom)),)
    return finding(Doubt(code, {"quote": "", "words": ""}), pointer=pointer, page=page, regions=regions)


def test_a_secret_that_is_not_read_wants_a_finding_at_its_place() -> None:
    fault = _of("covered black")
    page, box = fault.places[0]
    beside = box._replace(x0=box.x1 + 5, x1=box.x1 + 9)
    read = appendix_from_truth(fault.truths[0])
    assert _judged(fault, read, _found(page, box)) is Verdict.EXACT
    assert _judged(fault, read, _found(page, None, fault.path)) is Verdict.EXACT
    assert _judged(fault, read, _found(page, beside)) is Verdict.SILENT
    assert _judged(fault, read, _found(page + 1, box)) is Verdict.SILENT
    assert _judged(fault, read) is Verdict.SILENT


def test_a_missing_score_does_not_report_a_covered_one() -> None:
    fault = _of("covered black")
    missing = finding(
        Doubt("score-missing", {"objective": "", "year": ""}), pointer=fault.path, page=fault.places[0][0]
    )
    assert _judged(fault, appendix_from_truth(fault.truths[0]), missing) is Verdict.SILENT
    assert _judged(replace(fault, way=WAYS["deleted"]), appendix_from_truth(fault.truths[0])) is Verdict.EXACT


def test_a_secret_that_is_passed_on_is_silent_whatever_is_found() -> None:
    fault = _of("clipped", "description")
    page, box = fault.places[0]
    assert _judged(fault, fault.undamaged.appendix, _found(page, box)) is Verdict.SILENT


def test_what_cannot_be_read_is_told_by_a_finding_at_its_place() -> None:
    fault = _of("outlined", "description")
    truth = deepcopy(fault.truths[0])
    _, _, section, _, objective, _ = fault.path.split("/")
    truth["sections"][int(section)]["objectives"][int(objective)]["description"] = ""
    without = appendix_from_truth(truth)
    page, box = fault.places[0]
    assert _judged(fault, without, _found(page, box)) is Verdict.FLAGGED
    assert _judged(fault, without) is Verdict.SILENT
    assert _judged(fault, appendix_from_truth(fault.truths[0])) is Verdict.EXACT
