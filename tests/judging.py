"""Whether a finding points to what was read wrongly: shared by the soak and the faults."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from appendix_parser.records import Appendix, Finding, Record, Region
from appendix_parser.records.pointers import resolve
from tests.generator.compare import Difference

_RECORD = re.compile(r"(?:/(?:sections|rubrics|criteria|objectives|assessments)/\d+)+")
_OF_A_PLACE = frozenset(
    {
        *("text-without-unicode", "readers-disagree", "readers-disagree-on-lines", "word-over-line"),
        *("words-overlap", "words-unplaced", "row-join-doubtful", "columns-moved", "cell-over-columns"),
        *("table-without-header", "header-differs", "table-unlike-rest", "row-outside-table"),
        *("comments-outside-table", "level-outside-table", "cell-may-be-cut"),
        *("text-below-table", "text-beside-table", "year-inferred"),
        *("column-extra", "column-repeated", "column-doubtful", "comments-of-several-years"),
        *("heading-missing", "heading-doubtful", "document-title-missing"),
        "years-out-of-step",
    }
)
"""Findings about a place of a page, not about the value of one record."""
_TELLING = 20  # letters that hardly stand in two values by chance
_OF_THE_WHOLE = {"/levels": "rubrics-absent", "/years": "year-unreadable"}
"""Findings without a place, by the field of the document that they are about."""


def is_about(
    doubt: Finding, difference: Difference, drawn: Mapping[str, Collection[int]], appendix: Appendix
) -> bool:
    """Tell whether a finding points to what differs.

    It is about the record that differs, what that is part of, or a part of it; or about a place on a page on which the
    value is drawn; or about the value to which a piece of it went. A record that is missing or too much may be doubted at
    its neighbour, too, or on its page.

    Args:
        doubt: the finding.
        difference: what differs.
        drawn: the pages, from 1, on which the text of each field of the truth stands, by JSON Pointer.
        appendix: what was read.
    """
    several = (doubt.model_copy(update={"pointer": each, "pointers": ()}) for each in doubt.pointers)
    if any(is_about(each, difference, drawn, appendix) for each in several):
        return True
    pointer = difference.pointer
    record = _RECORD.match(pointer)
    if record is None:  # the title, the levels, the years
        is_own = doubt.pointer.startswith(pointer) or doubt.code == _OF_THE_WHOLE.get(pointer)
        return is_own or (not doubt.pointer and doubt.page in _places(difference, drawn, appendix))
    own = record[0]
    if doubt.pointer and f"{own}/".startswith(f"{doubt.pointer}/"):
        return True
    if doubt.code in _OF_A_PLACE and doubt.page in _places(difference, drawn, appendix):
        return True
    if doubt.code == "score-missing" and _are_neighbours(doubt.pointer, own):
        return True  # the score may stand among the comments beside its column
    if difference.lost and _has_taken(doubt, difference.lost, appendix):
        return True
    if doubt.code == "rubrics-absent" and "/rubrics/" in own:
        return True
    if difference.is_record:
        return _are_neighbours(doubt.pointer, own) or doubt.page in _places(difference, drawn, appendix)
    if own.count("/") == 2:  # a section's own fields; what is told of its tables is not about them
        return doubt.pointer == pointer
    return doubt.pointer.startswith(f"{own}/")


def pages_of(record: object) -> Iterator[int]:
    """Yield the pages of all regions of a record, and of those in it."""
    return (part.page for part in _parts(record) if isinstance(part, Region))


def _has_taken(doubt: Finding, lost: str, appendix: Appendix) -> bool:
    """Tell whether what one value lost stands in the record that is doubted; few letters, at the beginning of the value."""
    record = _RECORD.match(doubt.pointer)
    if len(lost) < _TELLING:
        value = _record(appendix, doubt.pointer) if doubt.code == "text-starts-midway" else ""
        return "".join(str(getattr(value, "text", value)).split()).startswith(lost)
    held = _texts(_record(appendix, record[0])) if record is not None else ()
    return any(lost in "".join(text.split()) for text in held)


def _record(appendix: Appendix, pointer: str) -> object:
    """Return what a pointer leads to; None where that was not read."""
    try:
        return resolve(appendix, pointer)
    except LookupError:
        return None


def _texts(record: object) -> Iterator[str]:
    """Yield all texts of a record, and of those in it."""
    return (part for part in _parts(record) if isinstance(part, str))


def _parts(record: object) -> Iterator[object]:
    """Yield a record, its values, and theirs."""
    yield record
    if isinstance(record, Record):
        for name in type(record).model_fields:
            yield from _parts(getattr(record, name))
    elif isinstance(record, tuple):
        for part in record:
            yield from _parts(part)


def _are_neighbours(pointer: str, record: str) -> bool:
    """Tell whether a pointer leads to, or into, the place of a record in its list, or the one before or after."""
    listed, _, index = record.rpartition("/")
    match = re.match(rf"{re.escape(listed)}/(\d+)(?:/|$)", pointer)
    return match is not None and abs(int(match[1]) - int(index)) <= 1


def _places(difference: Difference, drawn: Mapping[str, Collection[int]], appendix: Appendix) -> set[int]:
    """Return the pages on which the truth's value is drawn, and those of the record that has another."""
    record = _RECORD.match(difference.pointer)
    pages: set[int] = set()
    if record is not None and not difference.said.startswith("missing: "):
        pages.update(pages_of(_record(appendix, record[0])))
    path = difference.truth or ""
    while path and not (
        found := {page for at, on in drawn.items() if f"{at}/".startswith(f"{path}/") for page in on}
    ):
        path = path.rpartition("/")[0]
    return pages | found if path else pages
