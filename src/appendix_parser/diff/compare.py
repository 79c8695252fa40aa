"""Two documents, field by field."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from appendix_parser.diff.align import Json, Key, align
from appendix_parser.diff.differences import Difference, DifferenceKind
from appendix_parser.records import Appendix, Record
from appendix_parser.records.pointers import pointer, tokens

WHITE_SPACE = "whitespace"
"""What to ignore so that white space does not count in any text."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What the records of a list are.

    Attributes:
        keys: what two records have in common that are one, the surest first.
        name: the record in words, filled with its fields.
        by_words: whether records without a key in common can be one if they share most of their words.
    """

    keys: tuple[Key, ...]
    name: str
    by_words: bool = True


def _by(*fields: str) -> Key:
    """Return a key of fields that must all say something."""

    def key(record: Json) -> Hashable:
        values = [record[name] for name in fields]
        return None if any(value in (None, "") for value in values) else (*map(str, values),)

    return key


def _exactly(*fields: str) -> Key:
    """Return a key of fields that may be empty, as the pointer of a finding about the whole document is."""
    return lambda record: tuple(str(record[name]) for name in fields)


# By the field that holds the list. A list that is not here is compared as one value.
_KINDS: Mapping[str, _Kind] = {
    "levels": _Kind((_by("score"),), "level {score}"),
    "years": _Kind((_by("label"), _by("year")), "year “{label}”"),
    "sections": _Kind((_by("name"),), "section “{name}”"),
    "rubrics": _Kind(
        (_by("objective_number", "label"), _by("objective_number"), _by("label")), "rubric “{label}”"
    ),
    "criteria": _Kind((_by("score"),), "level {score}"),
    "objectives": _Kind(
        (_by("label", "title"), _by("title"), _by("label"), _by("description")), "objective {label} “{title}”"
    ),
    "assessments": _Kind((_by("year_label"), _by("year")), "{year_label}"),
    "parts": _Kind((_by("kind", "marker", "text"), _by("kind", "text"), _by("kind")), "part “{kind}”"),
    "context": _Kind((_by("page", "text"), _by("text")), "context on page {page}"),
    "findings": _Kind(
        (_exactly("code", "pointer", "message"), _exactly("code", "message"), _exactly("code", "pointer")),
        "finding {code}",
        by_words=False,
    ),
}

# By the field that holds the record (or the list of them): a field that others are read from. Where it
# differs, they are not reported.
_READ_FROM: Mapping[str, tuple[str, frozenset[str]]] = {
    "score": ("raw", frozenset({"low", "high", "value", "status"})),
    "comments": ("text", frozenset({"parts", "references", "carried_forward_to"})),
    "objectives": ("label", frozenset({"number"})),
    "years": ("label", frozenset({"year"})),
    "assessments": ("year_label", frozenset({"year"})),
}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the walk is: in both documents, in words, and the fields since the last record of a list."""

    old: str | None = ""
    new: str | None = ""
    words: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()

    def field(self, name: str) -> _Place:
        step = pointer(name)
        return _Place(_down(self.old, step), _down(self.new, step), self.words, (*self.fields, name))

    def item(self, old: int | None, new: int | None, words: str) -> _Place:
        steps = [None if place is None else pointer(place) for place in (old, new)]
        return _Place(_down(self.old, steps[0]), _down(self.new, steps[1]), (*self.words, words))


def _down(start: str | None, step: str | None) -> str | None:
    return None if start is None or step is None else start + step


def compare(old: Appendix, new: Appendix, ignore: Collection[str] = ()) -> list[Difference]:
    """Return what differs, in the order of the records; empty if nothing does.

    A record that was added or removed is one difference, and so is one that is in another place among
    the others of its list. Positions, which follow from that, are not reported.

    Args:
        old: one document.
        new: the other.
        ignore: names of fields that do not count, wherever they stand, and `whitespace`, so that white space does not
            count in any text.

    Returns:
        The differences in the order of the documents; none if they are the same.

    Raises:
        ValueError: `ignore` has a name that no field has.
    """
    unknown = sorted({*ignore} - fields())
    if unknown:
        message = f"The records have no field {unknown[0]!r}; choose from {', '.join(sorted(fields()))}."
        raise ValueError(message)
    both = _plain(old), _plain(new)
    walk = _Walk(*both, frozenset(ignore) - {WHITE_SPACE}, loose=WHITE_SPACE in ignore)
    return [*walk.record("", *both, _Place())]


def fields() -> frozenset[str]:
    """Return the names that `compare` can ignore: those of all fields of the records, and `WHITE_SPACE`."""
    found: set[str] = set()
    models: list[Any] = [Appendix]
    while models:
        model = models.pop()
        if isinstance(model, type) and issubclass(model, Record):
            found |= set(model.model_fields)
            models += [each.annotation for each in model.model_fields.values()]
        else:
            models += get_args(model)
    return frozenset(found | {WHITE_SPACE})


def _plain(appendix: Appendix) -> Json:
    """Return the records as JSON values, without the positions that only count."""
    plain = appendix.model_dump(mode="json")
    objectives = [one for section in plain["sections"] for one in section["objectives"]]
    for records in (plain["sections"], objectives):
        for position, record in enumerate(records, 1):
            if record["position"] == position:
                del record["position"]
    return plain


@dataclass(frozen=True, slots=True)
class _Walk:
    """A walk over two documents; `loose` says that white space does not count."""

    old: Json
    new: Json
    ignore: frozenset[str]
    loose: bool

    def record(self, kind: str, old: Json, new: Json, place: _Place) -> Iterator[Difference]:
        lead, follow = _READ_FROM.get(kind, ("", frozenset()))
        led = lead not in self.ignore and not self._is_same_value(old.get(lead), new.get(lead))
        for name in dict.fromkeys((*old, *new)):
            if name not in self.ignore and not (led and name in follow):
                yield from self._value(name, old.get(name), new.get(name), place.field(name))

    def _value(self, name: str, old: Any, new: Any, place: _Place) -> Iterator[Difference]:
        if isinstance(old, Mapping) and isinstance(new, Mapping):
            yield from self.record(name, old, new, place)
        elif name in _KINDS and isinstance(old, list) and isinstance(new, list):
            yield from self._list(_KINDS[name], old, new, place)
        elif not self._is_same_value(old, new):
            yield _difference(DifferenceKind.CHANGED, place, old, new)

    def _list(
        self, kind: _Kind, old: Sequence[Json], new: Sequence[Json], place: _Place
    ) -> Iterator[Difference]:
        found = align(old, new, kind.keys, by_words=kind.by_words)
        for index in found.removed:
            at = place.item(index, None, _named(kind, old[index], self.old))
            yield _difference(DifferenceKind.REMOVED, at, old[index], None)
        for there, here in found.pairs:
            at = place.item(there, here, _named(kind, new[here], self.new))
            if (there, here) in found.moved:
                yield _difference(DifferenceKind.MOVED, at, None, None)
            yield from self.record(place.fields[-1], old[there], new[here], at)
        for index in found.added:
            at = place.item(None, index, _named(kind, new[index], self.new))
            yield _difference(DifferenceKind.ADDED, at, None, new[index])

    def _is_same_value(self, old: Any, new: Any) -> bool:
        if self.loose and isinstance(old, str) and isinstance(new, str):
            return "".join(old.split()) == "".join(new.split())
        return bool(old == new)


def _named(kind: _Kind, record: Json, document: Json) -> str:
    """Name a record in words; a finding with the record that it is about, and its page."""
    name = kind.name.format_map(record)
    if kind is not _KINDS["findings"]:
        return name
    page = [] if record["page"] is None else [f"page {record['page']}"]
    return ", ".join([name, *_way_in_words(document, record["pointer"]), *page])


def _way_in_words(document: Json, where: str) -> Iterator[str]:
    """Yield the names of the records that a pointer leads through, as far as it leads anywhere."""
    found: Any = document
    field = ""
    for token in tokens(where):
        is_item = isinstance(found, list)
        try:
            found = found[int(token) if is_item else token]
        except (LookupError, TypeError, ValueError):
            return
        if not is_item:
            field = token
        elif field in _KINDS:
            yield _KINDS[field].name.format_map(found)
        elif isinstance(found, Mapping) and "heading" in found:
            yield f"“{found['heading']}”"


def _difference(kind: DifferenceKind, place: _Place, old: Any, new: Any) -> Difference:
    return Difference(
        kind=kind,
        where=", ".join(place.words),
        field=".".join(place.fields),
        old_pointer=place.old,
        new_pointer=place.new,
        old=old,
        new=new,
    )
