"""Where findings are: those that name no place of their own are where their value or record is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from appendix_parser.geometry import Box, hull
from appendix_parser.records import Appendix, Context, Finding, Record, Region, Rubric, Section, Year
from appendix_parser.records.pointers import assessments, tokens, way


def with_places(appendix: Appendix) -> Appendix:
    """Return an appendix whose findings have the regions of their value, of the whole record if it has no value there."""
    findings = tuple(_placed(appendix, found) for found in appendix.findings)
    return appendix.model_copy(update={"findings": findings})


def _placed(appendix: Appendix, found: Finding) -> Finding:
    if found.regions or not found.pointer:
        return found
    regions = regions_of(appendix, found.pointer)
    if found.page is not None and found.page not in {region.page for region in regions}:
        return found
    return found.model_copy(update={"regions": regions})


def regions_of(appendix: Appendix, pointer: str) -> tuple[Region, ...]:
    """Return where the value or record of a pointer is, one region for each page; empty if it is nowhere.

    A year is where its scores are.

    Raises:
        LookupError: the pointer leads to no record of `appendix`.
    """
    path = way(appendix, pointer)
    years = {each.label for each in path if isinstance(each, Year)}
    if years:
        scores = (at.assessment for at in assessments(appendix) if at.assessment.year_label in years)
        return _outlines([region for each in scores for region in each.regions.score])
    return _outlines(_nearest(path[1:], list(tokens(pointer))))


def _nearest(path: list[object], names: list[str]) -> list[Region]:
    """Return the regions of the last record on a path that has any; of a section, only if it is the record itself."""
    for depth in range(len(path) - 1, -1, -1):
        record, field = path[depth], names[depth + 1] if depth + 1 < len(names) else ""
        if not isinstance(record, Record) or (isinstance(record, Section) and depth + 2 < len(path)):
            continue
        if regions := [*_own(record, field)] or [*_own(record, "")]:
            return regions
    return []


def _own(record: Record, field: str) -> Iterator[Region]:
    """Yield the regions of a field of a record, or of the record if none is named."""
    if isinstance(record, Context):
        yield Region(page=record.page, bbox=record.bbox)
    if isinstance(record, Rubric):
        for criterion in record.criteria:
            yield from criterion.regions
        return
    held = getattr(record, "regions", ())
    if isinstance(held, Record):
        for name in type(held).model_fields:
            if field in ("", name):
                yield from getattr(held, name)
    else:
        yield from held


def _outlines(regions: list[Region]) -> tuple[Region, ...]:
    """Return one region for each page."""
    by_page: dict[int, list[Box]] = defaultdict(list)
    for region in regions:
        by_page[region.page].append(Box(*region.bbox))
    return tuple(Region(page=page, bbox=hull(by_page[page])) for page in sorted(by_page))
