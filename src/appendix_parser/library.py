"""The commands `check`, `convert`, `history` and `review` as functions, for `import appendix_parser`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from appendix_parser.exporters.folders.package import Package
from appendix_parser.exporters.texts.csv_style import CsvStyle
from appendix_parser.inputs.files import Source, load
from appendix_parser.inputs.limits import Limits
from appendix_parser.parsing import own_errors, parse
from appendix_parser.profile.file import ProfileSource, find_profile
from appendix_parser.read_options import ENGLISH, Ocr, ReadOptions
from appendix_parser.records import Appendix, Correction, Finding
from appendix_parser.timeline import DEFAULT_CONFIDENCE, make_history
from appendix_parser.timeline.history_records import History

_APPENDIX_FORMATS = ("json", "csv", "parquet", "xlsx")


def check(source: Source, **options: Any) -> tuple[Finding, ...]:
    """List the findings of an appendix.

    Args:
        source: the PDF: its path, its bytes, or a file that is open in binary mode.
        options: as for `parse`.

    Returns:
        The findings in the order of the document.

    Raises:
        AppendixParserError: as for `parse`.
    """
    return parse(source, **options).findings


def history(
    editions: Iterable[Appendix],
    *,
    matches: Source | None = None,
    confidence: float = DEFAULT_CONFIDENCE,
    title: str = "",
    names: Sequence[str] | None = None,
) -> History:
    """Put editions side by side: one series per objective, what changed, and how the actions went on.

    Args:
        editions: one appendix per edition, in any order. One that is given twice counts once.
        matches: a copy of `matches.csv` with decisions in it: its path, its bytes, or an open file. A decision overrides
            all evidence.
        confidence: join two objectives if the probability that they are the same is at least this: above 0.5, up to 1.
        title: title of the history; if empty, that of the newest edition.
        names: what to call the editions, in the given order; if None, the names of their files.

    Returns:
        The history. `to_frames` gives its tables, and `write` writes its files.

    Raises:
        DecisionError: the match file cannot be read, does not fit the editions, or contradicts itself.
        InputError: the match file cannot be opened.
        ValueError: `confidence` is out of its range, or there are not as many `names` as editions.
    """
    from appendix_parser.exporters.texts.match_file import read_decisions  # takes longer to load

    given = list(editions)
    if names is not None and len(names) != len(given):
        message = f"There are {len(given)} editions, but {len(names)} names."
        raise ValueError(message)
    decisions = [] if matches is None else read_decisions(*load(matches, None, Limits()))
    called = [] if names is None else list(zip(given, names, strict=True))
    return make_history(
        given,
        decisions,
        confidence,
        title=title,
        name=lambda edition: next((name for each, name in called if each is edition), None),
    )


def review_page(
    source: Source,
    *,
    name: str | None = None,
    limits: Limits | None = None,
    password: str = "",
    witness: bool = True,
    include_hidden_text: bool = False,
    pages: str = "",
    profile: ProfileSource | None = None,
    ocr: str = Ocr.AUTO,
    ocr_language: str = ENGLISH,
    corrections: Iterable[Correction] = (),
) -> str:
    """Return an HTML page that shows every value of an appendix beside its place in the PDF.

    Args:
        source: the PDF: its path, its bytes, or a file that is open in binary mode.
        name: the file name to record, if `source` has none.
        limits: the most time, memory and size to use, as for `parse`.
        password: opens an encrypted PDF.
        witness: compare what is read with what PDFium reads and draws, as for `parse`.
        include_hidden_text: put text that nobody can see into the records, as for `parse`.
        pages: the pages to read, as for `parse`.
        profile: a profile, as for `parse`.
        ocr: which pages to recognise, as for `parse`.
        ocr_language: the languages of scans, as for `parse`.
        corrections: values to use in place of the printed ones.

    Returns:
        HTML that needs no other file and no network. Save it as UTF-8.

    Raises:
        AppendixParserError: as for `parse`.
    """
    # Imported here because drawing takes longer to load.
    from appendix_parser.pipeline import trace
    from appendix_parser.reading.render import draw_pages
    from appendix_parser.review import build_review
    from appendix_parser.review.images import LONGEST_SIDE, data_url

    taught = None if profile is None else find_profile(profile)
    options = ReadOptions(
        limits or Limits(), password, witness, include_hidden_text, pages, taught, Ocr(ocr), ocr_language
    )
    data, name = load(source, name, options.limits)
    given = tuple(corrections)
    with own_errors(name):
        traced = trace(data, name, options, given)
        drawn = draw_pages(data, longest_side=LONGEST_SIDE, password=password, pages=options.page_ranges)
        return build_review(traced, (data_url(image) if image else None for image in drawn), given)


def write(
    document: Appendix | History,
    folder: str | Path,
    formats: Collection[str] = _APPENDIX_FORMATS,
    *,
    csv: str = "plain",
    force: bool = False,
    keep: bool = False,
    documents: Mapping[str, str] | None = None,
) -> list[Path]:
    """Write an appendix or a history into a folder, whole or not at all, as `convert` and `history` do.

    Args:
        document: what `parse` or `history` returned.
        folder: where the files go; it is made if it does not exist.
        formats: json, csv, parquet and xlsx; for a history also html, png and svg.
        csv: plain, excel or excel-semicolon.
        force: also replace files that were changed, or that this program did not write.
        keep: if the folder holds such files, keep it under another name first: `NAME.kept`.
        documents: for the page of a history: where the PDF of an edition is, by the name of the edition.

    Returns:
        The paths of the files.

    Raises:
        OutputError: a format is unknown, or the folder cannot be written; it is then unchanged.
        ValueError: `csv` is not one of the three.
    """
    # Imported here because they take longer to load.
    from appendix_parser.exporters.folders.formats import appendix_package
    from appendix_parser.exporters.folders.history_formats import history_package
    from appendix_parser.exporters.folders.keep import keeping
    from appendix_parser.exporters.folders.write import names_of, write_package

    style, place = CsvStyle(csv), Path(folder)
    package: Package[Any] = (
        appendix_package(style) if isinstance(document, Appendix) else history_package(documents or {}, style)
    )
    with keeping(place, names_of(package)) if keep else nullcontext():
        return write_package(package, document, place, formats, force=force)
