"""Files as bytes and back, and nothing but what was packed."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appendix_parser.batch.file_bundle import pack, unpack
from appendix_parser.batch.order import Order
from appendix_parser.exporters.texts.csv_style import CsvStyle
from appendix_parser.inputs.limits import Limits
from appendix_parser.read_options import ReadOptions
from appendix_parser.summary import Summary, Tally

SUMMARY = Summary(1, 2, 3, Tally(4, 5, 6))


@given(st.dictionaries(st.text(), st.binary()))
def test_what_was_packed_comes_back_in_its_order(files: dict[str, bytes]) -> None:
    about, unpacked = unpack(pack(asdict(SUMMARY), files.items()))
    assert Summary.from_json(about) == SUMMARY
    assert [*unpacked.items()] == [*files.items()]


@given(st.binary() | st.sampled_from([b"{}\n", b"[]\n", b'{"sizes": {"a": -1}, "about": {}}\n']))
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"bundle|as long|Expecting|char|codec|Extra data|base 10"):
        unpack(data)


def test_a_bundle_that_was_cut_is_refused() -> None:
    whole = pack({}, [("a", b"12345"), ("b", b"")])
    with pytest.raises(ValueError, match="not as long as it says"):
        unpack(whole[:-1])


def test_an_order_comes_back_as_it_was_given() -> None:
    correction = {
        "pointer": "/title",
        "field": "title",
        "printed": "a",
        "corrected": "b\udcff",
        "reason": "",
        "who": "",
    }
    order = Order(
        "1",
        ("json",),
        CsvStyle.EXCEL,
        ReadOptions(Limits(seconds=3), "geheim", include_hidden_text=True),
        (correction,),
    )
    assert Order.from_bytes(order.to_bytes()) == order
    assert "geheim" not in repr(order)
