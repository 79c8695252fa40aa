"""Errors for documents that cannot be read: what is wrong, where, and what to do."""

from __future__ import annotations

from appendix_parser.reading.pdf_errors import BAD_FILE, damaged, encrypted, no_pages


def test_an_encrypted_file_says_whether_the_password_is_wrong() -> None:
    assert "needs a password" in str(encrypted("x.pdf"))
    assert "password is wrong" in str(encrypted("x.pdf", password="no"))
    assert encrypted("x.pdf").where == "x.pdf"


def test_a_damaged_file_names_the_cause_if_it_is_known() -> None:
    assert "cannot be opened (KeyError)" in str(damaged("opened", "x.pdf", "KeyError"))
    assert "cannot be opened." in str(damaged("opened", "x.pdf"))
    assert {damaged("read", "x.pdf").remedy, no_pages("x.pdf").remedy} == {BAD_FILE}
