"""The document as the page's script reads it: JSON that no browser can take for markup."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, repeat
from typing import Any, TypeAlias

from appendix_parser.coverage.ledger import Fate, Ledger, Trace
from appendix_parser.geometry import rounded
from appendix_parser.notation.choices import possible_scores
from appendix_parser.notation.scale import ScoringSystem
from appendix_parser.page import PageContent
from appendix_parser.records import Appendix, Correction

Sheet: TypeAlias = Mapping[str, Any]
"""A page: its `number`, its `width` and `height` in points, and its `words`."""

_FATES = (*Fate, None)
_MARKUP = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def payload(
    appendix: Appendix,
    sheets: Iterable[Sheet],
    scores: Mapping[str, Any],
    pictures: Iterable[str | None],
    corrections: Iterable[Correction] = (),
    **more: Any,
) -> str:
    """Return the document for an element `<script type="application/json">`.

    `appendix` is the published JSON; `unapplied` has those of `corrections` that it does not; `scores` is `scores_of` the
    document; `pages` has its sheets, each with its `image`; `more` is for who builds the page.
    """
    document = {
        "appendix": appendix.model_dump(mode="json"),
        "unapplied": [each.model_dump(mode="json") for each in unapplied(appendix, corrections)],
        "scores": scores,
        "pages": [
            {**sheet, "image": picture}
            for sheet, picture in zip(sheets, chain(pictures, repeat(None)), strict=False)
        ],
        **more,
    }
    return island(document)


def island(value: Any) -> str:
    """Return a value as JSON for an element `<script type="application/json">`."""
    return json.dumps(value, separators=(",", ":"), allow_nan=False).translate(_MARKUP)


def unapplied(appendix: Appendix, corrections: Iterable[Correction]) -> list[Correction]:
    """Return those of the corrections that an appendix does not have."""
    applied = {(correction.pointer, correction.field) for correction in appendix.corrections}
    return [each for each in corrections if (each.pointer, each.field) not in applied]


def scores_of(scoring: ScoringSystem) -> Mapping[str, Any]:
    """Return every score that the document's levels allow, by `choice_key`."""
    return {key: score.model_dump(mode="json") for key, score in possible_scores(scoring).items()}


def sheets_of(trace: Trace) -> Sequence[Sheet]:
    """Return the pages of a document.

    Each word is `[x0, top, x1, bottom, fate, text]`, where `fate` counts the fields of `coverage` from `records` on.
    """
    return [_sheet(page, trace.ledger) for page in trace.pages]


def _sheet(page: PageContent, ledger: Ledger) -> Sheet:
    width, height = page.shown_size
    return {
        "number": page.number,
        "width": round(width, 2),
        "height": round(height, 2),
        "words": [
            [*rounded(page.as_shown(word.box)), _FATES.index(ledger.fate_of(word)), word.text]
            for word in page.words
        ],
    }
