"""Defines how far apart things may be: the numbers that all of layout uses, one for each idea.

Points measure what programs draw, font sizes what follows from the text. Counts and shares say what hardly happens by
chance. A number that only one module needs is in that module.
"""

from __future__ import annotations

SAME = 1.0
"""Points: things drawn at one place differ by no more, because of rounding or double drawing."""

SAME_START = 1.5
"""Points: a left edge, the middle of a text or the end of a thick line may vary by this much."""

NEAR = 3.0
"""Points: lines that miss each other by this much still meet, and rules this close are one, double or in pieces."""

TOUCH = 4.0
"""Points: white between two cells of a table, or by which its columns move from page to page."""

SAME_END = 6.0
"""Points: the ends of rules of one table differ by no more."""

LOWEST = 6.0
"""Points: a shaded row is at least this high."""

THIN = 8.0
"""Points: a thinner column or row holds no text."""

APART = 20.0
"""Points: the pieces of a rule, one for each column, are not further apart."""

LAP = 0.15
"""Font sizes: a word's box may overlap that of the next line by this much."""

SPACE = 0.25
"""Font sizes: the white between two words."""

WIDE_SPACE = 0.4
"""Font sizes: wider white is hardly between two words of a sentence."""

LEAST_GAP = 0.6
"""Font sizes: white this wide may separate columns; in justified text a space has up to 0.5."""

ROW_GAP = 0.8
"""Font sizes: white this wide is hardly between two words or two lines."""

PARAGRAPH = 1.3
"""Font sizes: white this wide is hardly between two paragraphs of a cell."""

BREAK = 1.8
"""Font sizes: white between two lines that ends a table without rules."""

WIDE_BREAK = 2.6
"""Font sizes: the same if several gutters continue below it."""

INDENT = 2.0
"""Font sizes: items of a list may be indented by this much."""

ENOUGH = 3
"""This many texts, lines, rows or columns hardly agree by chance."""

MOST = 0.8
"""Share: nearly all of the texts, or of the width."""

LARGER = 1.08
"""Factor: text that is this much larger is in another style, such as a heading's."""
