"""The pages as they are being filled."""

from __future__ import annotations

from typing import Any

from tests.generator.marks import Box, Page, Text
from tests.generator.rows import Setter
from tests.generator.style import Style
from tests.generator.text import Type

MOST_PAGES = 5
"""How many pages a body may have."""


class TooLongError(Exception):
    """The document has more than `MOST_PAGES` pages."""


class Flow:
    """Pages being filled from top to bottom; `y` is how far. `frame` is the area of a page's body."""

    def __init__(self, style: Style, width: float, height: float, margin: float) -> None:
        self.style = style
        self.setter = Setter(style)
        self.pages: list[Page] = []
        self._size = width, height
        self.new_page()
        body_width, body_height = self.page.body_size
        self.frame = Box(margin, margin, body_width - margin, body_height - margin)
        self.y = self.frame.top

    @property
    def page(self) -> Page:
        """The page that is being filled."""
        return self.pages[-1]

    @property
    def room(self) -> float:
        """Height left on the page, in points."""
        return self.frame.bottom - self.y

    @property
    def is_fresh(self) -> bool:
        """Whether nothing stands on the page yet."""
        return self.y == self.frame.top

    def new_page(self) -> None:
        """Start a page.

        Raises:
            TooLongError: there are enough.
        """
        if len(self.pages) == MOST_PAGES:
            raise TooLongError
        self.pages.append(Page(*self._size, sideways=self.style.sideways))
        if len(self.pages) > 1:
            self.y = self.frame.top

    def put_text(self, x: float, top: float, text: str, kind: Type, role: str, **more: Any) -> None:
        """Put a line of text on the page; `top` is that of the line with its leading, `more` as in `Text`."""
        baseline = top + (self.style.leading - 1) * kind.size / 2 + 0.78 * kind.size
        more.setdefault("width", kind.width(text))
        mark = Text(x, baseline, text, kind.font, kind.size, role=role, spacing=kind.spacing, **more)
        self.page.texts.append(mark)
