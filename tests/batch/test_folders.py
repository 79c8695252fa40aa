"""Output folders: one for each file, named after it, and safe wherever the name comes from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appendix_parser.batch.folders import folder_name, output_folders
from appendix_parser.inputs.sanitize import sanitize


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("appendix-2024.pdf", "appendix-2024"),
        ("in/deep/Appendix 3 (final).PDF", "Appendix 3 (final)"),
        ("no-suffix", "no-suffix"),
        ("report.v2.pdf", "report.v2"),
        ("-", "standard-input"),
        ("..", "_"),
        ("...pdf", "_"),
        (".pdf", "pdf"),
        (" .pdf", "_"),
        ("CON.pdf", "_CON"),
        ("con.txt.pdf", "_con.txt"),
        ("a\\..\\b:c*?.pdf", "a_.._b_c__"),
        ("red\x1b[31m\u202ebad.pdf", "red_[31m_bad"),
        ("undecodable\udcff.pdf", "undecodable_"),
        ("Größe – Ärger.pdf", "Größe – Ärger"),
    ],
)
def test_a_folder_is_named_after_its_file(file: str, name: str) -> None:
    assert folder_name(file) == name


def test_a_long_name_is_cut_to_what_file_systems_take() -> None:
    assert folder_name("é" * 300 + ".pdf") == "é" * 100


def test_files_with_different_names_have_their_own() -> None:
    assert output_folders(["b/y.pdf", "a/x.pdf"]) == {"b/y.pdf": "y", "a/x.pdf": "x"}


def test_files_that_share_a_name_begin_with_their_folder() -> None:
    assert output_folders(["2023/a.pdf", "2024/a.pdf", "b.pdf"]) == {
        "2023/a.pdf": "2023-a",
        "2024/a.pdf": "2024-a",
        "b.pdf": "b",
    }


def test_names_that_differ_only_in_case_are_kept_apart() -> None:
    assert output_folders(["x/A.pdf", "y/a.pdf"]) == {"x/A.pdf": "x-A", "y/a.pdf": "y-a"}


def test_a_name_that_another_file_has_by_right_is_not_taken() -> None:
    names = output_folders(["2023/a.pdf", "2024/a.pdf", "2023-a.pdf"])
    assert names["2024/a.pdf"] == "2024-a"
    assert len(set(names.values())) == 3


def test_a_digest_of_the_path_tells_the_last_files_apart() -> None:
    names = output_folders(["x/2023/a.pdf", "y/2023/a.pdf"])
    assert all(name.startswith("a-") and len(name) == len("a-12345678") for name in names.values())
    assert len(set(names.values())) == 2


def test_a_file_that_is_named_twice_counts_once() -> None:
    assert output_folders(["a.pdf", "./a.pdf", "a.pdf"]) == {"a.pdf": "a"}
    assert output_folders(["-", "-"]) == {"-": "standard-input"}


PATHS = st.lists(
    st.builds(
        "/".join,
        st.lists(st.sampled_from(["a", "A", "b", "..", "a-b", "é", "e\u0301"]), min_size=1, max_size=3),
    ).map(lambda stem: f"{stem}.pdf")
    | st.just("-")
    | st.text(min_size=1, max_size=8).filter(lambda text: "\0" not in text),
    max_size=8,
)


@given(PATHS)
def test_no_two_files_share_a_folder_and_none_leaves_the_output(files: list[str]) -> None:
    names = output_folders(files)
    assert len({name.casefold() for name in names.values()}) == len(names)
    for name in names.values():
        assert name == Path(name).name
        assert name not in {"", ".", ".."}
        assert sanitize(name) == name
        assert len(name.encode()) <= 255


@given(PATHS, st.randoms())
def test_a_files_folder_does_not_depend_on_the_order(files: list[str], random: Random) -> None:
    shuffled = [*dict.fromkeys(files)]
    random.shuffle(shuffled)
    assert by_place(output_folders(files)) == by_place(output_folders(shuffled))


def by_place(names: Mapping[str, str]) -> dict[Path, str]:
    """Return the names by file, however its path is written."""
    return {Path(file).parent.resolve() / Path(file).name: name for file, name in names.items()}
