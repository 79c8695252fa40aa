from __future__ import annotations

import inspect
from types import ModuleType

import pytest
from hypothesis import given

from appendix_parser.checks import CHECKS, check, comments, completeness, numbers, rubrics, texts, years
from appendix_parser.findings import CATALOGUE
from appendix_parser.records import Appendix
from appendix_parser.records.pointers import place, resolve
from tests.strategies import appendices


@given(appendices())
def test_any_appendix_can_be_checked(appendix: Appendix) -> None:
    found = check(appendix)
    assert found == check(appendix)
    assert len(set(found)) == len(found)
    places = [place(appendix, finding.pointer) for finding in found]
    assert places == sorted(places)
    for finding in found:
        resolve(appendix, finding.pointer)
        assert finding.severity is CATALOGUE[finding.code].severity


@pytest.mark.parametrize("module", [comments, completeness, numbers, rubrics, texts, years])
def test_every_check_is_in_the_table(module: ModuleType) -> None:
    written = {
        function
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }
    assert written
    assert written <= set(CHECKS)
