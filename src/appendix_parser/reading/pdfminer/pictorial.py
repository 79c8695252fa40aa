"""What the codes of fonts stand for that draw signs instead of letters.

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
_BUILT_IN: Mapping[str, str] = {"Symbol": _SYMBOL, "ZapfDingbats": _ZAPF_DINGBATS}
_OTHERS = re.compile(r"(?:wing|web)dings|dingbats|marlett|bookshelf ?symbol", re.IGNORECASE)
_SUBSET = re.compile(r"[A-Z]{6}\+")


def pictorial_encoding(name: str) -> Mapping[int, str] | None:
    """Return the characters of a font's own encoding by code; None for a font of letters.

    Of a font of signs whose encoding is no part of the standard, each is U+FFFD but the space.

    Args:
        name: the font's, as /BaseFont gives it.
    """
    plain = _SUBSET.sub("", name)
    if plain in _BUILT_IN:
        return dict(enumerate(_BUILT_IN[plain], _FIRST))
    if _OTHERS.search(plain):
        return {code: " " if code == _FIRST else REPLACEMENT for code in range(_FIRST, 0x100)}
    return None
