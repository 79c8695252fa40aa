"""Words and lines as text: what fonts and line ends did to them is undone, what was printed stays."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

SEPARATORS: Final = frozenset("-–—:|")
"""Dashes and other marks, alone between two parts of a cell, such as a score and its comment."""

BULLET: Final = "•"

BULLETS: Final = frozenset("•◦‣⁃∙·●○■□▪▫◆◇◾◽⧫⬥⬧❑❒❖➔➢➤►▶✦")

# Symbol fonts (Symbol, Wingdings) have no Unicode of their own: their glyphs come out as U+F000 plus the
# code. Only the codes that word processors offer as bullets; a tick (F0FC) or a cross (F0FB) says something.
_SYMBOL_BULLETS: Final = (
    0x6C, 0x6E, 0x6F, 0x71, 0x72, 0x73, 0x74, 0x75, 0x76, 0x77, 0x9E, 0x9F, 0xA1, 0xA7, 0xA8, 0xB7, 0xD8,
)  # fmt: skip
_LIGATURES: Final = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
FIRST_TAG: Final = "\U000e0000"
_LAST_TAG: Final = "\U000e007f"
# Zero-width spaces and joiners, marks and overrides of writing direction, tags.
_INVISIBLE: Final = (
    0x61C, 0x180E, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070),
    *range(ord(FIRST_TAG), ord(_LAST_TAG) + 1),
)  # fmt: skip

_REPLACED: Final = (
    {ord(ligature): letters for ligature, letters in _LIGATURES.items()}
    | {0xF000 + code: BULLET for code in _SYMBOL_BULLETS}
    | dict.fromkeys(_INVISIBLE)
)

SUPERSCRIPTS: Final = dict(zip("0123456789+-−()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾", strict=True))
SUBSCRIPTS: Final = dict(zip("0123456789", "₀₁₂₃₄₅₆₇₈₉", strict=True))
SUPERSCRIPT_LETTERS: Final = dict(zip("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True))

_RAISED: Final = "".join(dict.fromkeys((*SUPERSCRIPTS.values(), *SUPERSCRIPT_LETTERS.values())))
_WITHOUT_MARKS: Final = dict.fromkeys(map(ord, _RAISED), " ")
_MARKS_AT_END: Final = re.compile(f"[{_RAISED}]*")

_FRACTION: Final = re.compile("([⁰¹²³⁴⁵⁶⁷⁸⁹]+)[⁄/]([₀₁₂₃₄₅₆₇₈₉]+)")
FRACTIONS: Final = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_FRACTIONS: Final = {unicodedata.normalize("NFKC", each): each for each in FRACTIONS}

SOFT_HYPHEN: Final = "\u00ad"
_SOFT_HYPHENS: Final = re.compile(
    rf"(?P<point>(?<=[^\W\d_]){SOFT_HYPHEN}+(?=[^\W\d_]))|(?P<end>(?<=[^\W\d_]){SOFT_HYPHEN}+$)|{SOFT_HYPHEN}+"
)

_HYPHENS: Final = frozenset("-‐‑–—")
# "short- and long-term": the hyphen stands for the second half of a later word, not for a break.
_AFTER_SUSPENDED_HYPHEN: Final = frozenset({"and", "or", "to"})
_MOST_PIECES_OF_A_WORD: Final = 6
_PUNCTUATION: Final = re.compile(rf"^[\W{_RAISED}]+|[\W{_RAISED}]+$")
_ADDRESS: Final = re.compile(r"\W*(?:https?://|www\.)\w.*[\w/-]$", re.IGNORECASE)
_MAIL_ADDRESS: Final = re.compile(r"\W*[\w.+-]+@[\w.-]*")
_HALF_MAIL_ADDRESS: Final = re.compile(r".*@(?:[\w-]*|.*[.-]\w?)")
_REST_OF_MAIL_ADDRESS: Final = re.compile(r"(?:[a-z]{1,6}|[a-z0-9-]*(?:\.[a-z]{2,})+)[,;:.)]*")
_REST_OF_HALF: Final = re.compile(r"(?=[.a-z0-9])[a-z0-9-]*(?:\.[a-z]{2,})*[,;:.)]*")
_CLOSING: Final = re.compile(r"(?:[.,:;)\]!?%]|[.,:;)\]!?%][.,:;)\]!?’”])")


def clean_word(text: str) -> str:
    """Return a word as Unicode NFC, with plain letters for what fonts and producers put in their place.

    Ligatures become letters, bullets of symbol fonts `•`, odd spaces plain ones; control and zero-width
    characters go. Quotes and dashes stay as printed. A soft hyphen between two letters goes; at the end of
    the word it stays for `join_lines`; next to anything else it is a hyphen that the font names wrongly.

    The result is empty if nothing of the word can be seen.
    """
    if text.isascii() and text.isprintable() and " " not in text:
        return text
    visible = "".join(map(_visible, text.translate(_REPLACED)))
    composed = unicodedata.normalize("NFC", " ".join(visible.split()))
    composed = _FRACTION.sub(_fraction, composed)
    return unicodedata.normalize("NFC", _SOFT_HYPHENS.sub(_soft_hyphen, composed))


def is_tag(character: str) -> bool:
    """Return whether a character is a tag, which nobody can see."""
    return FIRST_TAG <= character <= _LAST_TAG


def without_marks(text: str) -> str:
    """Return a text with a space for each raised character, so that `2023¹` is found to be a year; of the same length."""
    return text if text.isascii() else text.translate(_WITHOUT_MARKS)


def past_marks(text: str, end: int) -> int:
    """Return where the raised characters end that begin at that place, which may be none."""
    found = _MARKS_AT_END.match(text, end)
    return found.end() if found else end


def clean_text(text: str) -> str:
    """Return a text from outside as one that was read: every word clean, one space between, lines kept."""
    lines = (" ".join(filter(None, map(clean_word, line.split()))) for line in text.splitlines())
    return "\n".join(lines).strip()


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if character.isspace():
        return " "
    if category == "Cc":
        return ""
    # A lone surrogate is not a character and could not be written out.
    return "\ufffd" if category == "Cs" else character


def _fraction(found: re.Match[str]) -> str:
    """Return a fraction of raised and lowered figures as one character, if there is one."""
    return _FRACTIONS.get(unicodedata.normalize("NFKC", f"{found[1]}⁄{found[2]}"), f"{found[1]}⁄{found[2]}")


def _soft_hyphen(found: re.Match[str]) -> str:
    if found["point"]:
        return ""
    return SOFT_HYPHEN if found["end"] else "-"


def runs_left(text: str) -> bool:
    """Return whether a text has a letter of a script that runs from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(each) in ("R", "AL") for each in text)


def runs_right(text: str) -> bool:
    """Return whether a text has a letter of a script that runs from left to right."""
    return any(unicodedata.bidirectional(each) == "L" for each in text)


def in_reading_order(words: Sequence[str]) -> Sequence[str]:
    """Return a line's words, given from left to right, in the order in which they are read.

    Words that run from right to left are read from the last to the first, with the numbers among them and to their
    left; a line as a whole is read from left to right.
    """
    if not runs_left("".join(words)):
        return words
    found: list[str] = []
    run: list[str] = []
    for word in words:
        if not runs_right(word) and (run or runs_left(word) or word[0].isdecimal()):
            run.append(word)
        else:
            found += [*_turned(run), word]
            run = []
    return [*found, *_turned(run)]


def _turned(run: Sequence[str]) -> Sequence[str]:
    """Return words that all run to the left, or have no direction, in the order of reading; words to the right of them stay."""
    end = max((place for place, word in enumerate(run, 1) if runs_left(word)), default=0)
    return [*run[:end][::-1], *run[end:]]


def is_bullet(word: str) -> bool:
    """Return whether the word is a bullet, or begins with one that is glued to a letter.

    A dash or a letter that serves as a bullet does not count.
    """
    return word[:1] in BULLETS and (len(word) == 1 or word[1].isalpha())


class Line(NamedTuple):
    """A line of a paragraph; `fills_cell` where no letter more would fit between it and the cell's edge."""

    text: str
    fills_cell: bool = False


def join_lines(lines: Sequence[Line], vocabulary: Collection[str] = frozenset()) -> str:
    """Return the lines of one paragraph as one string, with a space for each line end.

    A hyphen or dash at a line's end that is glued to a letter or digit joins without a space and stays
    (`co-`, `design` → `co-design`); a soft hyphen joins and goes, unless `vocabulary` has the word with a hyphen
    alone. A word that a narrow cell broke without any hyphen is joined only on evidence: its first lines fill the
    cell, and `vocabulary` has the whole, but not all of its pieces; or it is a web address that continues with what
    is not a word of `vocabulary`. A bullet before the paragraph becomes `• `, whatever its shape.

    Args:
        lines: the lines from top to bottom, their words cleaned.
        vocabulary: words, in lower case, that the document has inside of lines.
    """
    filled = [Line(" ".join(line.text.split()), line.fills_cell) for line in lines if line.text.strip()]
    broken = _broken_ends(filled, vocabulary)
    joined = ""
    for index, line in enumerate(filled):
        if index - 1 in broken or not joined or _CLOSING.fullmatch(line.text.split()[0]):
            joined += line.text
        elif joined.endswith(SOFT_HYPHEN):
            joined = joined[:-1] + ("-" if _is_compound(joined, line.text, vocabulary) else "") + line.text
        elif _ends_in_hyphen(joined) and line.text.split()[0] not in _AFTER_SUSPENDED_HYPHEN:
            joined += line.text
        else:
            joined += " " + line.text
    if len(joined) > 1 and is_bullet(joined.split()[0]):
        joined = f"{BULLET} {joined[1:].lstrip()}"
    # Elsewhere than at a line's end a soft hyphen would not show: one that is there is a hyphen.
    return unicodedata.normalize("NFC", joined.replace(SOFT_HYPHEN, "-"))


def _is_compound(upper: str, lower: str, vocabulary: Collection[str]) -> bool:
    """Return whether the words around a soft hyphen at a line's end stand with a hyphen elsewhere, and nowhere without."""
    first, second = bare_word(upper[:-1].rpartition(" ")[2]), bare_word(lower.split()[0])
    return f"{first}-{second}" in vocabulary and f"{first}{second}" not in vocabulary


def _ends_in_hyphen(text: str) -> bool:
    return len(text) > 1 and text[-1] in _HYPHENS and text[-2].isalnum()


def _broken_ends(lines: Sequence[Line], vocabulary: Collection[str]) -> set[int]:
    """Return the indices of the lines whose last word continues in the next line."""
    broken: set[int] = set()
    for start, line in enumerate(lines):
        if start - 1 in broken or not line.fills_cell:
            continue
        alone = len(line.text.split()) == 1
        pieces = [line.text.split()[-1]]
        for end in range(start + 1, min(start + _MOST_PIECES_OF_A_WORD, len(lines))):
            words = lines[end].text.split()
            pieces.append(words[0])
            # A whole word at the end of other words is not one that did not fit: “A cross-” is not “Across-”.
            may_go_on = alone or bare_word(pieces[0]) not in vocabulary
            if (may_go_on and _is_one_word(pieces, vocabulary)) or (
                alone and _is_mail_address(pieces, vocabulary)
            ):
                broken.update(range(start, end))
            if len(words) > 1 or not lines[end].fills_cell:
                break
    return broken


def _is_one_word(pieces: Sequence[str], vocabulary: Collection[str]) -> bool:
    known = [bare_word(piece) in vocabulary for piece in pieces]
    if _ADDRESS.match(pieces[0]):
        return not any(known)
    if not all(left[-1].isalnum() and right[0].isalnum() for left, right in pairwise(pieces)):
        return False
    return not all(known) and bare_word("".join(pieces)) in vocabulary


def _is_mail_address(pieces: Sequence[str], vocabulary: Collection[str]) -> bool:
    """Return whether an address that has a line to itself continues with the letters that did not fit on it."""
    first, *rest = pieces
    if len(rest) != 1 or not _MAIL_ADDRESS.fullmatch(first) or bare_word(rest[0]) in vocabulary:
        return False
    form = _REST_OF_HALF if _HALF_MAIL_ADDRESS.fullmatch(first) else _REST_OF_MAIL_ADDRESS
    return bool(form.fullmatch(rest[0]))


def bare_word(word: str) -> str:
    """Return the word in lower case without the punctuation around it."""
    return (word if word.isalnum() else _PUNCTUATION.sub("", word)).lower()
