"""Draws a page as the parser sees it, to help you teach it a new layout."""

from appendix_parser.inspection.drawing import draw_inspection
from appendix_parser.inspection.png import to_png
from appendix_parser.inspection.word_roles import Kind, WordRole, word_roles

__all__ = ["Kind", "WordRole", "draw_inspection", "to_png", "word_roles"]
