"""Proposing a profile for an open document. Each entry is tried: what would change the records stays a comment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from appendix_parser.assembly import Assembly
from appendix_parser.assembly.closest import ClosestTable
from appendix_parser.coverage.ledger import Trace
from appendix_parser.document import Document
from appendix_parser.errors import NoAppendixError, ProfileError
from appendix_parser.page import PageContent
from appendix_parser.pipeline import assemble_pages, read_pages, records_of, source_of, understand
from appendix_parser.profile.file import ProfileFile
from appendix_parser.profile.read import GivenProfile, read_profile
from appendix_parser.proposal.draft import UNKNOWN, Entry, one_line, render
from appendix_parser.proposal.headings import column_entries, entries_to_fill_in
from appendix_parser.proposal.levels_and_sections import document_entries, level_entries, section_entries
from appendix_parser.read_options import OnPage, ignore
from appendix_parser.records import Source
from appendix_parser.version import VERSION

_HOW = (
    "A line that begins with # is a comment. Correct what is wrong, remove the # where you are sure,",
    f"and fill in each {UNKNOWN}. docs/profiles.md describes the keys.",
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A profile for a document.

    Attributes:
        title: what it says at its start.
        entries: its lines.
        used: those of them that are more than a comment.
    """

    title: tuple[str, ...]
    entries: tuple[Entry, ...]
    used: tuple[Entry, ...] = ()

    def to_toml(self) -> str:
        """Return it as a file to edit."""
        return render(self.title, self.entries, self.used)


def propose(
    document: Document, name: str, sha256: str, on_page: OnPage = ignore, profile: GivenProfile | None = None
) -> Proposal:
    """Return a profile for a document: what was understood, and as comments what was not.

    Reading by the unchanged proposal gives the same records as reading without it.

    Args:
        document: the document.
        name: its name.
        sha256: that of its bytes.
        on_page: is called with each page.
        profile: the profile by which it is read so far.

    Raises:
        UnreadablePdfError: no page has text, or no letter of it is known.
        ProfileError: the profile does not fit the document.
    """
    pages = list(read_pages(document, on_page))
    about = source_of(document, name, sha256, profile)
    assembled = assemble_pages(pages, profile)
    try:
        trace = records_of(assembled, about, damage=document.doubts, profile=profile)
    except NoAppendixError as refused:
        return _to_fill_in(assembled.closest, name, refused)
    entries = list(_entries(trace, assembled.assembly, pages))
    title = (f"Profile for {one_line(name)}, proposed by appendix-parser {VERSION}.", *_HOW)
    used = _those_without_effect(title, entries, pages, about, trace, document)
    return Proposal(title, tuple(entries), tuple(used))


def _entries(trace: Trace, assembly: Assembly, pages: Sequence[PageContent]) -> Iterable[Entry]:
    appendix, system = trace.appendix, trace.scoring
    tables = [table for section in assembly.outline.sections for table in section.objectives]
    yield from document_entries(appendix, assembly)
    yield from column_entries(assembly.headers, tables, appendix.findings, system)
    yield from level_entries(appendix, system, tables, {page.number: page.fills for page in pages})
    yield from section_entries(appendix, assembly)


def _to_fill_in(tables: Sequence[ClosestTable], name: str, refused: NoAppendixError) -> Proposal:
    """Return a profile for a document in which no objectives were found: all of it is to be filled in."""
    title = (
        f"Profile for {one_line(name)}, begun by appendix-parser {VERSION}.",
        one_line(refused.problem),
        *_HOW,
        'A table needs a column with the role "title" and one with the role "score".',
    )
    entries = [
        Entry("document", f'title = "{UNKNOWN}"', certain=False),
        *entries_to_fill_in(tables),
        Entry("levels", f'names = ["{UNKNOWN}", "{UNKNOWN}"]', "from the lowest", certain=False),
        Entry("levels", f'words = {{"{UNKNOWN}" = 1}}', "words or symbols of scores", certain=False),
        Entry("sections", 'from = "headings"', 'or "column", or "banner"', certain=False),
    ]
    return Proposal(title, tuple(entries))


def _those_without_effect(
    title: Sequence[str],
    entries: Sequence[Entry],
    pages: Sequence[PageContent],
    about: Source,
    trace: Trace,
    document: Document,
) -> list[Entry]:
    """Return the entries by which a document is read as it was without them."""

    def same(used: Sequence[Entry]) -> bool:
        try:
            given = read_profile(ProfileFile("proposal.toml", render(title, entries, used)))
            read = understand(pages, about, damage=document.doubts, profile=given)
        except (ProfileError, NoAppendixError):
            return False
        return read.appendix == trace.appendix

    certain = [entry for entry in entries if entry.certain and entry.text]
    if same(certain):
        return certain
    used: list[Entry] = []
    for entry in certain:
        if same([*used, entry]):
            used.append(entry)
    return used
