"""The document as the page's script reads it: JSON that no browser can take for markup."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import chain, repeat
from typing import Any

from appendix_parser.coverage import Fate, Ledger, Trace
from appendix_parser.geometry import rounded
from appendix_parser.notation.choices import possible_scores
from appendix_parser.page import PageContent
from appendix_parser.records import Correction

_FATES = (*Fate, None)
_MARKUP = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def payload(trace: Trace, pictures: Iterable[str | None], corrections: Iterable[Correction] = ()) -> str:
    """Return the document for an element `<script type="application/json">`.

    `appendix` is the published JSON; `unapplied` has those of `corrections` that it does not; `scores` has every score
    that the document's levels allow, by `choice_key`; `pages` has for each page its size in points, its image, and its
    words: `[x0, top, x1, bottom, fate, text]`, where `fate` counts the fields of `coverage` from `records` on.
    """
    appendix = trace.appendix
    applied = {(correction.pointer, correction.field) for correction in appendix.corrections}
    document = {
        "appendix": appendix.model_dump(mode="json"),
        "unapplied": [c.model_dump(mode="json") for c in corrections if (c.pointer, c.field) not in applied],
        "scores": {
            key: score.model_dump(mode="json") for key, score in possible_scores(trace.scoring).items()
        },
        "pages": [
            _page(page, trace.ledger, picture)
            for page, picture in zip(trace.pages, chain(pictures, repeat(None)), strict=False)
        ],
    }
    return json.dumps(document, separators=(",", ":"), allow_nan=False).translate(_MARKUP)


def _page(page: PageContent, ledger: Ledger, picture: str | None) -> dict[str, Any]:
    width, height = page.shown_size
    return {
        "number": page.number,
        "width": round(width, 2),
        "height": round(height, 2),
        "image": picture,
        "words": [
            [*rounded(page.shown(word.box)), _FATES.index(ledger.fate_of(word)), word.text]
            for word in page.words
        ],
    }
