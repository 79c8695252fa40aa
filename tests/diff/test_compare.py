"""Differences are exactly the edits that made one document from the other."""

from __future__ import annotations

import time
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appendix_parser.diff.align import align
from appendix_parser.diff.compare import compare, fields
from appendix_parser.records import Appendix, Finding, Severity
from appendix_parser.records.pointers import resolve
from tests.checks import documents
from tests.generator.content import Plan, make_content
from tests.strategies import appendices, on_documents
from tests.timeline.editions import appendix as as_appendix

Truth = dict[str, Any]
Told = set[tuple[str, str]]


def _title(record: object) -> str:
    return str(record["title"]) if isinstance(record, dict) and "title" in record else ""


@given(appendices())
@on_documents
def test_a_document_does_not_differ_from_itself(appendix: Appendix) -> None:
    assert compare(appendix, appendix) == []


@given(appendices(), appendices())
@on_documents
def test_documents_that_differ_have_differences(one: Appendix, other: Appendix) -> None:
    found = compare(one, other)
    assert bool(found) == (one != other)
    for each in found:
        if each.old_pointer is not None:
            assert resolve(one, each.old_pointer) is not None or each.old is None
        if each.new_pointer is not None:
            assert resolve(other, each.new_pointer) is not None or each.new is None


@given(appendices(), st.sets(st.sampled_from(sorted(fields()))))
@settings(on_documents, max_examples=20)
def test_what_is_ignored_makes_no_difference(appendix: Appendix, names: set[str]) -> None:
    assert compare(appendix, appendix, frozenset(names)) == []


# -- edits of a generated document ---------------------------------------------------------------------------


def retitle(objective: Truth, random: Random) -> str:
    objective["title"] += " anew"
    return "title"


def describe_anew(objective: Truth, random: Random) -> str:
    objective["description"] = "Measured in another way."
    return "description"


def renumber(objective: Truth, random: Random) -> str:
    number = objective["number"] + 1000
    objective |= {"number": number, "label": str(number)}
    return "label"


def rescore(objective: Truth, random: Random) -> str:
    objective["assessments"][0]["score"] += "?"
    return "score.raw"


def comment_anew(objective: Truth, random: Random) -> str:
    objective["assessments"][1]["comments"] += f" Action: see to it {random.random()}."
    return "comments.text"


EDITS: tuple[Callable[[Truth, Random], str], ...] = (
    retitle,
    describe_anew,
    renumber,
    rescore,
    comment_anew,
)


def generated(seed: int) -> Truth:
    return make_content(Random(seed), Plan(sections=4, objectives=24, years=2))


def place(truth: Truth, objective: Truth) -> str:
    """Return the JSON Pointer of an objective."""
    return next(
        f"/sections/{i}/objectives/{j}"
        for i, section in enumerate(truth["sections"])
        for j, each in enumerate(section["objectives"])
        if each is objective
    )


def edit(truth: Truth, random: Random) -> Told:
    """Edit a document; return what a comparison has to tell: the kind and, in the new document, the place."""
    told: Told = set()
    for section in truth["sections"]:
        for objective in section["objectives"]:
            if random.random() < 0.4:
                change = random.choice(EDITS)
                if change is renumber and any(
                    r["objective"] == objective["number"] for r in section["rubrics"]
                ):
                    continue
                told.add((place(truth, objective), change(objective, random)))
    for i, section in enumerate(truth["sections"]):
        for j, rubric in enumerate(section["rubrics"]):
            k = random.randrange(len(rubric["criteria"]))
            rubric["criteria"][k]["text"] += " And more."
            told.add((f"/sections/{i}/rubrics/{j}/criteria/{k}", "text"))
    return told


@pytest.mark.parametrize("seed", range(12))
def test_differences_are_exactly_the_edits(seed: int) -> None:
    random = Random(seed)
    new = generated(seed)
    told = edit(new, random)
    found = compare(as_appendix(generated(seed), "a.pdf"), as_appendix(new, "a.pdf"))
    assert {each.kind for each in found} == {"changed"}
    inside = {
        ((each.new_pointer or "").split("/assessments")[0].removesuffix(f"/{each.field}"), each.field)
        for each in found
    }
    assert inside == told
    assert len(found) == len(told)


@pytest.mark.parametrize("seed", range(6))
def test_added_removed_and_moved_are_one_difference_each(seed: int) -> None:
    random = Random(seed)
    old, new = generated(seed), generated(seed)
    first, second, *_ = sorted(new["sections"], key=lambda section: -len(section["objectives"]))
    first["objectives"].append(first["objectives"].pop(0))
    removed = second["objectives"].pop(random.randrange(len(second["objectives"])))
    added = {
        **generated(seed + 100)["sections"][0]["objectives"][0],
        "number": 999,
        "label": "999",
        "title": "New to all",
    }
    new["sections"][0]["objectives"].insert(1, added)
    found = compare(as_appendix(old, "a.pdf"), as_appendix(new, "a.pdf"))
    told = sorted((each.kind.value, _title(each.new or each.old)) for each in found)
    assert told == [("added", "New to all"), ("moved", ""), ("removed", removed["title"])]


def test_what_a_field_is_read_into_is_told_with_it() -> None:
    old, new = generated(1), generated(1)
    new["sections"][0]["objectives"][0]["assessments"][0]["score"] = "No idea"
    found = compare(as_appendix(old, "a.pdf"), as_appendix(new, "a.pdf"))
    assert [(each.field, each.new) for each in found] == [("score.raw", "No idea")]


def test_white_space_can_be_ignored() -> None:
    old, new = generated(2), generated(2)
    new["sections"][0]["objectives"][0]["description"] += " \n"
    one, other = as_appendix(old, "a.pdf"), as_appendix(new, "a.pdf")
    assert [each.field for each in compare(one, other)] == ["description"]
    assert compare(one, other, frozenset({"whitespace"})) == []


@given(st.permutations(range(8)))
def test_as_few_as_possible_are_moved(order: list[int]) -> None:
    old = [{"name": str(place)} for place in range(8)]
    new = [old[place] for place in order]
    found = align(old, new, [lambda record: record["name"]])
    still = [pair[0] for pair in found.pairs if pair not in found.moved]
    assert still == sorted(still)
    longest = max(
        len(kept)
        for mask in range(256)
        if (kept := [value for bit, value in enumerate(order) if mask >> bit & 1]) == sorted(kept)
    )
    assert len(still) == longest


def test_records_without_a_key_pair_by_words_then_order() -> None:
    old = [{"text": "a b c d"}, {"text": "a b c e"}, {"text": "x y"}, {"text": "a b c d"}]
    new = [{"text": "a b c d"}, {"text": "a b c e"}, {"text": "p q r"}]
    found = align(old, new, [])
    assert found.pairs == ((0, 0), (1, 1))
    assert (found.removed, found.added) == ((2, 3), (2,))


def test_pairing_by_words_grows_with_the_pairs_alone() -> None:
    def seconds(count: int) -> float:
        records = [{"text": f"a b c d {index}"} for index in range(count)]
        start = time.process_time()
        align(records, records[::-1], [])
        return time.process_time() - start

    assert seconds(1600) < 32 * max(seconds(400), 0.01)  # not 64 times, as the cube would be


@pytest.mark.parametrize(
    ("pointer", "where"),
    [
        ("", ()),
        ("/sections/0/objectives/0/assessments/1/score", ("section “A”", "objective 1 “Title 1”", "2023")),
        ("/sections/0/objectives/0/title", ("section “A”", "objective 1 “Title 1”")),
        ("/sections/0/objectives/9/title", ("section “A”",)),
        ("/sections/x", ()),
    ],
)
def test_a_finding_is_named_by_what_it_is_about(pointer: str, where: tuple[str, ...]) -> None:
    old = documents.document(documents.section(documents.objective(1), name="A"))
    found = Finding(code="a", severity=Severity.INFO, message="b", pointer=pointer, page=4)
    [added] = compare(old, old.model_copy(update={"findings": (found,)}))
    assert added.where == ", ".join(["finding a", *where, "page 4"])


def test_findings_of_two_kinds_are_never_one() -> None:
    found = Finding(code="a", severity=Severity.INFO, message="It is so, and so it is.", pointer="")
    old = documents.document(documents.section(documents.objective(1))).model_copy(
        update={"findings": (found,)}
    )
    new = old.model_copy(update={"findings": (found.model_copy(update={"code": "b"}),)})
    assert [each.kind.value for each in compare(old, new)] == ["removed", "added"]
