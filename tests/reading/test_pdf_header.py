"""Where a PDF begins, and files that are not one."""

from __future__ import annotations

import pytest

from appendix_parser.errors import UnreadablePdfError
from appendix_parser.reading.repair.damage import DamageLog
from appendix_parser.reading.repair.pdf_header import check_header
from tests.reading.hand_made import whats


def noted(data: bytes) -> list[str]:
    damage = DamageLog()
    check_header(data, damage, "x.pdf")
    return [what for _, what in whats(damage)]


def refused(data: bytes) -> str:
    with pytest.raises(UnreadablePdfError) as error:
        noted(data)
    return f"{error.value} {error.value.remedy}"


def test_a_header_at_the_start_is_as_it_should_be() -> None:
    assert noted(b"%PDF-1.7\n") == []


def test_a_header_a_little_later_is_noted() -> None:
    assert noted(b"x" * 1024 + b"%PDF-1.7\n") == ["1024 bytes are before its start"]


def test_objects_without_a_header_are_a_pdf() -> None:
    assert noted(b"\n1 0 obj\n<<>>\nendobj\n") == ["it does not start like a PDF"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [(b"PK\x03\x04", "a ZIP archive"), (b" <HTML>", "a web page"), (b"\x89PNG\r\n", "a picture")],
)
def test_another_kind_of_file_is_named(data: bytes, kind: str) -> None:
    assert f"it is {kind}" in refused(data)


def test_a_pdf_far_inside_is_said_where() -> None:
    assert "a PDF starts at byte 1025" in refused(b"x" * 1025 + b"%PDF-1.7\n")
    assert "Take the PDF out of it" in refused(b"PK\x03\x04" + b"x" * 1100 + b"%PDF-1.7\n")


def test_anything_else_does_not_start_like_a_pdf() -> None:
    assert "it does not start like one. Check that it is the file you meant" in refused(b"hello")
