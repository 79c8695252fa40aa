"""Random appendix PDFs with their truth: what drives the property tests and the soak.

How to use it::

    from tests.generator import build, differences

    document = build(seed=7, level="ruled")      # the same seed and level give the same bytes
    document.pdf, document.truth, document.style
    document = drawn(7, "ruled")                 # the same, drawn once: do not change it
    for difference in differences(document.truth, appendix_as_json):
        print(difference)                        # "/sections/0/objectives/2/title: want '…', got '…'"

`python -m tests.generator SEED --level ruled -o file.pdf` writes one to look at (from the root of the
checkout). Levels: `plain` is the plain grid in a few fonts and sizes; `ruled` varies rules, shading, page
ends, headers, headings, columns and wording on plain pages; `any` is everything; `framed` is the same with
frames around tables whose columns no line parts, `sparse` with lines only between rows or below the header;
`other` adds what other bodies do: their identifiers, score notations, levels, columns that are not for
years, and fonts that say little; `adorned` adds pictures, colours, small print and the other things
around and in text that must disturb nobody. With Hypothesis use `documents(level)` or `styles(level)` of
`tests.generator.strategies`.

The way through: `style` (what to draw like) and `content` (what to say: the truth) → `blocks` (tables and
lines of text) → `layout` (pages of marks) → `paint` (the PDF). Every mark carries the JSON Pointer of the
truth field whose text it draws, so a document can tell where each value stands (`Document.places`).
"""

from functools import lru_cache

from tests.generator.compare import differences
from tests.generator.document import Document, build
from tests.generator.style import PLAIN, Style, random_style

__all__ = ["PLAIN", "Document", "Style", "build", "differences", "drawn", "random_style"]

drawn = lru_cache(maxsize=100)(build)
"""Does what `build` does, once for tests that only look at the same document."""
