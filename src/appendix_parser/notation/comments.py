"""Comments: split at their markers, with the objectives they refer to and the scores they state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from appendix_parser.notation.markers import FoundMarker, Reach, StatedKind, find_markers
from appendix_parser.notation.scale import ScoringSystem
from appendix_parser.notation.scores import read_score
from appendix_parser.notation.years import read_year
from appendix_parser.records import Comments, Part, PartKind
from appendix_parser.text import past_marks, without_marks

# What follows a marker's sentence belongs to the commentary or action that the sentence interrupted.
_RESUMED: Final = (PartKind.COMMENTARY, PartKind.ACTION)


def read_comments(text: str, system: ScoringSystem) -> Comments:
    """Part a comment at its markers and read what it refers to; docs/comments.md gives the rules.

    Markers and texts of the parts are in the comment word for word and in their order, with nothing but
    white space before, between and after them; they begin and end with no white space. No part is empty.

    Args:
        text: the comment, paragraphs as lines, a bullet as `• `.
        system: how the document writes its scores, by which those in the comment are read.
    """
    found = find_markers(text)
    return Comments(
        text=text,
        parts=tuple(_parts(text, found, system)),
        references=_references(text),
        carried_forward_to=_carried_forward_to(text, found),
    )


def read_columns(columns: Sequence[tuple[str, str]], system: ScoringSystem) -> Comments:
    """Read the comments of one year, which may be in several columns: each is read for itself, and they form one.

    Args:
        columns: heading and text of each column, from left to right.
        system: how the document writes its scores.

    Returns:
        The comments, the texts on lines of their own. Where there are several columns, each part says in which
        it is; what is under no marker in a column of actions is one.
    """
    if len(columns) == 1:
        return read_comments(columns[0][1], system)
    read = [(heading, read_comments(text, system)) for heading, text in columns if text]
    carried = {each.carried_forward_to for _, each in read} - {None}
    return Comments(
        text="\n".join(each.text for _, each in read),
        parts=tuple(_headed(part, heading) for heading, each in read for part in each.parts),
        references=tuple(dict.fromkeys(number for _, each in read for number in each.references)),
        carried_forward_to=carried.pop() if len(carried) == 1 else None,
    )


_OF_ACTIONS: Final = re.compile(r"\b(?:actions?|next steps?|what we will do)\b", re.IGNORECASE)


def _headed(part: Part, heading: str) -> Part:
    """Return a part with its column's heading, which says what it is where it has no marker."""
    is_action = part.kind is PartKind.REMARK and _OF_ACTIONS.search(heading)
    return part.model_copy(update={"heading": heading, "kind": PartKind.ACTION if is_action else part.kind})


def _parts(text: str, found: Sequence[FoundMarker], system: ScoringSystem) -> Iterator[Part]:
    starts = [*(each.start for each in found), len(text)]
    yield from _unmarked(PartKind.REMARK, text[: starts[0]])
    label = PartKind.REMARK
    for each, limit in zip(found, starts[1:], strict=True):
        kind, reach = each.marker.kind, each.marker.reach
        end = limit if reach is Reach.NEXT_MARKER else past_marks(text, _sentence_end(text, each, limit))
        yield Part(
            kind=kind,
            marker=text[each.start : each.end].strip(),
            text=text[each.end : end].strip(),
            level=_level(each, system),
        )
        if reach is Reach.NEXT_MARKER:
            label = kind if kind in _RESUMED else PartKind.REMARK
        yield from _unmarked(label, text[end:limit])


def _unmarked(kind: PartKind, text: str) -> Iterator[Part]:
    if text.strip():
        yield Part(kind=kind, marker="", text=text.strip())


def _level(found: FoundMarker, system: ScoringSystem) -> float | None:
    if found.score is None:
        return None
    score, _ = read_score(found.score, system)
    return score.value


# -- sentences -----------------------------------------------------------------------------------------------

_SENTENCE_END: Final = re.compile(
    r"(?<!\be\.g)(?<!\bi\.e)(?<!\b[Nn]o)[.!?…]+[)\]'’”\"]*(?=\s+[^\s_a-z]|\s*$)|(?=\n)"
)
_QUOTATION: Final = re.compile(r"\s*['‘“\"].*?(?:[.!?…]['’”\"]|['’”\"][.!?…])(?=\s|$)")


def _sentence_end(text: str, found: FoundMarker, limit: int) -> int:
    """Return where the sentence ends that a marker begins; a quotation right after it is kept whole."""
    text = without_marks(text)
    marker = text[found.start : found.end]
    if marker.endswith((".", ".)")) or (marker.startswith("(") and marker.endswith(")")):
        return found.end
    quotation = _QUOTATION.match(text, found.end, limit)
    if quotation:
        return quotation.end()
    sentence = _SENTENCE_END.search(text, found.end, limit)
    return sentence.end() if sentence else limit


# -- references ----------------------------------------------------------------------------------------------

# A whole number, not the start of 2.1, 12a, 3% or 3,000.
_NUMBER: Final = r"[0-9]{1,3}(?![\w%]|\.[0-9]|,[0-9]{3})"
_REFERENCE: Final = re.compile(
    rf"""
    [#](?<![\w&#].) \s? (?P<hash> {_NUMBER} (?: [-–/][#]?{_NUMBER} )? )
    | (?=o)\b objectives \s+ (?P<several>
        [#]?{_NUMBER}
        (?: \s*(?:[-–/]|\bto\b)\s* [#]?{_NUMBER}
          # After a comma a number may begin the next clause, unless the list continues, or ends, after it.
          | \s*,\s* [#]?{_NUMBER} (?= \s* (?: [,.;:)\]&] | and\b | or\b | $ ) )
        )*
        (?: \s*(?:,\s*)?(?:&|\band\b|\bor\b)\s* [#]?{_NUMBER} )?
      )
    | (?=o)\b (?:objective|obj\.?) \s+ (?: (?:no\.?|number) \s+ )? (?P<one> {_NUMBER} )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RANGE: Final = re.compile(r"(?P<first>[0-9]+)(?:\s*(?:[-–]|to)\s*#?(?P<last>[0-9]+))?", re.IGNORECASE)
_LONGEST_RANGE: Final = 100


def _references(text: str) -> tuple[int, ...]:
    """Return the numbers of the objectives that a comment names, in order of appearance."""
    named: dict[int, None] = {}
    for found in _REFERENCE.finditer(without_marks(text)):
        for each in _RANGE.finditer(found["hash"] or found["several"] or found["one"]):
            named |= dict.fromkeys(_range(int(each["first"]), int(each["last"] or each["first"])))
    return tuple(named)


def _range(first: int, last: int) -> Sequence[int]:
    return range(first, last + 1) if 0 <= last - first <= _LONGEST_RANGE else (first, last)


# -- years ---------------------------------------------------------------------------------------------------

_CARRIED: Final = re.compile(
    r"(?<!\bnot )\bto\s+be\s+carried\s+(?:forward|over)\s+(?:in)?to\s+[\w/–-]+", re.IGNORECASE
)


def _carried_forward_to(text: str, found: Sequence[FoundMarker]) -> int | None:
    """Return the year that the comment carries something forward to; null if it names none, or several."""
    markers = [text[each.start : each.end] for each in found if each.marker.kind is PartKind.CARRIED_FORWARD]
    years = map(read_year, (*_CARRIED.findall(without_marks(text)), *map(without_marks, markers)))
    firsts = {year.year for year in years if year}
    return firsts.pop() if len(firsts) == 1 else None


# -- scores --------------------------------------------------------------------------------------------------


class StatedScore(NamedTuple):
    """A score that a comment states, by number.

    Attributes:
        kind: in what way it is stated.
        low: the lower end; equal to `high` unless the score is split.
        high: the upper end.
        level: the name given to it in brackets, as printed; null if there is none.
        quote: the words that state it.
    """

    kind: StatedKind
    low: float
    high: float
    level: str | None
    quote: str


def stated_scores(comments: Comments) -> tuple[StatedScore, ...]:
    """Return the scores that a comment's markers state, in their order, except for what is not a number."""
    return tuple(_stated(comments.text))


def _stated(text: str) -> Iterator[StatedScore]:
    for found in find_markers(text):
        if found.marker.states and found.score:
            score, _ = read_score(found.score, ScoringSystem())
            if score.low is not None and score.high is not None:
                quote = " ".join(text[found.start : found.end].split())
                yield StatedScore(found.marker.states, score.low, score.high, found.name, quote)
