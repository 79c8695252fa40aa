"""The markers of a comment: the phrases that introduce a baseline, a definition, commentary, an action and so on.

To know one more marker, add an entry to `MARKERS`; the table in docs/comments.md is made from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from appendix_parser.records import PartKind
from appendix_parser.text import without_marks


class Reach(StrEnum):
    """How far the text goes that belongs to a marker."""

    NEXT_MARKER = "next marker"
    SENTENCE = "end of its sentence"


class StatedKind(StrEnum):
    """In what way a marker states a score."""

    BASELINE = "baseline"  # the score that was agreed to be reached, and was: "achieved baseline of '3'"
    CLAIM = "claim"  # the score that the objective is said to have: "This objective scored '3'"
    DEFINITION = "definition"  # a score that is explained, for itself: "A score of '3' is defined as"


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker and the kind of part that it opens.

    In `pattern` a space stands for white space and `<…>` for an entry of `_PHRASES`; case does not matter but
    for the first letter (see `find_markers`). `examples` are printed in the documentation.
    """

    kind: PartKind
    reach: Reach
    pattern: str
    examples: tuple[str, ...]
    states: StatedKind | None = None


_MARKS: Final = "'\"‘’“”`´"
_NUMBER: Final = r"[0-9](?:\.[0-9]|½|\s?(?:[-‐‑–—/]|to)\s?[0-9])?"
_QUOTED: Final = rf"[{_MARKS}](?P<quoted>(?:level\s+)?{_NUMBER}(?:\s+[^\n{_MARKS}]{{1,30}})?)[{_MARKS}]"
_BARE: Final = rf"(?P<bare>{_NUMBER})(?![\w%]|[.,/][0-9])"
_PHRASES: Final = {
    "quoted": _QUOTED,
    "bare": _BARE,
    "score": f"(?:{_QUOTED}|{_BARE})",
    # Where the words before it leave no doubt that it is a level, it may be a name alone.
    "level": rf"(?:[{_MARKS}](?P<quoted>[^\n{_MARKS}]{{1,40}})[{_MARKS}]|{_BARE})",
    "name": r"\(\s*(?P<name>[^()\n]{1,60}?)\s*\)",
    "dash": "[-‐‑–—]",
    "defined": r"defined\s+as(?:\s*[-‐‑–—:])*",
    "year": r"(?:FY\s?)?(?:199|20[0-9])[0-9](?:\s?[-‐‑–—/]\s?[0-9]{1,4})?(?![0-9])",
    # What ends a marker that is a sentence, or a clause, of its own.
    "stop": r"(?:\)?[.;,]\)?|\)|(?=\s*(?:\n|\Z)))",
}

# fmt: off
MARKERS: Final = (
    Marker(
        PartKind.COMMENTARY, Reach.NEXT_MARKER,
        r"Comment(?:ary|s|\(s\))?\s*:",
        ("Commentary:", "Comment:", "Comments:", "Comment(s):"),
    ),
    Marker(
        PartKind.ACTION, Reach.NEXT_MARKER,
        r"(?:(?:Further|Future|Next|Key|Agreed|Proposed|Planned) )?Action(?:s|\(s\))?(?: #?[0-9]{1,2})?\s*:",
        ("Action:", "Actions:", "Action(s):", "Further action:", "Action 2:"),
    ),
    Marker(
        PartKind.DEFINITION, Reach.NEXT_MARKER,
        r"(?:(?:This|The) objective )?(?:(?:has|is|was) )?(?:been )?scored (?:an? |at |as )?<level>"
        r"(?:\s*<name>)?\s*(?:(?:[,;]|<dash>)\s*)?(?:(?:and|which) )?(?:is )?<defined>",
        ("This objective scored '4' (leader) – defined as -", "This objective scored '2/3', defined as:"),
        StatedKind.CLAIM,
    ),
    Marker(
        PartKind.DEFINITION, Reach.SENTENCE,
        r"(?:This|The) objective (?:(?:has|is|was) )?(?:been )?scored (?:an? |at |as )?<level>"
        r"(?:\s*<name>)?<stop>",
        ("This objective scored '2/3'.", "This objective scored '3' (mature),"),
        StatedKind.CLAIM,
    ),
    Marker(
        PartKind.DEFINITION, Reach.NEXT_MARKER,
        r"(?:(?:An?|The) )?score of <level>(?:\s*<name>)? (?:is )?<defined>",
        ("A score of '3' is defined as -", "Score of 3 (mature) defined as:"),
        StatedKind.DEFINITION,
    ),
    Marker(
        PartKind.DEFINITION, Reach.NEXT_MARKER,
        r"(?:(?:An?|The) )?<score>(?:\s*<name>)? (?:is )?<defined>",
        ("A '3' is defined as -",),
        StatedKind.DEFINITION,
    ),
    Marker(
        PartKind.BASELINE, Reach.SENTENCE,
        r"(?:N/?A\s*(?:(?:[,;:.]|<dash>)\s*)?)?"
        r"achieved (?:the |its )?(?:agreed )?baseline (?:score )?(?:of )?<level><stop>?",
        ("NA, achieved baseline of '3'", "Achieved the baseline score of 3."),
        StatedKind.BASELINE,
    ),
    Marker(
        PartKind.NEXT_LEVEL, Reach.SENTENCE,
        r"To (?:score|become|reach|achieve|attain|earn|get to|move (?:up )?to|be scored) "
        r"(?:an? |the |at |as |level |score of )*(?:<quoted>,?|<bare>[,:])",
        ("To score a '4',", "To become a '4',"),
    ),
    Marker(
        PartKind.NEXT_LEVEL, Reach.SENTENCE,
        r"An? (?:score of )?<score> (?:can|could|will|would|may|might) (?:only )?(?:then )?"
        r"(?:be (?:achieved|reached|attained|scored|given|awarded)|come into reach) "
        r"(?:only )?(?:by|through|with|if|when|once|after)\b",
        ("A '5' can only be achieved by", "A '4' will come into reach when"),
    ),
    Marker(
        PartKind.NO_FURTHER_ACTION, Reach.SENTENCE,
        r"No further action(?:s|\(s\))?(?:"
        r"(?: (?:is |are )?(?:required|needed|necessary|proposed|planned))?"
        r"(?: \(?(?:at present|at this (?:time|stage|point)|currently|for now))?<stop>"
        r"|(?= (?:at|is|are|required|needed|necessary|until|unless|as|because|but|pending|for|this)\b))",
        ("No further action.", "No further action at present.", "No further action (at present)."),
    ),
    Marker(
        PartKind.CARRIED_FORWARD, Reach.SENTENCE,
        r"(?:(?:(?:To be )?carried|carry) (?:forward|over) (?:in)?to (?:<year>|next year)"
        r"|To be carried (?:forward|over))<stop>?",
        ("To be carried forward to 2023.", "To be carried forward to 2023/24.", "To be carried forward."),
    ),
    Marker(
        PartKind.SAME_AS_PREVIOUS, Reach.SENTENCE,
        r"(?:As per|Same as|As in|As|See) (?:the )?(?:"
        r"(?:(?:previous|last|prior) year(?:['’]?s['’]?)?|<year>(?:['’]s)?) "
        r"(?:comment(?:ary|s|\(s\))?|update)<stop>?"
        r"|(?:previous|last|prior) year(?:[.;]|(?=\s*(?:\n|\Z))))",
        ("As per previous year's comment.", "As per 2022 comment.", "Same as previous year."),
    ),
)
# fmt: on
"""The markers; where two begin at one place, the one that stands first here is taken."""


@dataclass(frozen=True, slots=True)
class FoundMarker:
    """A marker in a text: `text[start:end]` is the marker as printed, with a bullet or bracket before it.

    `score` and `name` are what it says of a level, as printed without quotes or brackets, and null if it
    names none.
    """

    marker: Marker
    start: int
    end: int
    score: str | None
    name: str | None


def _compiled(pattern: str) -> re.Pattern[str]:
    spaced = pattern.replace(" ", r"\s+")
    return re.compile(re.sub("<([a-z]+)>", lambda phrase: _PHRASES[phrase[1]], spaced), re.IGNORECASE)


_PATTERNS: Final = tuple((marker, _compiled(marker.pattern)) for marker in MARKERS)
_LABELS: Final = (PartKind.COMMENTARY, PartKind.ACTION)

# Where a marker may begin: at the start of a line or a sentence; else with a capital, but not in the middle
# of a compound, after an opening quote, or as the last word of a phrase such as "plan of Action:".
_NO_START: Final = rf"(?<![\w{_MARKS}&#/-])" + "".join(
    rf"(?<!\b{word} )(?<!\b{word.title()} )" for word in ("of", "to", "the", "an", "our", "this")
)
_LEAD: Final = r"(?:•\s*)?\(?"
_PLACE: Final = re.compile(
    rf"(?:\A|(?<=[\n.:;!?]))\s*(?P<opening>{_LEAD})(?=\S)|(?=[A-Z•(]){_NO_START}(?P<inside>{_LEAD})(?=[A-Z])"
)


@lru_cache(maxsize=1024)  # each comment is read, and then checked
def find_markers(text: str) -> tuple[FoundMarker, ...]:
    """Return the markers of a comment in their order; they do not overlap.

    A marker begins with a capital, wherever it stands, as the full stop before it may be missing. One that
    is a sentence or its beginning may also be in lower case at the start of a line or of a sentence. Footnote marks
    are skipped.
    """
    text = without_marks(text)
    markers: list[FoundMarker] = []
    end = 0
    for place in _PLACE.finditer(text):
        if place.end() >= end and (found := _marker_at(text, place)):
            markers.append(found)
            end = found.end
    return tuple(markers)


def _marker_at(text: str, place: re.Match[str]) -> FoundMarker | None:
    capital = text[place.end()].isupper()
    for marker, pattern in _PATTERNS:
        match = pattern.match(text, place.end())
        if match and (capital or marker.kind not in _LABELS):
            groups = match.groupdict()
            return FoundMarker(
                marker=marker,
                start=place.end() - len(place["opening"] or place["inside"] or ""),
                end=match.end(),
                score=groups.get("quoted") or groups.get("bare"),
                name=groups.get("name"),
            )
    return None


def marker_table() -> str:
    """Return the table of docs/comments.md: the examples of each marker, the part it opens, and its reach."""
    rows = [
        f"| {' · '.join(f'`{example}`' for example in each.examples)} | `{each.kind}` | {each.reach} |"
        for each in MARKERS
    ]
    return "\n".join(["| marker | kind | its text goes to the |", "|---|---|---|", *rows])
