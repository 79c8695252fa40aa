"""Wrong profiles: each gives a message that names the file, the line and what to do, and the status of wrong usage."""

from __future__ import annotations

import pytest

from appendix_parser import parse
from appendix_parser.errors import AppendixParserError, ExitStatus
from tests.profiles.pdfs import ladder

PDF = ladder()
COLUMNS = """[columns]
"Ref" = {role = "number"}
"Strand of work" = {role = "title"}
"Where on the ladder" = {role = "score", year = 2024}
"Why we think so" = {role = "comments", year = 2024}
"""

# What is wrong → the profile, the line, and a part of the message.
WRONG = {
    "unknown role": ('[columns]\n"Ref" = {role = "owner"}', 2, "“owner” is not a value of role"),
    "role in capitals": ('[columns]\n"Ref" = {role = "Number"}', 2, "Choose from 'number'"),
    "role with a space": ('[columns]\n"Ref" = {role = "number "}', 2, "not a value of role"),
    "role is a number": ('[columns]\n"Ref" = {role = 1}', 2, "not a value of role"),
    "role is a list": ('[columns]\n"Ref" = {role = ["number"]}', 2, "not a value of role"),
    "role is empty": ('[columns]\n"Ref" = {role = ""}', 2, "not a value of role"),
    "role is the question mark of a proposal": (
        '[columns]\n\n"Ref" = {role = "?"}', 3, "“?” is not a value of role"
    ),
    "no role": ('[columns]\n"Ref" = {year = 2024}', 2, "“Ref” has no role"),
    "role without braces": ('[columns]\n"Ref" = "number"', 2, "Ref must be a table"),
    "two titles": (
        COLUMNS.replace('"number"', '"title"'), 3, "can have one title, and the table on page 1 has two"
    ),
    "two numbers": (
        COLUMNS.replace('"title"', '"number"'), 3, "can have one number, and the table on page 1 has two"
    ),
    "two descriptions": (
        COLUMNS.replace('"number"', '"description"').replace(
            '"comments", year = 2024', '"description"'
        ),
        5,
        "can have one description",
    ),
    "heading twice": ('[columns]\n"Ref" = {role = "number"}\n"Ref" = {role = "title"}', 3, "not TOML"),
    "heading twice in other letters": (
        '[columns]\n"Ref" = {role = "number"}\n"ref " = {role = "title"}', 3, "is named twice"
    ),
    "heading is empty": ('[columns]\n"" = {role = "number"}', 2, "heading of a column is empty"),
    "heading is a space": ('[columns]\n" " = {role = "number"}', 2, "heading of a column is empty"),
    "heading without quotation marks": ("[columns]\nStrand of work = 1", 2, "not TOML"),
    "unknown key of a column": ('[columns]\n"Ref" = {role = "number", width = 3}', 2, "no key “width”"),
    "misspelt key of a column": ('[columns]\n"A" = {rôle = "number"}', 2, "not TOML"),
    "key of a column that is close": (
        '[columns]\n"A" = {role = "score", yaer = 2024}', 2, "Did you mean year?"
    ),
    "year of a title": ('[columns]\n"A" = {role = "title", year = 2024}', 2, "has no year"),
    "kind of a title": ('[columns]\n"A" = {role = "title", kind = "target"}', 2, "has no kind"),
    "year with two digits": ('[columns]\n"A" = {role = "score", year = 24}', 2, "24 is not a year"),
    "year far away": ('[columns]\n"A" = {role = "score", year = 20244}', 2, "is not a year"),
    "year below zero": ('[columns]\n"A" = {role = "score", year = -2024}', 2, "is not a year"),
    "year with a point": ('[columns]\n"A" = {role = "score", year = 2024.5}', 2, "year must be"),
    "year is true": ('[columns]\n"A" = {role = "score", year = true}', 2, "year must be"),
    "year is a list": ('[columns]\n"A" = {role = "score", year = [2024]}', 2, "year must be"),
    "year is empty": ('[columns]\n"A" = {role = "score", year = ""}', 2, "The year is empty"),
    "unknown kind": ('[columns]\n"A" = {role = "score", kind = "wish"}', 2, "“wish” is not a value of kind"),
    "kind is a number": ('[columns]\n"A" = {role = "score", kind = 1}', 2, "not a value of kind"),
    "columns is a text": ('columns = "Ref"', 1, "columns must be a table"),
    "unknown table": ('[document]\n\n[colums]\n"A" = {role = "title"}', 3, "Did you mean columns?"),
    "unknown key at the top": ('title = "A"\n', 1, "no key “title”"),
    "no TOML at all": ("Please read the scores.", 1, "not TOML"),
    "a table that is not closed": ("[columns\n", 1, "not TOML"),
    "a text that is not closed": ('[document]\ntitle = "Self-check\n', 2, "not TOML"),
    "an equals sign too few": ('[document]\ntitle "Self-check"', 2, "not TOML"),
    "the same table twice": ("[levels]\nfirst = 1\n[levels]\nout_of = 5\n", 3, "not TOML"),
    "the title twice": ('[document]\ntitle = "A"\ntitle = "B"\n', 3, "not TOML"),
    "a colon for an equals sign": ("[levels]\nfirst: 1", 2, "not TOML"),
    "JSON": ('{"columns": {}}', 1, "not TOML"),
    "title is empty": ('[document]\ntitle = ""', 2, "The title is empty"),
    "title is a number": ("[document]\ntitle = 2024", 2, "title must be a text"),
    "title is furniture": ('[document]\ntitle = "A"\nfurniture = ["a"]', 3, "also named as furniture"),
    "missing page": ('[document]\npages = "1-7"\n', 2, "There is no page 7: the document has 1 page."),
    "page 0": ('[document]\npages = "0"\n', 2, "begins before page 1"),
    "pages in the wrong order": ('[document]\npages = "5-3"\n', 2, "ends before it begins"),
    "pages in words": ('[document]\npages = "all"\n', 2, "is not a page or a range"),
    "pages as a number": ("[document]\npages = 3\n", 2, "pages must be a text"),
    "pages are empty": ('[document]\npages = ""\n', 2, "No page is named"),
    "furniture is a text": ('[document]\nfurniture = "Page 1"', 2, "furniture must be a list"),
    "furniture is empty": ('[document]\nfurniture = [""]', 2, "has no text"),
    "furniture twice": ('[document]\nfurniture = ["Page", "page"]', 2, "is named twice"),
    "invalid colour": ('[levels]\ncolours = {"green" = 3}', 2, "“green” is not a colour"),
    "colour with three digits": ('[levels]\ncolours = {"#0b5" = 3}', 2, "Write it as #rrggbb"),
    "colour twice": ('[levels]\ncolours = {"#00B050" = 3, "#00b050" = 2}', 2, "is named twice"),
    "colour without a level": ('[levels]\ncolours = {"#00b050" = ?}', 2, "not TOML"),
    "colour beyond the levels": (
        '[levels]\nfirst = 1\nnames = ["a", "b"]\n[levels.colours]\n"#00b050" = 3', 5, "from 1 to 2"
    ),
    "word with a text": ('[levels]\nwords = {"Tree" = "3"}', 2, "must be a whole number"),
    "word with a half": ('[levels]\nwords = {"Tree" = 2.5}', 2, "must be a whole number"),
    "word below zero": ('[levels]\nwords = {"Tree" = -1}', 2, "“Tree” cannot be -1"),
    "word beyond the levels": (
        '[levels]\nfirst = 1\nnames = ["Seed", "Tree"]\nwords = {"Bush" = 4}', 4, "“Bush” cannot be 4"
    ),
    "word twice": ('[levels]\nwords = {"Tree" = 3, "tree" = 2}', 2, "is named twice"),
    "empty word": ('[levels]\nwords = {"" = 3}', 2, "is empty"),
    "names are a text": ('[levels]\nnames = "Seed, Tree"', 2, "names must be a list"),
    "a name is a number": ('[levels]\nnames = ["Seed", 2]', 2, "must be a text"),
    "a name twice": ('[levels]\nnames = ["Seed", "seed"]', 2, "is named twice"),
    "one name": ('[levels]\nnames = ["Seed"]', 2, "only one level"),
    "first in words": ('[levels]\nfirst = "one"', 2, "first must be a whole number"),
    "first below zero": ("[levels]\nfirst = -1", 2, "first cannot be -1"),
    "out of nothing": ("[levels]\nout_of = 0", 2, "out_of cannot be 0"),
    "out of more than there is": (
        '[levels]\nfirst = 1\nnames = ["a", "b"]\nout_of = 5', 4, "cannot be out of 5"
    ),
    "sections from rows": ('[sections]\nfrom = "rows"', 2, "“rows” is not a value of from"),
    "sections without a name": ('[sections]\nnames = ["Planning", ""]', 2, "has no text"),
    "a section twice": ('[sections]\nnames = ["Planning", "planning"]', 2, "is named twice"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_profile_is_wrong_usage_and_names_the_line(name: str) -> None:
    text, line, part = WRONG[name]
    with pytest.raises(AppendixParserError) as raised:
        parse(PDF, profile=text.encode(), witness=False)
    error = raised.value
    assert error.exit_status == ExitStatus.USAGE
    assert error.where == f"profile.toml, line {line}"
    assert part in str(error)
    assert error.remedy


def test_there_are_sixty_at_least() -> None:
    assert len(WRONG) >= 60


def test_a_file_that_is_not_text_names_the_line() -> None:
    with pytest.raises(AppendixParserError, match=r"profile\.toml, line 2: The profile is not text in UTF-8"):
        parse(PDF, profile=b"[columns]\n\xff", witness=False)


def test_a_name_that_there_is_not_lists_those_that_there_are() -> None:
    with pytest.raises(AppendixParserError, match=r"no profile or file “npz”.*nps") as raised:
        parse(PDF, profile="npz", witness=False)
    assert raised.value.exit_status == ExitStatus.USAGE
