"""Small files that would take hours or gigabytes: each has to end within its limits.

`python -m tests.hostile.bombs` runs them all; see `__main__.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.hostile.bombs import drawing, fonts, streams, structure

BOMBS: Mapping[str, Callable[[], bytes]] = {
    **streams.BOMBS,
    **structure.BOMBS,
    **fonts.BOMBS,
    **drawing.BOMBS,
}
"""What each bomb is → what makes its file; the same bytes each time."""
