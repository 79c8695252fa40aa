"""The version of the program that runs."""

import hashlib
import re
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

VERSION = version("appendix-parser")


@cache
def build() -> str:
    """Return what stands for all code that decides what is read: of the program, and the versions of its libraries.

    In a development install, code changes while the version stays the same.
    """
    digest = hashlib.sha256(VERSION.encode())
    folder = Path(__file__).parent
    for path in sorted(path for kind in ("py", "toml") for path in folder.rglob(f"*.{kind}")):
        digest.update(f"\0{path.relative_to(folder).as_posix()}\0".encode() + path.read_bytes())
    for requirement in requires("appendix-parser") or ():
        name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
        with suppress(PackageNotFoundError):
            digest.update(f"\0{name} {version(name)}".encode())
    return digest.hexdigest()
