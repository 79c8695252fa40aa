"""Words and lines: what fonts and line ends did is undone, and nothing that was printed goes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appendix_parser.text import Line, clean_word, in_reading_order, is_bullet, join_lines, without_marks

ANY_TEXT = st.text(st.characters())
"""Any characters at all, lone surrogates among them."""


@pytest.mark.parametrize(
    ("word", "cleaned"),
    [
        pytest.param("plain", "plain", id="plain"),
        pytest.param("‘quoted’–dashed—", "‘quoted’–dashed—", id="quotes and dashes stay"),
        pytest.param("eﬃcient", "efficient", id="ligature ffi"),
        pytest.param("oﬀ ﬁnd ﬂow waﬄe ﬅ ﬆ", "off find flow waffle st st", id="all Latin ligatures"),
        pytest.param("e\u0301", "é", id="composed"),
        pytest.param("a\u00a0b\u202fc\u3000d", "a b c d", id="odd spaces"),
        pytest.param("  a \t\n b ", "a b", id="space around and between"),
        pytest.param("zero\u200bwidth\ufeff", "zerowidth", id="zero width"),
        pytest.param("\u202eabc\u202c", "abc", id="direction override"),
        pytest.param("a\x00b\x07", "ab", id="control characters"),
        pytest.param("\ud800", "\ufffd", id="lone surrogate"),
        pytest.param("\uf0b7", "•", id="Symbol bullet"),
        pytest.param("\uf0a7", "•", id="Wingdings square"),
        pytest.param("\uf076", "•", id="Wingdings diamond"),
        pytest.param("\uf0d8", "•", id="Wingdings arrow"),
        pytest.param("\uf0fc", "\uf0fc", id="a tick is no bullet"),
        pytest.param("co\u00adoperate", "cooperate", id="soft hyphen between letters"),
        pytest.param("co\u00ad", "co\u00ad", id="soft hyphen at the end, for the line to decide"),
        pytest.param("2\u00ad3", "2-3", id="a soft hyphen between digits is a hyphen"),
        pytest.param("\u00ad", "-", id="a soft hyphen alone is a hyphen"),
        pytest.param("\u200b", "", id="nothing to be seen"),
    ],
)
def test_word_is_cleaned(word: str, cleaned: str) -> None:
    assert clean_word(word) == cleaned


@given(ANY_TEXT)
def test_cleaned_word_is_clean(word: str) -> None:
    cleaned = clean_word(word)
    assert clean_word(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned == " ".join(cleaned.split())
    assert not {"Cc", "Cs"} & {unicodedata.category(character) for character in cleaned}


@given(st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E)))
def test_plain_words_stay_as_printed(word: str) -> None:
    assert clean_word(word) == word


@pytest.mark.parametrize("word", ["•", "▪", "◦", "●", "➢", "·", "•Text"])
def test_bullet(word: str) -> None:
    assert is_bullet(word)


@pytest.mark.parametrize("word", ["", "-", "–", "o", "*", "3", "·5", "•••", "a•"])
def test_no_bullet(word: str) -> None:
    assert not is_bullet(word)


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        pytest.param([], "", id="nothing"),
        pytest.param(["one", "two"], "one two", id="a space for a line end"),
        pytest.param([" one  two ", "", "three"], "one two three", id="single spaces, no empty lines"),
        pytest.param(["contribute to co-", "design in the"], "contribute to co-design in the", id="hyphen"),
        pytest.param(["day-to-", "day"], "day-to-day", id="hyphen of a longer word"),
        pytest.param(["co\u2010", "design"], "co\u2010design", id="Unicode hyphen"),
        pytest.param(["2022–", "23"], "2022–23", id="en dash glued to a digit"),
        pytest.param(["defined as -", "One post"], "defined as - One post", id="dash alone"),
        pytest.param(["(mature) –", "defined"], "(mature) – defined", id="en dash alone"),
        pytest.param(["(SMEs)-", "based"], "(SMEs)- based", id="hyphen after a bracket"),
        pytest.param(["short-", "and long-term"], "short- and long-term", id="suspended hyphen"),
        pytest.param(["cut-", "and-paste"], "cut-and-paste", id="a hyphen before and- is not suspended"),
        pytest.param(["pro\u00ad", "curement"], "procurement", id="soft hyphen"),
        pytest.param(["the word", ". Next"], "the word. Next", id="a full stop begins no line"),
        pytest.param(["Commentary", ": as"], "Commentary: as", id="nor a colon"),
        pytest.param(["(as before", ").", "More"], "(as before). More", id="nor does a closing bracket"),
        pytest.param(["as", "... before"], "as ... before", id="what is left out may"),
        pytest.param(["goods/", "services"], "goods/ services", id="a slash keeps its space"),
        pytest.param(
            ["short\u00ad and long"], "short- and long", id="a soft hyphen that shows inside a line"
        ),
        pytest.param(["▪ point", "goes on"], "• point goes on", id="any bullet becomes the one"),
        pytest.param(["•glued"], "• glued", id="glued bullet"),
        pytest.param(["●"], "●", id="a dot with nothing after it is no bullet of a paragraph"),
    ],
)
def test_lines_are_joined(lines: list[str], joined: str) -> None:
    assert join_lines([Line(line) for line in lines]) == joined


@pytest.mark.parametrize(
    ("vocabulary", "joined"),
    [({"well-run"}, "well-run"), ({"well-run", "wellrun"}, "wellrun"), (set(), "wellrun")],
)
def test_a_soft_hyphen_at_a_line_end_may_be_a_compound_s(vocabulary: set[str], joined: str) -> None:
    assert join_lines([Line("a well\u00ad"), Line("run team")], vocabulary) == f"a {joined} team"


WORDS = {"procurement", "information", "to", "in", "form", "over", "all", "overall", "procure"}


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        pytest.param([("Procure", True), ("ment", False)], "Procurement", id="broken"),
        pytest.param(
            [("(Procure", True), ("ment), then", False)], "(Procurement), then", id="with punctuation"
        ),
        pytest.param([("of infor", True), ("mation", False)], "of information", id="the last word of a line"),
        pytest.param([("Infor", True), ("mati", True), ("on now", False)], "Information now", id="in three"),
        pytest.param([("Procure", False), ("ment", False)], "Procure ment", id="the line had room"),
        pytest.param([("Unheard", True), ("of", False)], "Unheard of", id="the whole is unknown"),
        pytest.param([("over", True), ("all", False)], "over all", id="both are words themselves"),
        pytest.param(
            [("to in", True), ("formation", False)], "to in formation", id="a word itself, after others"
        ),
        pytest.param(
            [("in", True), ("formation", False)], "information", id="a word itself, alone on its line"
        ),
        pytest.param(
            [("Procure,", True), ("ment", False)], "Procure, ment", id="a comma is no break in a word"
        ),
        pytest.param(
            [("(https://a.example/so", True), ("cial)", False)], "(https://a.example/social)", id="address"
        ),
        pytest.param(
            [("https://a.example/", True), ("over it", False)],
            "https://a.example/ over it",
            id="address, then a word",
        ),
        pytest.param(
            [("https://a.example.", True), ("Unheard", False)],
            "https://a.example. Unheard",
            id="address, then a full stop",
        ),
        pytest.param(
            [("https://a.example/so", False), ("cial", False)],
            "https://a.example/so cial",
            id="address with room",
        ),
        pytest.param(
            [("buyers@council.exampl", True), ("e. Next", False)],
            "buyers@council.example. Next",
            id="mail address",
        ),
        pytest.param(
            [("buyers@council", True), (".gov.uk", False)],
            "buyers@council.gov.uk",
            id="mail address at a dot",
        ),
        pytest.param(
            [("buyers@coun", True), ("cil.example, then", False)],
            "buyers@council.example, then",
            id="mail address in the middle",
        ),
        pytest.param(
            [("buyers@council.example", True), ("all the", False)],
            "buyers@council.example all the",
            id="mail address, then a word",
        ),
        pytest.param(
            [("to buyers@council.example", True), ("soon", False)],
            "to buyers@council.example soon",
            id="mail address with words before it",
        ),
        pytest.param(
            [("Infor", True), ("mati more", True), ("on", False)], "Infor mati more on", id="words between"
        ),
    ],
)
def test_word_broken_without_hyphen_is_joined_on_evidence_only(
    lines: list[tuple[str, bool]], joined: str
) -> None:
    assert join_lines([Line(*line) for line in lines], WORDS) == joined


@given(st.lists(st.builds(Line, ANY_TEXT.map(clean_word), st.booleans())), st.frozensets(st.text("ab")))
def test_joined_lines_hold_every_letter(lines: list[Line], vocabulary: frozenset[str]) -> None:
    joined = join_lines(lines, vocabulary)
    assert _letters(joined) == _letters("".join(line.text for line in lines))
    assert joined == " ".join(joined.split())


@given(
    st.lists(st.builds(Line, st.text("ab- ", max_size=4), st.booleans()), max_size=12),
    st.frozensets(st.text("ab")),
)
def test_joined_lines_hold_every_character(lines: list[Line], vocabulary: frozenset[str]) -> None:
    joined = join_lines(lines, vocabulary)
    assert joined.replace(" ", "") == "".join(line.text for line in lines).replace(" ", "")


def _letters(text: str) -> str:
    """Return the letters and digits, decomposed, as joining may compose the marks at a line's start."""
    return "".join(character for character in unicodedata.normalize("NFD", text) if character.isalnum())


@pytest.mark.parametrize(
    ("from_left", "read"),
    [
        ("as agreed 2023", "as agreed 2023"),
        ("see \u05d2 2023 \u05d1 \u05d0 now", "see \u05d0 \u05d1 2023 \u05d2 now"),
        ("and 45 \u0628 \u0627 too", "and \u0627 \u0628 45 too"),
        ("\u05d1 \u05d0 45 now", "\u05d0 \u05d1 45 now"),
        ("\u05d1 and \u05d0", "\u05d1 and \u05d0"),
    ],
)
def test_words_from_right_to_left_are_read_from_the_last(from_left: str, read: str) -> None:
    assert " ".join(in_reading_order(from_left.split())) == read


def test_tags_and_marks() -> None:
    assert clean_word("3\U000e0034\U000e007f") == "3"
    assert clean_word("2\u00b9\u2044\u2082") == "2\u00bd"
    assert clean_word("2\u00b2/\u2087") == "2\u00b2\u2044\u2087"
    assert without_marks("2023\u00b9 \u00b9\u00b2Score") == "2023    Score"
