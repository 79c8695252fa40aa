"""Holds the records of a parsed appendix against a truth, field by field.

Its own reading of the two forms, apart from the parser's code: what it compares is the JSON.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

_Json = Mapping[str, Any]
_Compare = Callable[[str, _Json, _Json], Iterator[str]]
_SCORE = re.compile(r"(\d)(?:/(\d))?")


def differences(truth: _Json, appendix: _Json, *, spaces: bool = True) -> list[str]:
    """Return what differs, each as `POINTER: want …, got …`; empty when every field is right.

    The pointer is that of the parser's record, for comparing it with the pointers of findings (of a record
    that is missing: where it should be). Text counts as equal with whitespace collapsed; with `spaces=False`
    with all whitespace removed, which is all that can be asked where words are broken at line ends without a
    hyphen (`Style.broken_words`).

    Compared beyond the plain truth form: labels of objectives, year labels, levels. An objective whose label
    is not one whole number (`1.1`, `12a`) must have no number. A truth without these has levels that count from
    1, and years and labels that are printed as numbers.
    """
    return list(_Comparison(spaces=spaces).document(_complete(truth), appendix))


def _complete(truth: _Json) -> _Json:
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
    """Compares; yields a line for each difference."""

    def __init__(self, *, spaces: bool) -> None:
        self._joint = " " if spaces else ""

    def document(self, truth: _Json, got: _Json) -> Iterator[str]:
        yield from self._text("/title", truth["title"], got["title"])
        years = [year["year"] for year in got["years"]]
        labels = [year["label"] for year in got["years"]]
        levels = [(level["score"], level["name"]) for level in got["levels"]]
        yield from _value("/years", sorted(truth["years"], key=str), sorted(years, key=str))
        yield from _value("/years", sorted(truth["year_labels"]), sorted(labels))
        yield from _value("/levels", list(zip(truth["scale"], truth["levels"], strict=True)), levels)
        found = enumerate(got["sections"])
        yield from self._records("/sections", truth["sections"], found, ("name",), self._section)

    def _section(self, pointer: str, truth: _Json, got: _Json) -> Iterator[str]:
        yield from self._text(f"{pointer}/name", truth["name"], got["name"])
        yield from self._text(f"{pointer}/note", truth["note"], got["note"])
        at, found = f"{pointer}/rubrics", enumerate(got["rubrics"])
        yield from self._records(at, truth["rubrics"], found, ("label",), self._rubric)
        at, found = f"{pointer}/objectives", enumerate(got["objectives"])
        yield from self._records(at, truth["objectives"], found, ("label", "title"), self._objective)

    def _rubric(self, pointer: str, truth: _Json, got: _Json) -> Iterator[str]:
        yield from self._text(f"{pointer}/label", truth["label"], got["label"])
        yield from _value(f"{pointer}/objective_number", truth["objective"], got["objective_number"])
        at, found = f"{pointer}/criteria", enumerate(got["criteria"])
        yield from self._records(at, truth["criteria"], found, ("score",), self._criterion)

    def _criterion(self, pointer: str, truth: _Json, got: _Json) -> Iterator[str]:
        yield from _value(f"{pointer}/score", truth["score"], got["score"])
        yield from self._text(f"{pointer}/level", truth["level"], got["level"])
        yield from self._text(f"{pointer}/text", truth["text"], got["text"])

    def _objective(self, pointer: str, truth: _Json, got: _Json) -> Iterator[str]:
        yield from self._text(f"{pointer}/label", truth["label"], got["label"])
        yield from _value(f"{pointer}/number", truth["number"], got["number"])
        yield from self._text(f"{pointer}/title", truth["title"], got["title"])
        yield from self._text(f"{pointer}/description", truth["description"], got["description"])
        # Tables print their years in any order, and a record's order of years is nowhere laid down.
        truths = sorted(truth["assessments"], key=itemgetter("year_label"))
        found = sorted(enumerate(got["assessments"]), key=lambda pair: str(pair[1]["year_label"]))
        yield from self._records(f"{pointer}/assessments", truths, found, ("year_label",), self._assessment)

    def _assessment(self, pointer: str, truth: _Json, got: _Json) -> Iterator[str]:
        yield from self._text(f"{pointer}/year_label", truth["year_label"], got["year_label"])
        yield from _value(f"{pointer}/year", truth["year"], got["year"])
        yield from self._text(f"{pointer}/score", truth["score"], got["score"]["raw"])
        for end, want in zip(("low", "high"), _ends(truth), strict=True):
            yield from _value(f"{pointer}/score/{end}", want, got["score"][end])
        yield from self._text(f"{pointer}/comments", truth["comments"], got["comments"]["text"])

    def _records(
        self,
        pointer: str,
        truths: Sequence[_Json],
        found: Iterable[tuple[int, _Json]],
        keys: tuple[str, ...],
        compare: _Compare,
    ) -> Iterator[str]:
        """Compare records in their order or, where the counts differ, each with the first one of its key."""
        left = list(found)
        in_order = len(left) == len(truths)
        for place, truth in enumerate(truths):
            key = self._key(truth, keys)
            match = next((one for one in left if in_order or self._key(one[1], keys) == key), None)
            if match is None:
                yield f"{pointer}/{place}: missing: {key!r}"
            else:
                left.remove(match)
                yield from compare(f"{pointer}/{match[0]}", truth, match[1])
        for index, got in left:
            yield f"{pointer}/{index}: extra: {self._key(got, keys)!r}"

    def _key(self, record: _Json, keys: Iterable[str]) -> str:
        return " ".join(self._joint.join(str(record[key] or "").split()) for key in keys)

    def _text(self, pointer: str, want: str | None, got: str | None) -> Iterator[str]:
        yield from _value(pointer, *(self._joint.join((text or "").split()) for text in (want, got)))


def _ends(truth: _Json) -> tuple[float | None, float | None]:
    """Return what a score means: as the truth says, or as `3` and `2/3` do."""
    if "low" in truth:
        return truth["low"], truth["high"]
    match = _SCORE.fullmatch(truth["score"])
    return (float(match[1]), float(match[2] or match[1])) if match else (None, None)


def _value(pointer: str, want: object, got: object) -> Iterator[str]:
    if want != got:
        yield f"{pointer}: want {want!r}, got {got!r}"
