"""The comparison sees every change of a field, and nothing else."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from tests.generator.compare import differences
from tests.generator.content import Plan, make_content


def as_parsed(truth: dict[str, Any]) -> dict[str, Any]:
    """Return the truth as a parser would print it, as far as it is compared."""
    return {
        "title": truth["title"],
        "years": [
            {"year": year, "label": label}
            for year, label in zip(truth["years"], truth["year_labels"], strict=True)
        ],
        "levels": [
            {"score": score, "name": name}
            for score, name in zip(truth["scale"], truth["levels"], strict=True)
        ],
        "sections": [
            {
                "name": section["name"],
                "note": section["note"],
                "rubrics": [
                    {
                        "label": rubric["label"],
                        "objective_number": rubric["objective"],
                        "criteria": [
                            {
                                "score": one["score"],
                                "level": one["level"],
                                "text": "\n".join(one["paragraphs"]),
                            }
                            for one in rubric["criteria"]
                        ],
                    }
                    for rubric in section["rubrics"]
                ],
                "objectives": [
                    {
                        **{key: objective[key] for key in ("number", "label", "title", "description")},
                        "assessments": [
                            {
                                "year": one["year"],
                                "year_label": one["year_label"],
                                "score": as_score(one["score"]),
                                "comments": {"text": "\n".join(one["paragraphs"])},
                            }
                            for one in objective["assessments"]
                        ],
                    }
                    for objective in section["objectives"]
                ],
            }
            for section in truth["sections"]
        ],
    }


def as_score(raw: str) -> dict[str, Any]:
    ends = [float(end) for end in raw.split("/")] if raw[:1].isdigit() else [None]
    return {"raw": raw, "low": ends[0], "high": ends[-1]}


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every value that is no list and no object."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, (*path, index))
    else:
        yield path


def records(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every object in a list."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(inner, dict) and isinstance(value, list):
            yield (*path, key)
        if isinstance(inner, dict | list):
            yield from records(inner, (*path, key))


def at(value: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        value = value[step]
    return value


@pytest.fixture(scope="module")
def truth() -> dict[str, Any]:
    plan = Plan(sections=2, objectives=4, years=2, year_form="2022/23", rubrics="own", gaps=True)
    return make_content(Random(7), plan)


def test_the_truth_does_not_differ_from_itself(truth: dict[str, Any]) -> None:
    assert differences(truth, as_parsed(truth)) == []


def test_every_changed_value_is_seen_at_its_place(truth: dict[str, Any]) -> None:
    parsed = as_parsed(truth)
    for path in leaves(parsed):
        changed = copy.deepcopy(parsed)
        inner = at(changed, path[:-1])
        old = inner[path[-1]]
        is_text = isinstance(old, str) or path[-1] == "note"
        inner[path[-1]] = f"{old} x" if is_text else (old or 0) + 1
        found = differences(truth, changed)
        assert found, path
        record = "/" + "/".join(map(str, path[:2] if path[0] == "sections" else path[:1]))
        assert all(line.startswith(record) for line in found), (path, found)


def test_every_lost_or_repeated_record_is_seen(truth: dict[str, Any]) -> None:
    parsed = as_parsed(truth)
    for path in records(parsed):
        lost, repeated = copy.deepcopy(parsed), copy.deepcopy(parsed)
        del at(lost, path[:-1])[path[-1]]
        at(repeated, path[:-1]).append(at(repeated, path))
        assert differences(truth, lost), path
        assert differences(truth, repeated), path


def test_a_lost_objective_does_not_hide_the_others(truth: dict[str, Any]) -> None:
    section = max(range(2), key=lambda index: len(truth["sections"][index]["objectives"]))
    parsed = as_parsed(truth)
    del parsed["sections"][section]["objectives"][0]
    [line] = differences(truth, parsed)
    assert line.startswith(f"/sections/{section}/objectives/0: missing: ")


def test_spaces_count_only_where_they_can_be_told(truth: dict[str, Any]) -> None:
    parsed = as_parsed(truth)
    parsed["title"] = truth["title"].replace(" ", "")
    assert len(differences(truth, parsed)) == 1
    assert differences(truth, parsed, spaces=False) == []


def test_a_truth_is_plain_json(truth: dict[str, Any]) -> None:
    assert json.loads(json.dumps(truth)) == truth
