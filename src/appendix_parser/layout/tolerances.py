"""How far apart things may be: the numbers that all of layout goes by, one for each idea.

Points measure what programs draw, font sizes what follows from the text. Counts and shares say what hardly happens by
chance. A number that only one module needs is in that module.
"""

from __future__ import annotations

SAME = 1.0
"""Points: what is drawn at one place differs by no more, as it is rounded or drawn twice."""

SAME_START = 1.5
"""Points: by so much a left edge, the middle of a text or the end of a thick line may vary."""

NEAR = 3.0
"""Points: lines that miss each other by so much still meet, and rules so close are one, drawn double or in pieces."""

TOUCH = 4.0
"""Points: white between two cells of a table, or by which its columns move from page to page."""

SAME_END = 6.0
"""Points: rules of one table end at the same place except for this."""

LOWEST = 6.0
"""Points: a shaded row is at least this high."""

THIN = 8.0
"""Points: a column or row that is thinner holds no text."""

APART = 20.0
"""Points: the pieces of a rule, one for each column, are not further apart."""

LAP = 0.15
"""Font sizes: by so much a word's box may lap over that of the next line."""

SPACE = 0.25
"""Font sizes: the white between two words."""

WIDE_SPACE = 0.4
"""Font sizes: white that hardly stands between two words of a sentence."""

LEAST_GAP = 0.6
"""Font sizes: white so wide may separate columns; in justified text a space has up to 0.5."""

ROW_GAP = 0.8
"""Font sizes: white so wide is hardly that between two words or two lines."""

PARAGRAPH = 1.3
"""Font sizes: white so wide is hardly that between two paragraphs of a cell."""

BREAK = 1.8
"""Font sizes: white between two lines that ends a table which no rule holds together."""

WIDE_BREAK = 2.6
"""Font sizes: the same where several gutters continue below it."""

INDENT = 2.0
"""Font sizes: by so much items of a list may be indented."""

ENOUGH = 3
"""So many texts, lines, rows or columns hardly agree by chance."""

MOST = 0.8
"""Share: nearly all of the texts, or of the width."""

LARGER = 1.08
"""Factor: text that is larger by so much is in another style, as a heading is."""
