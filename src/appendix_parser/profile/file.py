"""Profile files: one that a caller names by its path, or one of the profiles that come with the program by its name."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from appendix_parser.errors import ProfileError
from appendix_parser.inputs.files import Source, load
from appendix_parser.inputs.limits import Limits

_SHIPPED = Path(__file__).parent / "shipped"
_ENDING = ".toml"


@dataclass(frozen=True, slots=True)
class ProfileFile:
    """The text of a profile.

    Attributes:
        name: the name that the records keep: of the file, without folders, or of a profile of the program.
        text: the TOML.
        where: what messages call it.
    """

    name: str
    text: str
    where: str = ""

    @property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()


ProfileSource: TypeAlias = ProfileFile | Source
"""A profile as a caller has it: the name of one that comes with the program, a path, bytes or an open file."""


def shipped_names() -> tuple[str, ...]:
    """Return the names of the profiles that come with the program."""
    names = (entry.name for entry in _SHIPPED.iterdir())
    return tuple(sorted(name.removesuffix(_ENDING) for name in names if name.endswith(_ENDING)))


def find_profile(source: ProfileSource) -> ProfileFile:
    """Return a profile file, which is not yet checked.

    Args:
        source: the name of a profile of the program, or the file: its path, its bytes, or a file that is open in
            binary mode.

    Raises:
        InputError: the file cannot be opened.
        ProfileError: there is no profile of that name, or the file is not text.
        LimitError: the file is too large.
    """
    if isinstance(source, ProfileFile):
        return source
    if isinstance(source, str) and source in shipped_names():
        text = (_SHIPPED / f"{source}{_ENDING}").read_text(encoding="utf-8")
        return ProfileFile(source, text, f"the profile {source}")
    if isinstance(source, str) and _is_name(source):
        raise ProfileError(
            f"There is no profile or file “{source}”.",
            remedy=f"Name a file that ends in .toml, or one of: {', '.join(shipped_names())}.",
        )
    data, name = load(source, "profile.toml" if isinstance(source, bytes) else None, Limits(file_mb=1))
    return profile_of(data, name, str(source) if isinstance(source, str | Path) else name)


def profile_of(data: bytes, name: str, where: str) -> ProfileFile:
    """Return the profile file that has these bytes, which is not yet checked.

    Args:
        data: the bytes.
        name: the name that the records keep.
        where: what messages call it.

    Raises:
        ProfileError: it is not text.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ProfileError(
            "The profile is not text in UTF-8.", remedy="Save it as UTF-8.", where=f"{where}, line {line}"
        ) from None
    return ProfileFile(name, text.replace("\r\n", "\n"), where)


def _is_name(source: str) -> bool:
    """Return whether a text is a bare name rather than a path."""
    separators = {os.sep, os.altsep} - {None}
    return not source.endswith(_ENDING) and separators.isdisjoint(source) and not Path(source).exists()
