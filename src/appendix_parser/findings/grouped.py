"""One finding for many values that are doubted for one cause, such as a column of scores that cannot be read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import takewhile

from appendix_parser.findings import CATALOGUE
from appendix_parser.findings.kind import Cause
from appendix_parser.records import Appendix, Assessment, Finding, Objective, OtherScore, Section
from appendix_parser.records.pointers import (
    describe_objective,
    describe_section,
    describe_year,
    pointer,
    tokens,
    way,
)

FEWEST = 6
"""As many findings as have to be alike to become one."""

_MOST_NAMED = 20


def with_groups(appendix: Appendix) -> Appendix:
    """Return an appendix in which findings of one cause are one for each section, if there are many in the document."""
    keys = [_key(appendix, found) for found in appendix.findings]
    many = {key for key, count in Counter(keys).items() if key and count >= FEWEST}
    groups: dict[tuple[object, ...], list[Finding]] = defaultdict(list)
    for at, (key, found) in enumerate(zip(keys, appendix.findings, strict=True)):
        groups[(key, *tokens(found.pointer)[:2]) if key in many else (at,)].append(found)
    findings = tuple(_one(appendix, group) if len(group) > 1 else group[0] for group in groups.values())
    return appendix.model_copy(update={"findings": findings})


def _key(appendix: Appendix, found: Finding) -> tuple[str, str] | None:
    """Return what a finding has in common with those of the same cause; None if it is never in a group."""
    match CATALOGUE[found.code].cause:
        case Cause.OWN:
            return None
        case Cause.OF_ALL:
            return found.code, ""
        case Cause.OF_ALIKE:
            return found.code, _without_names(appendix, found)


def _without_names(appendix: Appendix, found: Finding) -> str:
    """Return what a finding says, without the names of the records that it is about."""
    said = found.message
    for record in way(appendix, found.pointer):
        match record:
            case Section():
                said = said.replace(describe_section(record), "\0")
            case Objective():
                said = said.replace(describe_objective(record), "\0")
            case Assessment():
                said = said.replace(f"for {describe_year(record.year_label)}", "\0")
            case OtherScore():
                said = said.replace(f"for “{record.heading}”", "\0")
    return said


def _one(appendix: Appendix, group: Sequence[Finding]) -> Finding:
    first = group[0]
    pointers = tuple(dict.fromkeys(found.pointer for found in group if found.pointer))
    paths = [tokens(found.pointer) for found in group]
    common = [names[0] for names in takewhile(lambda names: len({*names}) == 1, zip(*paths, strict=False))]
    others = f"The same is true of {len(group) - 1} more: {_names(appendix, group)}."
    return first.model_copy(
        update={
            "message": f"{first.message} {others}",
            "pointer": _to_record(common),
            "pointers": pointers,
            "regions": tuple(dict.fromkeys(region for found in group for region in found.regions)),
        }
    )


def _to_record(names: Sequence[str]) -> str:
    """Return the pointer to the innermost record of a list that a path leads into."""
    return pointer(*names[: len(names) - len(names) % 2])


def _names(appendix: Appendix, group: Sequence[Finding]) -> str:
    """Name what a group is about: its objectives if it is about objectives, else its pages."""
    places = dict.fromkeys(_subject(appendix, found) for found in group)
    numbers = [number for _, number in places if number]
    kind = next(kind for kind, _ in places)
    named = numbers[:_MOST_NAMED]
    more = f" and {len(numbers) - len(named)} more" if len(numbers) > len(named) else ""
    if not more and len(named) > 1:
        named, more = named[:-1], f" and {named[-1]}"
    return f"{kind}{'s' if len(numbers) > 1 else ''} {', '.join(named)}{more}"


def _subject(appendix: Appendix, found: Finding) -> tuple[str, str]:
    for record in way(appendix, found.pointer):
        if isinstance(record, Objective):
            return "objective", " ".join(record.label.split()) or f"at position {record.position}"
    return "page", str(found.page or "")
