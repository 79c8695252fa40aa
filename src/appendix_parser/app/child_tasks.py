"""The tasks of the app's child processes, and their answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict
from pydantic_core import to_json as plain_json

from appendix_parser import isolation, pipeline
from appendix_parser.batch.file_bundle import pack
from appendix_parser.batch.side_by_side import put_side_by_side, summary
from appendix_parser.exporters.texts.json_text import to_json
from appendix_parser.inputs.documents import Document
from appendix_parser.isolation import Feed
from appendix_parser.notation.scale import ScoringSystem
from appendix_parser.parsing import document_from_feed
from appendix_parser.read_options import ReadOptions
from appendix_parser.records import Appendix, Correction, Score
from appendix_parser.timeline.history_records import History, Outcome


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Sheet(_Answer):
    """A page, as `review.payload` makes it."""

    number: int
    width: float
    height: float
    words: tuple[tuple[float, float, float, float, int, str], ...]


class View(_Answer):
    """What the review page shows of a document that no correction changes."""

    scores: Mapping[str, Score]
    sheets: tuple[Sheet, ...]


class Printed(_Answer):
    """What was read, before it is corrected and checked, and how the document writes its scores."""

    appendix: Appendix
    scoring: ScoringSystem


class Reading(_Answer):
    """All that is kept of a document."""

    printed: Printed
    view: View


class Line(_Answer):
    """A line of a proposed profile, as TOML; `used` if it is more than a comment."""

    table: str
    text: str
    note: str
    used: bool


class Proposed(_Answer):
    """A proposed profile."""

    lines: tuple[Line, ...]


class Pair(_Answer):
    """Two objectives that may be the same, and what was decided."""

    edition: str
    position: int
    number: int | None
    title: str
    earlier_edition: str
    earlier_position: int
    earlier_number: int | None
    earlier_title: str
    confidence: float
    outcome: Outcome
    description: str
    earlier_description: str


class Compared(_Answer):
    """What there is to say of a history: its editions' addresses, the doubtful pairs, and the decisions that are not used."""

    summary: str
    editions: Mapping[str, str]
    pairs: tuple[Pair, ...]
    not_used: tuple[str, ...]


@isolation.needs("appendix_parser.review")
def read(pages: Feed, examined: Feed | None, name: str, options: ReadOptions, sha256: str) -> bytes:
    """Return the `Reading` of a PDF as JSON; a task of `parsing.in_processes`."""
    from appendix_parser.review.payload import scores_of, sheets_of

    document = document_from_feed(pages, examined)
    trace = pipeline.trace_document(document, name, sha256, (), isolation.report_page, options.given_profile)
    reading = {
        "printed": {"appendix": trace.printed, "scoring": trace.scoring},
        "view": {"scores": scores_of(trace.scoring), "sheets": sheets_of(trace)},
    }
    return plain_json(reading)


def correct(printed: bytes, corrections: Sequence[Correction]) -> bytes:
    """Return the JSON that `parse` writes, of a `Printed` as JSON with these corrections."""
    said = Printed.model_validate_json(printed)
    return to_json(pipeline.correct_and_check(said.appendix, corrections, said.scoring)).encode()


@isolation.needs("appendix_parser.reading.render", "appendix_parser.review.images")
def draw(data: bytes, password: str, number: int) -> bytes:
    """Return page `number`, from 1, of a PDF as WebP; nothing if it cannot be drawn."""
    from appendix_parser.reading.render import draw_pages
    from appendix_parser.review.images import LONGEST_SIDE, webp

    pages = draw_pages(data, longest_side=LONGEST_SIDE, password=password, first=number)
    image = next(pages, None) if number else None
    return b"" if image is None else webp(image)


@isolation.needs("appendix_parser.proposal")
def propose(pages: Feed, examined: Feed | None, name: str, options: ReadOptions, sha256: str) -> bytes:
    """Return what was understood of the columns and levels of a PDF, a `Proposed` as JSON."""
    from appendix_parser.proposal import propose as proposal_for  # few documents need one

    document = document_from_feed(pages, examined)
    made = proposal_for(document, name, sha256, isolation.report_page, options.given_profile)
    lines = [
        {"table": each.table, "text": each.text, "note": each.note, "used": each in made.used}
        for each in made.entries
    ]
    return plain_json({"lines": lines})


def compare(read: Mapping[str, bytes], decided: Document | None, addresses: Mapping[str, str]) -> bytes:
    """Return a history: its page and its match file, packed, with its `Compared` as JSON.

    Args:
        read: the JSON of each edition, by its file.
        decided: the match file.
        addresses: the address of each edition, by its file.
    """
    from appendix_parser.exporters.tabular.history_tables import HISTORY_TABLES
    from appendix_parser.exporters.texts.csv_text import to_csv
    from appendix_parser.exporters.texts.match_file import read_decisions, with_decisions
    from appendix_parser.picture.history_page import render_page
    from appendix_parser.timeline.decisions import not_used

    made, sources, refused = put_side_by_side(read, decided)
    links = {
        edition.name: addresses[file]
        for file, source in sources.items()
        for edition in made.editions
        if edition.source == source
    }
    decisions = read_decisions(decided.data, decided.where) if decided else []
    left_out = not_used([edition.name for edition in made.editions], decisions)
    compared = Compared(
        summary=summary(made, {Path(file).name: count for file, count in refused.items()}),
        editions=links,
        pairs=tuple(_pairs(made)),
        not_used=tuple(each.message for each in made.findings if each.code == "decision-not-used"),
    )
    [table] = [table for table in HISTORY_TABLES if table.name == "matches"]
    files = (
        ("history.html", render_page(made, links, home="/").encode()),
        ("matches.csv", with_decisions(to_csv(table, made).encode(), left_out)),
    )
    return pack(compared.model_dump(mode="json"), files)


def _pairs(made: History) -> Iterator[Pair]:
    """Yield the matches that are or were doubtful."""
    descriptions = {
        (each.edition, each.position): each.description for one in made.series for each in one.appearances
    }
    for match in made.matches:
        if match.outcome is not Outcome.JOINED:
            yield Pair(
                **{
                    name: getattr(match, name)
                    for name in Pair.model_fields
                    if name in type(match).model_fields
                },
                description=descriptions.get((match.edition, match.position), ""),
                earlier_description=descriptions.get((match.earlier_edition, match.earlier_position), ""),
            )


NEEDED = (
    "appendix_parser.app.child_tasks",
    "appendix_parser.reading.pdfminer.reader",
    "appendix_parser.reading.render",
    "appendix_parser.review.images",
    "appendix_parser.review",
    "appendix_parser.witness.pdfium.look",
    "appendix_parser.batch.convert_one",
    "appendix_parser.picture.history_page",
    "appendix_parser.proposal",
    "appendix_parser.timeline.series",
)
"""The modules that the processes need; loading them costs more than reading a short document."""
