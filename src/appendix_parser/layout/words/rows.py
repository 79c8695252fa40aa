"""Finds rows from white space: which lines of a table belong to one row, where no line is drawn between."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from appendix_parser.layout.tolerances import (
    ENOUGH,
    MOST,
    PARAGRAPH,
    ROW_GAP,
    SAME,
    SPACE,
    WIDE_SPACE,
)
from appendix_parser.layout.words.bands import Band, ink
from appendix_parser.layout.words.marks import counts_up, is_figure
from appendix_parser.layout.words.page_text import Segment
from appendix_parser.page import are_bold

_STOPS = ".!?:;”’"


def key_columns(bands: Sequence[Band]) -> set[int]:
    """Return the columns whose texts are figures: two of them, one above the other, are two rows."""
    texts: dict[int, list[str]] = defaultdict(list)
    for band in bands:
        if not band.spanning:
            for column, found in band.columns.items():
                texts[column] += [segment.text for segment in found]
    return {column for column, found in texts.items() if sum(map(is_figure, found)) >= MOST * len(found)}


def stacked_columns(bands: Sequence[Band], keys: set[int]) -> list[int]:
    """Return the columns of figures in which figures are one above the other."""
    return [key for key in keys if sum(_has_figure(band, key) for band in bands) > 1]


def _has_figure(band: Band, column: int) -> bool:
    return column in band.columns and is_figure(band.text(column))


def wrapped(bands: Sequence[Band], rooms: Sequence[float]) -> set[int]:
    """Return the bands that continue the band above: the next word did not fit, or is in lower case.

    Args:
        bands: from top to bottom.
        rooms: the width, in points, that text can surely take in each column.
    """
    return {
        index
        for index, (upper, lower) in enumerate(pairwise(bands), 1)
        if not (upper.spanning or lower.spanning)
        and (
            any(
                _wraps(upper.columns[column], lower.columns[column], rooms[column])
                for column in upper.columns.keys() & lower.columns.keys()
            )
            or _goes_on_in_small_letters(bands[0], upper, lower)
        )
    }


def _goes_on_in_small_letters(first: Band, upper: Band, lower: Band) -> bool:
    """Return whether a band's texts, except a label, continue in lower case in columns that begin with a capital."""
    columns = upper.columns.keys() & lower.columns.keys() - {0}
    return len(columns) > 1 and all(
        first.text(column)[:1].isupper()
        and upper.text(column)[-1] not in _STOPS
        and lower.text(column)[0].islower()
        for column in columns
    )


def _wraps(upper: Sequence[Segment], lower: Sequence[Segment], room: float) -> bool:
    """Return whether the last line of `upper` had no room for the first word of `lower`.

    Single words show nothing, nor do numbers that count up, nor does a line that ends a sentence before another begins.
    """
    line, word = upper[-1], lower[0].words[0]
    if len(line.words) < 2 or line.words[0].bold != word.bold or counts_up(line.text, lower[0].text):
        return False
    if line.words[-1].text[-1] in _STOPS and not word.text[0].islower():
        return False
    return line.x1 - line.x0 + SPACE * word.size + word.box.width > room


def holds_rows(bands: Sequence[Band], size: float) -> bool:
    """Return whether the text between two rules is several rows: a first-column text begins below much white."""
    gaps = _Gaps(bands, size)
    texts = _first_column_texts(bands, gaps, ())
    first = texts[0][0] if texts else 0
    is_bare_number = len(bands) > 1 and _is_bare(bands[-1:]) and _has_figure(bands[-1], 0)
    if is_bare_number and gaps.above[-1] > ROW_GAP * size:
        return True
    if _begins_below(bands[first], gaps.above[first], size):
        return True
    if first and gaps.loose[first] and _is_top_aligned(bands[first:]):
        return True
    return any(
        (gaps.loose[start] or gaps.above[start] > ROW_GAP * size) and len(bands[start].columns) > 1
        for start, _ in texts[1:]
    )


def _begins_below(band: Band, gap: float, size: float) -> bool:
    """Return whether a row begins below the end of another, from the page before."""
    return gap > PARAGRAPH * size and len(band.columns) >= ENOUGH and _begins_all(band)


def find_rows(
    bands: Sequence[Band],
    size: float,
    keys: set[int],
    *,
    headed: bool,
    resumed: bool = False,
    joined: Collection[int] = (),
) -> list[list[Band]]:
    """Group bands into rows: each row has one nucleus, and the bands around it belong to it.

    Nuclei are lines with figures: two of them, one above the other, are two rows. In a table without figures they are
    the texts of the first column. If nuclei are at the top of their rows, rows begin with them; otherwise rows are
    separated where the white between nuclei is widest.

    Args:
        bands: from top to bottom.
        size: the table's font size.
        keys: the columns of figures.
        headed: whether the header is elsewhere; if not, what comes before the first nucleus is the header.
        resumed: whether the first band may continue a row of the page before.
        joined: the bands that surely continue the one above.
    """
    gaps = _Gaps(bands, size)
    nuclei = _figure_lines(bands, keys, headed=headed) or _first_column_texts(bands, gaps, joined)
    if not nuclei:
        return [list(bands)]
    first = nuclei[0][0]
    row = bands[first : nuclei[1][0]] if len(nuclei) > 1 else bands[first:]
    starts = _starts_above(bands[:first], row, gaps, size, headed=headed, resumed=resumed)
    starts |= _label_starts(bands, range(nuclei[-1][1] + 1, len(bands)), gaps)
    starts -= set(joined)
    at_top = not headed or all(band.heads for band in bands[:first])
    top_aligned = at_top and _heads(bands[first], keys, size)
    for (_, upper), (lower, _) in pairwise(nuclei):
        between = [i for i in range(upper + 1, lower + 1) if i not in joined] or [lower]
        starts |= _starts_between(bands, between, gaps, top_aligned=top_aligned)
    return _parted_at(bands, starts)


def _starts_above(
    above: Sequence[Band], row: Sequence[Band], gaps: _Gaps, size: float, *, headed: bool, resumed: bool
) -> set[int]:
    """Return where rows begin down to the first nucleus, with which `row` begins; for the rest see `find_rows`."""
    first = len(above)
    if not headed:
        starts = _header_starts(above) | {0, first}
    else:
        starts = {0} | _label_starts([*above, *row], [i for i in range(first) if above[i].heads], gaps)
    # The end of the row before may also be below a repeated header.
    begins_below = _begins_below(row[0], gaps.above[first], size)
    resumed = resumed or (headed and (begins_below or _is_top_aligned(row)))
    if resumed and (gaps.is_wide(first) or _has_ended(above, row[0])) and _begins_row(row):
        starts.add(first)
    return starts


def _has_ended(above: Sequence[Band], band: Band) -> bool:
    """Return whether the rest of a row, from the page before, ends as a sentence does, and a band begins like one."""
    last = {column: band.text(column) for band in above for column in band.columns}
    goes_on = any(first.text(column)[:1].islower() for first in above[:1] for column in first.columns)
    ended = all(text[-1:] in _STOPS for text in last.values())
    return goes_on and ended and not any(band.text(column)[:1].islower() for column in band.columns)


def _figure_lines(bands: Sequence[Band], keys: set[int], *, headed: bool) -> list[tuple[int, int]]:
    """Return the bands with figures; years in a bold header do not belong to a row."""
    body = 0 if headed else next((i for i, band in enumerate(bands) if not are_bold(band.words)), 0)
    return [(i, i) for i in range(body, len(bands)) if any(_has_figure(bands[i], key) for key in keys)]


def _begins_row(row: Sequence[Band]) -> bool:
    """Return whether all texts of a row begin on its first line, or it has nothing but a label."""
    whole = set(row[0].columns) == set().union(*(band.columns for band in row))
    return (whole and _begins_all(row[0])) or _is_bare(row)


def header_rows(bands: Sequence[Band]) -> list[list[Band]]:
    """Group the bands of a header into rows; the lines of a cell may be at any height in it.

    Only text across several columns separates its rows, and the change from bold to plain text ends it.
    """
    return _parted_at(bands, _header_starts(bands))


def _parted_at(bands: Sequence[Band], starts: Collection[int]) -> list[list[Band]]:
    """Return bands as rows that begin with the first and at the given ones."""
    order = sorted({0, *starts})
    return [list(bands[a:b]) for a, b in pairwise([*order, len(bands)])]


def _header_starts(bands: Sequence[Band]) -> set[int]:
    return {
        index
        for index, (upper, lower) in enumerate(pairwise(bands), 1)
        if upper.spanning or lower.spanning or (are_bold(upper.words) and not are_bold(lower.words))
    }


def _begins_all(band: Band) -> bool:
    """Return whether all texts of a band are on one line: the cells of a row whose text begins at the top."""
    heights = [segment.words[0].box.bottom for found in band.columns.values() for segment in found[:1]]
    return len(heights) > 1 and max(heights) - min(heights) <= SAME


def _is_top_aligned(row: Sequence[Band]) -> bool:
    """Return whether several texts of a row, with different numbers of lines, begin on its first line."""
    lines = Counter(column for band in row for column in band.columns)
    begun = {lines[column] for column in row[0].columns}
    return len(row[0].columns) >= ENOUGH and len(begun) > 1 and _begins_all(row[0])


def _heads(band: Band, keys: Collection[int], size: float) -> bool:
    """Return whether figures, or without figures the text of the first column, are in the first line of a band."""
    tops = [ink(s)[0] for column in band.columns for s in band.columns[column] if column in (keys or {0})]
    return min(tops, default=band.top) - band.top <= WIDE_SPACE * size


def _is_bare(row: Sequence[Band]) -> bool:
    """Return whether a row has text only in its first column."""
    return len(row) == 1 and set(row[0].columns) == {0}


class _Gaps:
    """The white above each band; it is loose if it is wider than between the lines of a cell."""

    def __init__(self, bands: Sequence[Band], size: float) -> None:
        self.above = [0.0, *(lower.top - upper.bottom for upper, lower in pairwise(bands))]
        usual = sorted(_line_gap(upper, lower) for upper, lower in pairwise(bands))
        # A tenth of the gaps may be accidents: lines of two columns that overlap each other.
        line_gap = usual[len(usual) // 10] if usual else 0.0
        self.loose = [gap > line_gap + SPACE * size for gap in self.above]
        self.differ = any(self.loose)
        self._size = size

    def is_wide(self, index: int) -> bool:
        """Return whether the white above a band is hardly between lines or paragraphs of a cell."""
        return self.loose[index] or self.above[index] > PARAGRAPH * self._size


def _line_gap(upper: Band, lower: Band) -> float:
    """Return the white between two bands, in a column in which both have text, if any: other lines may overlap it."""
    gaps = [
        ink(lower.columns[column][0])[0] - ink(upper.columns[column][-1])[1]
        for column in upper.columns.keys() & lower.columns.keys()
    ]
    return min(gaps, default=lower.top - upper.bottom)


def _first_column_texts(bands: Sequence[Band], gaps: _Gaps, joined: Collection[int]) -> list[tuple[int, int]]:
    """Return first and last band of each text in the first column."""
    texts: list[tuple[int, int]] = []
    for index, band in enumerate(bands):
        if 0 not in band.columns:
            continue
        near = bool(texts) and texts[-1][1] == index - 1 and not gaps.loose[index]
        near = near and (gaps.differ or _goes_on_small(bands[texts[0][0]].text(0), band.text(0)))
        held = bool(texts) and all(i in joined for i in range(texts[-1][1] + 1, index + 1))
        if held or (near and not band.spanning):
            texts[-1] = (texts[-1][0], index)
        else:
            texts.append((index, index))
    return texts


def _goes_on_small(first: str, text: str) -> bool:
    """Return whether a text in lower case continues the line above, if texts begin with a capital."""
    return first[:1].isupper() and text[:2].isalpha() and text[:2].islower()


def _starts_between(
    bands: Sequence[Band], between: Sequence[int], gaps: _Gaps, *, top_aligned: bool
) -> set[int]:
    """Return where rows begin between two nuclei: at one place, except that labels are rows of their own.

    Args:
        bands: all bands.
        between: those after the first nucleus, up to the second, that may begin a row.
        gaps: the white above each band.
        top_aligned: whether rows begin with their nuclei.
    """
    lower = between[-1]
    labels = _label_starts(bands, between[:-1], gaps)
    if labels:
        goes_on = bands[lower].text(0)[:1].islower() and not bands[lower - 1].spanning
        return labels if goes_on else labels | {lower}
    if top_aligned and (gaps.loose[lower] or not any(gaps.loose[i] for i in between)):
        return {lower}

    def signs(index: int) -> tuple[bool, bool, float, int]:
        ends = not _sentence_continues(bands[index - 1], bands[index])
        return gaps.loose[index], ends, round(gaps.above[index], 1), index

    return {max(between, key=signs)}


def _sentence_continues(upper: Band, lower: Band) -> bool:
    """Return whether a sentence continues in a column from one band to the next."""
    return any(
        upper.text(column)[-1] not in _STOPS and lower.text(column)[0].islower()
        for column in upper.columns.keys() & lower.columns.keys()
    )


def _label_starts(bands: Sequence[Band], indices: Iterable[int], gaps: _Gaps) -> set[int]:
    """Return where labels begin and end: lines across columns, or in the first column alone.

    A line in the first column alone may also continue the one above. It then begins in lower case, or is close to that
    line in a table whose rows are looser than its lines.
    """
    starts = set()
    for index in indices:
        band = bands[index]
        if band.spanning:
            starts |= {index, index + 1}
        elif (
            set(band.columns) == {0}
            and not band.text(0)[:1].islower()
            and (gaps.loose[index] or not gaps.differ)
        ):
            starts.add(index)
    return {start for start in starts if start < len(bands)}


def row_boundaries(rows: Sequence[Sequence[Band]]) -> list[float]:
    """Return the middles of the gaps between rows."""
    return [(upper[-1].bottom + lower[0].top) / 2 for upper, lower in pairwise(rows)]
