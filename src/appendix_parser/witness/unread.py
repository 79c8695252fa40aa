"""Ink that no word, ruling line or fill explains: pictures, drawn letters, ticks, stamps, values of forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from appendix_parser.geometry import Box, hull
from appendix_parser.page import Fill, PageContent, RulingLine, Word
from appendix_parser.witness.groups import groups_of
from appendix_parser.witness.ink import FAINTEST, Ink, strongest
from appendix_parser.witness.upright_view import View

_STRONG = 40  # levels of grey by which ink differs from its ground so that it may say something
_STEP = 28  # … and by which it differs from the pixel beside it
_TILE = 4  # pixels
_FULL = 32  # mean of a tile, of 255, that has enough ink
_MOST_TILES = 4000  # more than these are looked at through larger ones
_REACH = 10.0  # points; ink this close belongs together
_SPECK = 4.7  # points, with the pixels that a dot of 3 touches; nothing that small says anything
_MARGIN, _BESIDE, _LOW = (
    0.2,
    1.2,
    0.25,
)  # font sizes from such a speck to the words of its line, and its height
_BAND = 16.0  # points of height in which words are looked for together
_RULE = 4.5  # points; what is this thin, and much longer, is a line
_LONG = 4.0
_FRAME = 24.0  # points; a smaller one may be a ring around a score, a smaller picture a line of text
_BULLET = 16.0  # points; a fill up to this size may be a bullet
_LETTERS = 4  # fills side by side; a bullet has one
_LETTER = 3.0  # points; smaller fills are dots of a line
_FLAT = 0.62  # share of such a fill that is inked, if it is a plain disc, square or bar
_INKED = 60  # levels of grey by which it differs then
_CORNER = 8.0  # points; round corners, arrows and shadows of a larger fill
_LINE, _EDGE = 1.6, 1.4  # points on each side of a line's middle, and of a fill's edge
_SAMPLES, _AGREEING = 9, 3
_WIDEST = 8.0  # points on each side of the middle of a thick line
_THICKEST = 0.25  # … and share of its length; beside the stem of a letter are others
_SLANTED = 1.6  # font sizes
_PALEST = 140  # levels of grey; a watermark differs from its ground by less
_MOSTLY = 0.4  # share of the ink in a watermark's box that is pale: other text may be on it
_OWN = 0.05  # share of a square of its font size that a letter inks, at least
_ACROSS, _HIGH = 0.12, 0.12  # font sizes by which letters reach out of their word's box


def unread_areas(page: PageContent, ink: Ink, others: Iterable[Box], letters: Iterable[int]) -> list[Box]:
    """Return where there is ink that nothing explains.

    Args:
        page: the page with all its words, those that nobody can see too.
        ink: its ink.
        others: places of letters that are in no word and reported otherwise.
        letters: PDFium's characters of words that run straight: it may set them elsewhere than they were read.
    """
    view = ink.view
    others = list(others)
    words = _by_height(page.words)
    rest = ink.difference.point([0] * _STRONG + [255] * (256 - _STRONG))
    _erase(rest, page, ink, others, [_LINE] * len(page.lines), words)
    if rest.getbbox() is None:
        return []
    rest = _edges(view.picture)
    others += map(view.box, letters)
    _erase(rest, page, ink, others, [_half_width(line, ink) for line in page.lines], words)
    areas = [_exact(rest, view, area) for area in _clusters(rest, view)]
    return [
        area
        for area in areas
        if not (_is_border(rest, view, area) or (_says_nothing(area) and not _is_in_line(area, words)))
    ]


def _edges(picture: Image.Image) -> Image.Image:
    """Return where a pixel differs from the next one: nothing in plain ground, whatever its colour."""
    across = ImageChops.difference(picture, ImageChops.offset(picture, 1, 0))
    down = ImageChops.difference(picture, ImageChops.offset(picture, 0, 1))
    edges = strongest(ImageChops.lighter(across, down)).point([0] * _STEP + [255] * (256 - _STEP))
    # `offset` wraps around.
    ImageDraw.Draw(edges).rectangle((0, 0, edges.width - 1, edges.height - 1), outline=0)
    return edges


def _half_width(line: RulingLine, ink: Ink) -> float:
    """Return how far the ink of a line reaches to each side of its middle, in points, with room for its edges.

    It is sampled in several places, as the line may be dashed and other ink may cross it.
    """
    reached = []
    widest = min(_WIDEST, (line.end - line.start) * _THICKEST)
    for place in range(1, _SAMPLES + 1):
        along = line.start + (line.end - line.start) * place / (_SAMPLES + 1)
        reach = _LINE
        while reach < widest and all(_is_inked(line, along, by, ink) for by in (-reach, reach)):
            reach += 0.5
        reached.append(reach)
    reach = sorted(reached)[-_AGREEING]
    return reach + _LINE if reach > _LINE else _LINE


def _is_inked(line: RulingLine, along: float, beside: float, ink: Ink) -> bool:
    across = line.position + beside
    x, y = (along, across) if line.horizontal else (across, along)
    left, upper, _, _ = ink.view.pixels(Box(x, y, x, y))
    width, height = ink.difference.size
    value = ink.difference.getpixel((min(left, width - 1), min(upper, height - 1)))
    return isinstance(value, int) and value >= _STRONG


def _box_of(line: RulingLine) -> Box:
    if line.horizontal:
        return Box(line.start, line.position, line.end, line.position)
    return Box(line.position, line.start, line.position, line.end)


def _erase(
    rest: Image.Image,
    page: PageContent,
    ink: Ink,
    others: Iterable[Box],
    half_widths: Iterable[float],
    words: Mapping[int, Sequence[Word]],
) -> None:
    view = ink.view
    draw = ImageDraw.Draw(rest).rectangle
    (across, down), (x, y) = view.scale, view.origin

    def erase(x0: float, top: float, x1: float, bottom: float) -> None:
        draw(((x0 - x) * across, (top - y) * down, (x1 - x) * across, (bottom - y) * down), 0)

    for word in page.words:
        if not is_slanted(word):
            erase(*_room_of(word))
    for x0, top, x1, bottom in others:
        erase(x0 - 1, top - 1, x1 + 1, bottom + 1)
    drawn = _rows_of_letters(page.fills)
    for line, by in zip(page.lines, half_widths, strict=True):
        if line.end - line.start < _BULLET and _is_letter(_box_of(line), words, drawn):
            continue
        low, high = line.position - by, line.position + by
        start, end = line.start - by, line.end + by
        if line.horizontal:
            erase(start, low, end, high)
        else:
            erase(low, start, high, end)
    for part in chain(
        *(_plain_parts(fill, ink) for fill in page.fills if not _is_letter(fill.box, words, drawn)),
        *(_image_edges(image, ink) for image in page.images),
    ):
        erase(*part)
    _erase_slanted_words(rest, page.words, ink, erase)


def _erase_slanted_words(
    rest: Image.Image, words: Iterable[Word], ink: Ink, erase: Callable[[float, float, float, float], None]
) -> None:
    """Erase words that run at an angle, after all else: what is left in their boxes is theirs, or nothing explains it."""
    for word in filter(is_slanted, words):
        if not _erase_slanted(rest, word, ink):
            erase(*_room_of(word))


def _room_of(word: Word) -> Box:
    """Return the box of a word, and as much around it as letters reach out of it."""
    x0, top, x1, bottom = word.box
    by_x, by_y = _ACROSS * word.size + 0.5, _HIGH * word.size + 0.5
    return Box(x0 - by_x, top - by_y, x1 + by_x, bottom + by_y)


def is_slanted(word: Word) -> bool:
    """Return whether a word runs neither across nor down, so that there is room for others in the corners of its box."""
    return word.askew and min(word.box.width, word.box.height) > _SLANTED * word.size


def _erase_slanted(rest: Image.Image, word: Word, ink: Ink) -> bool:
    """Erase a pale word that runs at an angle, such as a watermark, and not what is darker; return False if it is dark.

    Other text on it, and all else that is explained, must be erased before.
    """
    pixels = ink.view.pixels(word.box)
    levels = ink.difference.crop(pixels)
    left = ImageChops.darker(levels, rest.crop(pixels)).histogram()
    counts = left[FAINTEST:_PALEST]
    level = FAINTEST + max(range(len(counts)), key=counts.__getitem__)
    across, down = ink.view.scale
    own = _OWN * len(word.text) * word.size**2 * across * down
    if sum(left[_PALEST:]) > own and sum(counts) < _MOSTLY * sum(left[FAINTEST:]):
        return False
    darker = levels.point([0] * (level + _STRONG) + [255] * (256 - level - _STRONG))
    near = darker.filter(ImageFilter.MaxFilter(3))
    rest.paste(ImageChops.darker(rest.crop(pixels), near), pixels[:2])
    return True


def _plain_parts(fill: Fill, ink: Ink) -> Iterator[Box]:
    """Yield the parts of a fill whose ink says nothing: all of a bullet, edges and corners of a shaded area."""
    x0, top, x1, bottom = fill.box
    if max(fill.box.width, fill.box.height) <= _BULLET:
        if _is_flat(fill, ink):
            yield fill.box.grown(_EDGE)
        return
    yield from _sides(fill.box)
    e, c = _EDGE, min(_CORNER, fill.box.width / 2, fill.box.height / 2)
    for x in (x0 - e, x1 - c):
        for y in (top - e, bottom - c):
            yield Box(x, y, x + c + e, y + c + e)


def _rows_of_letters(fills: Iterable[Fill]) -> Mapping[int, Sequence[Box]]:
    """Return the small fills beside each other with white between them, as drawn letters are, or marks of a score.

    They are ordered by height, as the words are.
    """
    small = [
        fill.box for fill in fills if _LETTER <= fill.box.height <= _BULLET and fill.box.width <= _BULLET
    ]
    found: defaultdict[int, list[Box]] = defaultdict(list)
    for group in groups_of(small, _REACH / 2):
        row = sorted((small[at] for at in group), key=lambda box: box.x0)
        level = [box for box in row if abs(box.y_mid - row[0].y_mid) <= row[0].height / 2]
        apart = sum(right.x0 > left.x1 for left, right in pairwise(level))
        if 2 * len(level) > len(row) and apart >= _LETTERS - 1:
            for box in level:
                found[int(box.y_mid // _BAND)].append(box)
    return found


def _image_edges(image: Box, ink: Ink) -> Iterator[Box]:
    """Yield the edges of an image, but not of a low one that may be a line of text: they would be most of it."""
    if max(image.width, image.height) <= _BULLET and _inked(image, ink) >= _FLAT:
        yield image.grown(_EDGE)
    elif min(image.width, image.height) >= _FRAME or ink.contrast(image.grown(-1)) < FAINTEST:
        yield from _sides(image)


def _sides(box: Box) -> Iterator[Box]:
    x0, top, x1, bottom = box
    yield Box(x0, top, x1, top).grown(_EDGE)
    yield Box(x0, bottom, x1, bottom).grown(_EDGE)
    yield Box(x0, top, x0, bottom).grown(_EDGE)
    yield Box(x1, top, x1, bottom).grown(_EDGE)


def _is_flat(fill: Fill, ink: Ink) -> bool:
    """Return whether most of a small fill's box has its colour, as of a disc or square, not of a letter."""
    return 1 - _inked(fill.box, ink) >= _FLAT  # its colour is ground


def _inked(box: Box, ink: Ink) -> float:
    """Return the share of a box that differs from its ground."""
    part = ink.difference.crop(ink.view.pixels(box))
    whole = part.width * part.height
    return sum(part.histogram()[_INKED:]) / whole if whole else 0.0


def _clusters(rest: Image.Image, view: View) -> list[Box]:
    tile = _TILE
    tiles = rest.reduce(tile)
    full = _FULL
    while (count := sum(tiles.histogram()[full:])) > _MOST_TILES:
        tiles, tile, full = tiles.point([0] * full + [255] * (256 - full)).reduce(2), tile * 2, 1
    if not count:
        return []
    data, width = tiles.tobytes(), tiles.width
    boxes = [
        view.points((column * tile, row * tile, (column + 1) * tile, (row + 1) * tile))
        for row, column in (divmod(at, width) for at, value in enumerate(data) if value >= full)
    ]
    return [hull(boxes[at] for at in group) for group in groups_of(boxes, _REACH)]


def _exact(rest: Image.Image, view: View, area: Box) -> Box:
    """Return where the ink of a cluster is, to the pixel."""
    left, upper, right, lower = view.pixels(area)
    found = rest.crop((left, upper, right, lower)).getbbox()
    if found is None:
        return area
    return view.points((left + found[0], upper + found[1], left + found[2], upper + found[3]))


def _says_nothing(area: Box) -> bool:
    thin, long = sorted((area.width, area.height))
    return long <= _SPECK or (thin <= _RULE and long >= _LONG * thin)


def _by_height(words: Iterable[Word]) -> Mapping[int, Sequence[Word]]:
    """Return the words at each height: a page may have thousands of words and of dots."""
    bands: defaultdict[int, list[Word]] = defaultdict(list)
    for word in words:
        for band in range(int(word.box.top // _BAND), int(word.box.bottom // _BAND) + 1):
            bands[band].append(word)
    return bands


def _is_letter(area: Box, words: Mapping[int, Sequence[Word]], drawn: Mapping[int, Sequence[Box]]) -> bool:
    """Return whether small ink may be a letter or a part of one: it is in a line of words, or of drawn letters."""
    is_small = max(area.width, area.height) <= _BULLET
    return is_small and (
        _is_in_line(area, words) or any(map(area.overlaps, drawn.get(int(area.y_mid // _BAND), ())))
    )


def _is_in_line(area: Box, words: Mapping[int, Sequence[Word]]) -> bool:
    """Return whether ink is between two words of a line, close to both and nearly as high as they: a letter does."""

    def is_close(word: Word, gap: float) -> bool:
        near = -_MARGIN * word.size < gap < _BESIDE * word.size
        as_high = _LOW * word.size < area.height < word.size
        return near and as_high and word.box.top < area.y_mid < word.box.bottom

    level = words.get(int(area.y_mid // _BAND), ())
    before = any(is_close(word, area.x0 - word.box.x1) for word in level)
    return before and any(is_close(word, word.box.x0 - area.x1) for word in level)


def _is_border(rest: Image.Image, view: View, area: Box) -> bool:
    """Return whether nothing but the edges of a larger area are inked: it is a plain one, of another colour."""
    if min(area.width, area.height) < _FRAME:
        return False
    by = _EDGE
    inner = view.pixels(Box(area.x0 + by, area.top + by, area.x1 - by, area.bottom - by))
    return rest.crop(inner).getbbox() is None
