"""Makes one script of the page's modules, so that it can be in the page itself."""

from __future__ import annotations

import re
from collections.abc import Callable

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w.-]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const|let) )", re.MULTILINE)


def bundle(entry: str, read: Callable[[str], str]) -> str:
    """Return the module `entry` after all that it imports, as one module without imports.

    The modules share one scope: what they name at the top must differ, or the browser refuses the script.

    Args:
        entry: file name of the module to begin with.
        read: gives the text of a module. It may import names from files beside it, and export declarations.
    """
    placed: dict[str, str] = {}

    def place(name: str) -> None:
        text = read(name)
        for imported in _IMPORT.findall(text):
            if imported not in placed:
                place(imported)
        placed[name] = _EXPORT.sub("", _IMPORT.sub("", text))

    place(entry)
    return "\n".join(placed.values())
