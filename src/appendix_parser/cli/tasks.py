"""What a child process does for the command line; importing this loads the reader of PDFs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from appendix_parser import isolation, pipeline
from appendix_parser.errors import NoSuchPageError, UnreadablePdfError
from appendix_parser.read_options import ReadOptions
from appendix_parser.records import Correction


def review(data: bytes, name: str, options: ReadOptions, corrections: Sequence[Correction]) -> bytes:
    """Return the review page of a PDF, corrected, as HTML."""
    # Imported here because few tasks draw.
    from appendix_parser.reading.render import draw_pages
    from appendix_parser.review import build_review
    from appendix_parser.review.images import LONGEST_SIDE

    trace = pipeline.trace(data, name, options, corrections, isolation.report_page)
    pictures = draw_pages(data, longest_side=LONGEST_SIDE, password=options.password)
    return build_review(trace, pictures, corrections).encode()


def inspection(data: bytes, name: str, options: ReadOptions, number: int) -> bytes:
    """Return page `number`, from 1, of a PDF as the parser sees it, as PNG."""
    # Imported here because few tasks draw.
    from appendix_parser.inspection import draw_inspection, to_png, word_roles
    from appendix_parser.inspection.palette import LONGEST_SIDE
    from appendix_parser.reading.render import draw_pages

    layouts, assembly = pipeline.lay_out_document(data, name, options, isolation.report_page)
    if number > len(layouts):
        raise NoSuchPageError(
            f"There is no page {number}.", remedy=f"Choose from 1 to {len(layouts)}.", where=name
        )
    picture = next(
        islice(draw_pages(data, longest_side=LONGEST_SIDE, password=options.password), number - 1, None), None
    )
    if picture is None:
        raise UnreadablePdfError(
            "The page cannot be drawn.",
            remedy="Save the file anew from a PDF viewer.",
            where=f"{name}, page {number}",
        )
    drawing = draw_inspection(picture, layouts[number - 1], word_roles(assembly), name=name)
    return to_png(drawing)
