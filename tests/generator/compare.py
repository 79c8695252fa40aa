"""Holds the records of a parsed appendix against a truth, field by field.

Its own reading of the two forms, apart from the parser's code: what it compares is the JSON.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

_Json = Mapping[str, Any]
_SCORE = re.compile(r"(\d)(?:/(\d))?")


class Difference(NamedTuple):
    """A field or a record that differs.

    `pointer` is that of the parser's record, for comparing it with the pointers of findings (of a record that is
    missing: where it should be), `truth` that of the truth's (None for a record that is too much). `lost` is the one
    piece that the parser's text lacks, without white space.
    """

    pointer: str
    truth: str | None
    said: str
    lost: str = ""

    def __str__(self) -> str:
        return f"{self.pointer}: {self.said}"

    @property
    def is_record(self) -> bool:
        """Whether a whole record is missing or too much."""
        return self.said.startswith(("missing: ", "extra: "))


class _At(NamedTuple):
    """Where both stand: the parser's record and the truth's."""

    pointer: str
    truth: str

    def __truediv__(self, token: str | int) -> _At:
        return self.to(token, token)

    def to(self, got: str | int, truth: str | int) -> _At:
        """Return the pointers to a record that has another place in the two."""
        return _At(f"{self.pointer}/{got}", f"{self.truth}/{truth}")


_Compare = Callable[[_At, _Json, _Json], Iterator[Difference]]


def differences(truth: _Json, appendix: _Json, *, spaces: bool = True) -> list[str]:
    """Return what differs, each as `POINTER: want …, got …`; empty when every field is right.

    See `compare`.
    """
    return list(map(str, compare(truth, appendix, spaces=spaces)))


def compare(truth: _Json, appendix: _Json, *, spaces: bool = True) -> list[Difference]:
    """Return what differs; empty when every field is right.

    Text counts as equal with whitespace collapsed; with `spaces=False`
    with all whitespace removed, which is all that can be asked where words are broken at line ends without a
    hyphen (`Style.cuts_words`).

    Compared beyond the plain truth form: labels of objectives, year labels, levels. An objective whose label
    is not one whole number (`1.1`, `12a`) must have no number. A truth without these has levels that count from
    1, and years and labels that are printed as numbers.
    """
    return list(_Comparison(spaces=spaces).document(complete(truth), appendix))


def complete(truth: _Json) -> _Json:
    """Return a plain truth with the fields that generated ones have beyond it."""
    return {
        "scale": list(range(1, len(truth["levels"]) + 1)),
        "year_labels": [str(year) for year in truth["years"]],
        **truth,
        "sections": [
            {**section, "objectives": [_complete_objective(one) for one in section["objectives"]]}
            for section in truth["sections"]
        ],
    }


def _complete_objective(objective: _Json) -> _Json:
    assessments = [{"year_label": str(one["year"]), **one} for one in objective["assessments"]]
    return {"label": str(objective["number"]), **objective, "assessments": assessments}


class _Comparison:
    """Compares; yields what differs."""

    def __init__(self, *, spaces: bool) -> None:
        self._joint = " " if spaces else ""

    def document(self, truth: _Json, got: _Json) -> Iterator[Difference]:
        root = _At("", "")
        yield from self._text(root / "title", truth["title"], got["title"])
        years = [year["year"] for year in got["years"]]
        labels = [year["label"] for year in got["years"]]
        levels = [(level["score"], level["name"]) for level in got["levels"]]
        yield from _value(root / "years", sorted(truth["years"], key=str), sorted(years, key=str))
        yield from _value(root / "years", sorted(truth["year_labels"]), sorted(labels))
        yield from _value(root / "levels", list(zip(truth["scale"], truth["levels"], strict=True)), levels)
        yield from self._records(root / "sections", truth, got, ("name",), self._section)

    def _section(self, at: _At, truth: _Json, got: _Json) -> Iterator[Difference]:
        yield from self._text(at / "name", truth["name"], got["name"])
        yield from self._text(at / "note", truth["note"], got["note"])
        yield from self._records(at / "rubrics", truth, got, ("label",), self._rubric)
        yield from self._records(at / "objectives", truth, got, ("label", "title"), self._objective)

    def _rubric(self, at: _At, truth: _Json, got: _Json) -> Iterator[Difference]:
        yield from self._text(at / "label", truth["label"], got["label"])
        yield from _value(at / "objective_number", truth["objective"], got["objective_number"])
        yield from self._records(at / "criteria", truth, got, ("score",), self._criterion)

    def _criterion(self, at: _At, truth: _Json, got: _Json) -> Iterator[Difference]:
        yield from _value(at / "score", truth["score"], got["score"])
        yield from self._text(at / "level", truth["level"], got["level"])
        yield from self._text(at / "text", truth["text"], got["text"])

    def _objective(self, at: _At, truth: _Json, got: _Json) -> Iterator[Difference]:
        yield from self._text(at / "label", truth["label"], got["label"])
        yield from _value(at / "number", truth["number"], got["number"])
        yield from self._text(at / "title", truth["title"], got["title"])
        yield from self._text(at / "description", truth["description"], got["description"])
        # Tables print their years in any order, and a record's order of years is nowhere laid down.
        yield from self._records(
            at / "assessments", truth, got, ("year_label",), self._assessment, in_order_of="year_label"
        )
        yield from self._records(
            at / "other_scores", truth, got, ("kind", "year_label"), self._other_score, in_order_of="heading"
        )

    def _assessment(self, at: _At, truth: _Json, got: _Json) -> Iterator[Difference]:
        yield from self._text(at / "year_label", truth["year_label"], got["year_label"])
        yield from _value(at / "year", truth["year"], got["year"])
        yield from self._text(at / "score", truth["score"], got["score"]["raw"])
        for end, want in zip(("low", "high"), _ends(truth), strict=True):
            yield from _value(at / "score" / end, want, got["score"][end])
        yield from self._text(at / "comments", truth["comments"], (got["comments"] or {"text": ""})["text"])

    def _other_score(self, at: _At, truth: _Json, got: _Json) -> Iterator[Difference]:
        yield from _value(at / "kind", truth["kind"], got["kind"])
        if truth["heading"] not in got["heading"]:  # the truth's is what tells it from the others
            yield from _value(at / "heading", truth["heading"], got["heading"])
        yield from self._assessment(at, truth, got)

    def _records(
        self,
        at: _At,
        truth: _Json,
        got: _Json,
        keys: tuple[str, ...],
        compare: _Compare,
        *,
        in_order_of: str = "",
    ) -> Iterator[Difference]:
        """Compare a list of records in their order or, where the counts differ, each with the first one of its key."""
        name = at.truth.rpartition("/")[2]
        truths, left = (list(enumerate(record.get(name, ()))) for record in (truth, got))
        if in_order_of:
            for records in (truths, left):
                records.sort(key=lambda pair: str(pair[1][in_order_of]))
        in_order = len(left) == len(truths)
        for place, wanted in truths:
            key = self._key(wanted, keys)
            match = next((one for one in left if in_order or self._key(one[1], keys) == key), None)
            if match is None:
                yield Difference(*(at / place), f"missing: {key!r}")
            else:
                left.remove(match)
                yield from compare(at.to(match[0], place), wanted, match[1])
        for index, record in left:
            yield Difference(f"{at.pointer}/{index}", None, f"extra: {self._key(record, keys)!r}")

    def _key(self, record: _Json, keys: Iterable[str]) -> str:
        return " ".join(self._joint.join(str(record[key] or "").split()) for key in keys)

    def _text(self, at: _At, want: str | None, got: str | None) -> Iterator[Difference]:
        yield from _value(at, *(self._joint.join((text or "").split()) for text in (want, got)))


def _ends(truth: _Json) -> tuple[float | None, float | None]:
    """Return what a score means: as the truth says, or as `3` and `2/3` do."""
    if "low" in truth:
        return truth["low"], truth["high"]
    match = _SCORE.fullmatch(truth["score"])
    return (float(match[1]), float(match[2] or match[1])) if match else (None, None)


def _value(at: _At, want: object, got: object) -> Iterator[Difference]:
    if want != got:
        gone = lost(*("".join(str(text).split()) for text in (want, got)))
        yield Difference(*at, f"want {want!r}, got {got!r}", gone)


def lost(want: str, got: str) -> str:
    """Return the one piece of a text that another one lacks; nothing where that differs otherwise."""
    pairs = zip(want, got, strict=False)
    same = next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(want), len(got)))
    end = len(want) - (len(got) - same)
    return want[same:end] if want[end:] == got[same:] and end > same else ""
