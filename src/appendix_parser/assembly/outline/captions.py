"""Reads what a heading says apart from the name of a section: that it continues, the year of its table, or what that holds."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence

from appendix_parser.assembly.model import Event, HeadingRow, TextRun
from appendix_parser.assembly.outline.blocks import SAME_SIZE, Block
from appendix_parser.assembly.passage import Passage
from appendix_parser.notation.years import split_year
from appendix_parser.records import Year

_CONTINUED = r"\b(?:continued|cont(?:['’]?d)?)\b"
_GOES_ON = re.compile(
    rf"^\W*{_CONTINUED}\W+|[\W_]*{_CONTINUED}\W*(?:from (?:the )?(?:previous|last) page)?\W*$"
)
_ORDINAL = re.compile(
    r"^(?:(?:section|part|theme|area) )?(?:\d+(?:\.\d+)*|[a-z](?=[.:)]))[.:)]?\s*(?:[-–—:]\s*)?(?=\D)"
)
_ABOUT_YEAR = frozenset(
    [
        "assessment",
        "for",
        "in",
        "of",
        "our",
        "position",
        "progress",
        "results",
        "review",
        "score",
        "scores",
        "self-assessment",
        "the",
        "update",
        "year",
    ]
)

_ABOUT_TABLE = re.compile(
    r"\W*(?:(?:and|annexe?|appendix|assessment|criteria|descriptors?|guide|how|key|levels?|matrix|maturity|model|objectives?|of|our"
    r"|rubrics?|scale|scores?|scoring|self-assessment|the|we)\b\W*)+"
)


def name_of(heading: Passage) -> str:
    """Return the name of a section from its heading, for comparison: in lower case, without number or `(continued)`."""
    return _ORDINAL.sub("", _GOES_ON.sub("", heading.plain.casefold())).strip()


def heading_continues(heading: Passage) -> bool:
    """Return whether a heading says that its section continues."""
    return bool(_GOES_ON.search(heading.plain.casefold()))


def says_what_table_holds(heading: Passage) -> bool:
    """Return whether a heading only says what tables hold, such as `Scoring criteria`: it names no section."""
    return bool(_ABOUT_TABLE.fullmatch(name_of(heading)))


def naming(blocks: Sequence[Block], headings: Sequence[int]) -> list[int]:
    """Return the headings without those, such as `Scoring criteria`, that say what the tables below the next one hold."""
    last = headings[-1:]
    return [i for i in headings if i in last or not says_what_table_holds(blocks[i].passage)]


def year_of_caption(text: str) -> Year | None:
    """Return the year that a heading names; None if it says more than a year."""
    year, rest = split_year(text)
    return year if year and year.year is not None and set(rest.casefold().split()) <= _ABOUT_YEAR else None


def captions_below(headings_above: Iterable[Sequence[Block]], in_tables: Iterable[Passage] = ()) -> set[str]:
    """Return the names of captions, such as `Progress`: they are below the headings of several sections.

    A section's heading comes once, in the same size or larger. A caption is the last text above its table. It may also be
    the section's name again with words about the table: `Talent – scoring criteria`.

    Args:
        headings_above: what looks like a heading above each table.
        in_tables: the headings in tables. A section's heading may come again as one of these.
    """
    runs = [_without_years(above) for above in headings_above]
    counts = Counter(name_of(block.passage) for run in runs for block in run)
    again = set(map(name_of, in_tables))
    found: dict[str, bool] = {}
    largest = dict.fromkeys(counts, 0.0)  # the largest section heading since that name came last
    for block, last in ((block, block is run[-1]) for run in runs for block in run):
        name, size = name_of(block.passage), block.style[0]
        if counts[name] > 1:
            found[name] = found.get(name, True) and last and largest[name] >= size - SAME_SIZE
            largest[name] = 0.0
        elif name not in again and not says_what_table_holds(block.passage):
            largest = {other: max(size, before) for other, before in largest.items()}
    return _names_with_captions(counts) | {name for name, is_caption in found.items() if is_caption}


def _without_years(headings: Sequence[Block]) -> list[Block]:
    return [block for block in headings if year_of_caption(block.passage.plain) is None]


def _names_with_captions(names: Collection[str]) -> set[str]:
    """Return the names that are another one and words about a table."""
    rests = {name: [name.removeprefix(other) for other in names] for name in names}
    return {
        name
        for name, parts in rests.items()
        if any(rest != name and _ABOUT_TABLE.fullmatch(rest) for rest in parts)
    }


def captions_in_tables(events: Sequence[Event], is_heading: Callable[[Block], bool]) -> set[str]:
    """Return the names of headings in tables that say what the tables hold, such as `Scoring criteria`.

    They are below headings of sections: the same one below several, or one without a word of its own, after the section's
    name or not. There are fewer of them than of the others.

    Args:
        events: what a reader of the document meets.
        is_heading: whether a block of text looks like a heading.
    """
    above = ""
    found: dict[str, set[str]] = defaultdict(set)
    for event in events:
        match event:
            case TextRun() if is_heading(Block(event.lines[-1:])):
                above = name_of(Passage(event.lines[-1:]))
            case HeadingRow():
                found[name_of(event.passage)].add(above)
    sections = set().union(*found.values()) - {""}
    return {
        name
        for name, headings in found.items()
        if "" not in headings
        and (
            (len(headings) > 1 and len(sections) > len(found))
            or all(_ABOUT_TABLE.fullmatch(name.removeprefix(heading)) for heading in headings)
        )
    }
