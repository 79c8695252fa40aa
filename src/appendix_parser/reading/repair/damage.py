"""Notes the damage that is found in a file while it is read."""

from __future__ import annotations

from appendix_parser.doubts import Doubt

_QUOTED = 5  # what one finding says in full; how many more there are, it counts


class DamageLog:
    """Collects damage until somebody takes it, each thing once, however often it is met."""

    def __init__(self) -> None:
        self._noted: dict[str, dict[str, None]] = {}

    def note(self, code: str, what: str) -> None:
        """Keep one thing that is wrong.

        Args:
            code: `file-repaired`, `object-damaged`, `page-damaged` or `pages-damaged`.
            what: what is wrong, to continue after a colon: `object 7 is missing`.
        """
        self._noted.setdefault(code, {})[what] = None

    def take(self) -> tuple[Doubt, ...]:
        """Return one doubt for each code that was noted, and forget them."""
        doubts = tuple(Doubt(code, {"what": _listed([*whats])}) for code, whats in self._noted.items())
        self._noted = {}
        return doubts


def _listed(whats: list[str]) -> str:
    more = len(whats) - _QUOTED
    return "; ".join(whats[:_QUOTED]) + (f"; and {more} more" if more > 0 else "")
