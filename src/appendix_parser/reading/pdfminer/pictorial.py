"""The meaning of codes in fonts that draw signs instead of letters.

Such a font has an encoding of its own. In a standard one its signs would be letters and digits, and a tick the
digit 3.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from appendix_parser.reading.compose.glyph_runs import REPLACEMENT

_FIRST = 0x20

# From code 0x20 to 0xFE (ISO 32000-1, annex D.5 and D.6, with the Unicode of each glyph name).
_SYMBOL = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?"
    "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
    "�αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼�"
    "��������������������������������"
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵"
    "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
    "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪�〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
)
_ZAPF_DINGBATS = (
    " ✁✂✃✄☎✆✇✈✉☛☞✌✍✎✏✐✑✒✓✔✕✖✗✘✙✚✛✜✝✞✟"
    "✠✡✢✣✤✥✦✧★✩✪✫✬✭✮✯✰✱✲✳✴✵✶✷✸✹✺✻✼✽✾✿"
    "❀❁❂❃❄❅❆❇❈❉❊❋●❍■❏❐❑❒▲▼◆❖◗❘❙❚❛❜❝❞�"
    "❨❩❪❫❬❭❮❯❰❱❲❳❴❵������������������"
    "�❡❢❣❤❥❦❧♣♦♥♠①②③④⑤⑥⑦⑧⑨⑩❶❷❸❹❺❻❼❽❾❿"
    "➀➁➂➃➄➅➆➇➈➉➊➋➌➍➎➏➐➑➒➓➔→↔↕➘➙➚➛➜➝➞➟"
    "➠➡➢➣➤➥➦➧➨➩➪➫➬➭➮➯�➱➲➳➴➵➶➷➸➹➺➻➼➽➾"
)
# The numbers in the names of the glyphs of ZapfDingbats, a1 to a206, from code 0x21 to 0xFE (the same, annex D.6).
_ZAPF_NUMBERS = (
    "1 2 202 3 4 5 119 118 117 11 12 13 14 15 16 105 17 18 19 20 21 22 23 24 25 26 27 28 6 7 8 9 10 29 30 31 32 33 "
    "34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 69 70 "
    "71 72 73 74 203 75 204 76 77 78 79 81 82 83 84 97 98 99 100 - 89 90 93 94 91 92 205 85 206 86 87 88 95 96 - - "
    "- - - - - - - - - - - - - - - - - 101 102 103 104 106 107 108 112 111 110 109 120 121 122 123 124 125 126 127 "
    "128 129 130 131 132 133 134 135 136 137 138 139 140 141 142 143 144 145 146 147 148 149 150 151 152 153 154 "
    "155 156 157 158 159 160 161 163 164 196 165 192 166 167 168 169 170 171 172 173 162 174 175 176 177 178 179 "
    "193 180 199 181 200 182 - 201 183 184 197 185 194 198 186 195 187 188 189 190 191"
)
_BUILT_IN: Mapping[str, str] = {"Symbol": _SYMBOL, "ZapfDingbats": _ZAPF_DINGBATS}
_OTHERS = re.compile(r"(?:wing|web)dings|dingbats|marlett|bookshelf ?symbol", re.IGNORECASE)
_SUBSET = re.compile(r"[A-Z]{6}\+")


def widths_by_code(name: str, metrics: Mapping[str | int, float]) -> Mapping[str | int, float]:
    """Return the widths of a standard font of signs by code, where only `metrics` has them, by another key.

    pdfminer has those of ZapfDingbats by the number in a glyph's name, as a character, and looks for the glyph's own character.
    Without a width, a tick would have no room on the page.

    Args:
        name: the font's, as /BaseFont gives it.
        metrics: thousandths of an em.
    """
    if name != "ZapfDingbats":
        return {}
    numbers = enumerate(_ZAPF_NUMBERS.split(), _FIRST + 1)
    keys = {code: chr(int(number)) for code, number in numbers if number.isdecimal()}
    return {code: metrics[key] for code, key in keys.items() if key in metrics}


def pictorial_encoding(name: str) -> Mapping[int, str] | None:
    """Return the characters of a font's own encoding by code; None for a font of letters.

    Of a font of signs whose encoding is not part of the standard, each is U+FFFD except the space.

    Args:
        name: the font's, as /BaseFont gives it.
    """
    plain = _SUBSET.sub("", name)
    if plain in _BUILT_IN:
        return dict(enumerate(_BUILT_IN[plain], _FIRST))
    if _OTHERS.search(plain):
        return {code: " " if code == _FIRST else REPLACEMENT for code in range(_FIRST, 0x100)}
    return None
