"""The tasks of child processes for the command line and the app. Importing this loads the reader of PDFs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from appendix_parser import isolation, pipeline
from appendix_parser.errors import NoSuchPageError, UnreadablePdfError
from appendix_parser.isolation import Feed
from appendix_parser.parsing import document_from_feed
from appendix_parser.read_options import ReadOptions
from appendix_parser.records import Correction


@isolation.needs("appendix_parser.review")
def review(
    pages: Feed,
    examined: Feed | None,
    name: str,
    options: ReadOptions,
    sha256: str,
    corrections: Sequence[Correction],
    pictures: Feed,
) -> bytes:
    """Return the review page of a PDF, corrected, as HTML; `pictures` come from `draw_for_review`."""
    # Imported here because few tasks draw.
    from appendix_parser.review import build_review

    document = document_from_feed(pages, examined)
    given = options.given_profile
    trace = pipeline.trace_document(document, name, sha256, corrections, isolation.report_page, given)
    drawn = (picture.decode() or None for picture in isolation.read_feed(pictures))
    return build_review(trace, drawn, corrections).encode()


@isolation.needs("appendix_parser.reading.render", "appendix_parser.review.images")
def draw_for_review(data: bytes, options: ReadOptions, already: int) -> Iterator[bytes]:
    """Yield the pages of a PDF as `data:` URLs, after the first `already` pages; an empty one for a page that cannot be drawn."""
    # Imported here because few tasks draw.
    from appendix_parser.reading.render import draw_pages
    from appendix_parser.review.images import LONGEST_SIDE, data_url

    for image in draw_pages(
        data,
        longest_side=LONGEST_SIDE,
        password=options.password,
        first=already + 1,
        pages=options.page_ranges,
    ):
        yield b"" if image is None else data_url(image).encode()


@isolation.needs("appendix_parser.proposal")
def proposal(pages: Feed, examined: Feed | None, name: str, options: ReadOptions, sha256: str) -> bytes:
    """Return a proposed profile for a PDF, as TOML."""
    # Imported here because few tasks propose.
    from appendix_parser.proposal import propose

    document = document_from_feed(pages, examined)
    return propose(document, name, sha256, isolation.report_page, options.given_profile).to_toml().encode()


@isolation.needs("appendix_parser.inspection", "appendix_parser.reading.render")
def inspection(
    pages: Feed, examined: Feed | None, name: str, options: ReadOptions, data: bytes, number: int
) -> bytes:
    """Return page `number`, from 1, of a PDF as the parser sees it, as PNG."""
    # Imported here because few tasks draw.
    from appendix_parser.inspection import draw_inspection, to_png, word_roles
    from appendix_parser.inspection.palette import LONGEST_SIDE
    from appendix_parser.reading.render import draw_pages

    document = document_from_feed(pages, examined)
    layouts, assembly = pipeline.lay_out_document(
        document, name, isolation.report_page, options.given_profile
    )
    layout = next((each for each in layouts if each.page.number == number), None)
    if layout is None:
        chosen = ", ".join(str(each.page.number) for each in layouts)
        remedy = f"Choose from the pages that were read: {chosen}." if options.pages else ""
        raise NoSuchPageError(
            f"There is no page {number}.", remedy=remedy or f"Choose from 1 to {len(layouts)}.", where=name
        )
    isolation.report_page(number)
    drawn = draw_pages(data, longest_side=LONGEST_SIDE, password=options.password, first=number)
    picture = next(drawn, None)
    if picture is None:
        raise UnreadablePdfError(
            "The page cannot be drawn.",
            remedy="Save the file again from a PDF viewer.",
            where=f"{name}, page {number}",
        )
    used = "" if options.profile is None else options.profile.name
    drawing = draw_inspection(picture, layout, word_roles(assembly), name=name, profile=used)
    return to_png(drawing)
