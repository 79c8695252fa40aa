"""What the template of the page shows, in words and numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from appendix_parser.design.colours import background, text_on
from appendix_parser.diff.words import Stretch, compare_words
from appendix_parser.history.records import Change, ChangeKind, History, Match, Series, Statement
from appendix_parser.history.similarity import same_text
from appendix_parser.picture.grid import Cell, Grid, Row, shown_score
from appendix_parser.records import Correction, Finding, Severity


class View:
    """A history as the template asks for it; `documents` has the address of each edition's PDF, by name."""

    def __init__(self, history: History, grid: Grid, documents: Mapping[str, str]) -> None:
        self.history = history
        self.grid = grid
        self._documents = documents
        self._changed = {
            change.series for change in history.changes if change.kind is not ChangeKind.OBJECTIVE_RENUMBERED
        }
        self._home = {
            (each.edition, each.position): one.series for one in history.series for each in one.appearances
        }

    # -- names and places ----------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """The title of the newest edition."""
        return self.history.editions[-1].title if self.history.editions else "No editions"

    @property
    def span(self) -> str:
        """The first and the last year."""
        labels = [column.label for column in self.grid.columns]
        return f"{labels[0]} to {labels[-1]}" if len(labels) > 1 else "".join(labels)

    @staticmethod
    def name(number: int | None, label: str, title: str) -> str:
        """Name an objective for people."""
        shown = str(number) if number is not None else label
        return f"#{shown} {title}" if shown else title

    def series_name(self, series: Series) -> str:
        """Name a series for people, if need be by its key."""
        return self.name(series.number, series.label, series.title) or f"Objective {series.series}"

    def link(self, edition: str, page: int | None) -> str | None:
        """Return the address of a page of an edition's PDF (RFC 8118 for the fragment)."""
        address = self._documents.get(edition)
        return address and f"{address}#page={page}" if page else address

    @staticmethod
    def place(edition: str, page: int | None) -> str:
        """Name a page of an edition."""
        return f"{edition}, page {page}" if page else edition

    @staticmethod
    def anchor(row: Row, cell: Cell) -> str:
        """Return the identifier of the evidence for a cell."""
        year = cell.column.year
        return f"s{row.series.series}-{year if year is not None else f'n{row.cells.index(cell)}'}"

    # -- scores --------------------------------------------------------------------------------------------

    shown = staticmethod(shown_score)

    @staticmethod
    def style(value: float | None) -> str:
        """Return the class of a score's colour."""
        if value is None:
            return "unscored"
        return "v" + f"{value:g}".replace(".", "_").replace("-", "m").replace("+", "p")

    @property
    def colours(self) -> Sequence[tuple[str, str, str]]:
        """The class, background and text colour of each score that there is."""
        lowest, highest = self.grid.scale
        values = {value for row in self.grid.rows for value in row.values if value is not None}
        values |= {
            each.score.value
            for one in self.history.series
            for each in one.statements
            if each.score.value is not None
        }
        values |= {float(level.score) for level in self.grid.levels}
        shades = [(self.style(value), background(value, lowest, highest)) for value in sorted(values)]
        return [(style, shade, text_on(shade)) for style, shade in shades]

    @property
    def legend(self) -> Sequence[tuple[str, str]]:
        """The class and the words of each level."""
        return [
            (self.style(level.score), f"{level.score} {level.name}".strip()) for level in self.grid.levels
        ]

    def corrections(self, statement: Statement) -> Sequence[Correction]:
        """Return what was corrected in a statement."""
        edition = next(each for each in self.history.editions if each.name == statement.edition)
        return [each for each in edition.corrections if each.pointer == statement.pointer]

    def differs_from_cell(self, statement: Statement) -> bool:
        """Tell whether the score is printed otherwise than a cell shows it."""
        return "score" not in statement.corrected and statement.score.raw != self.shown(statement)

    def told(self, cell: Cell) -> str:
        """Return a cell in words, for those who hear the page."""
        said = self.shown(cell.current)
        if cell.restated:
            before = ", ".join(self.shown(each) for each in cell.restated)
            return f"{said}, restated, before {before}"
        return f"{said}, comment edited" if cell.edited else said

    @property
    def means(self) -> Sequence[tuple[str, float]]:
        """The mean of the first and of the last year with a number."""
        found = [(column.label, self.grid.mean(place)) for place, column in enumerate(self.grid.columns)]
        means = [(label, mean) for label, mean in found if mean is not None]
        return means if len(means) < 2 else [means[0], means[-1]]

    @staticmethod
    def says_more(statement: Statement, cell: Cell) -> bool:
        """Tell whether the statement's comment is not the one that stands."""
        same = same_text(statement.comments.text) == same_text(cell.current.comments.text)
        return statement is cell.current or not same

    @staticmethod
    def signed(movement: float) -> str:
        """Return how far a score moved, with its sign."""
        return f"{movement:+g}".replace("-", "−")

    # -- changes -------------------------------------------------------------------------------------------

    @property
    def changes(self) -> Sequence[tuple[str, Sequence[Change]]]:
        """The changes by kind, under headings."""
        found = [
            (heading, [change for change in self.history.changes if change.kind is kind])
            for kind, heading in _HEADINGS.items()
        ]
        return [(heading, changes) for heading, changes in found if changes]

    def subject(self, change: Change) -> str:
        """Name what a change is of."""
        parts = [change.section if change.series is None else ""]
        if change.series is not None:
            parts.append(self.name(change.number, "", change.title or ""))
        if change.level is not None:
            parts.append(f"level {change.level}")
        if change.year is not None:
            parts.append(str(change.year))
        return ", ".join(part for part in parts if part) or "The whole document"

    @staticmethod
    def words(change: Change) -> Sequence[Stretch]:
        """Return the texts before and after a change, cut where they differ."""
        return compare_words(change.before or "", change.after or "")

    def worth_a_look(self, row: Row) -> bool:
        """Tell whether anything about an objective changed over the years but its number."""
        scores = {cell.current.score.value for cell in row.cells if cell}
        return len(scores) > 1 or row.series.series in self._changed

    # -- findings ------------------------------------------------------------------------------------------

    @property
    def findings(self) -> Sequence[tuple[str, Sequence[Finding]]]:
        """The findings by severity, under headings."""
        found = [
            (heading, [each for each in self.history.findings if each.severity is severity])
            for severity, heading in _SEVERITIES.items()
        ]
        return [(heading, findings) for heading, findings in found if findings]

    def series_of(self, found: Finding) -> int | None:
        """Return the key of the series that a finding is about, if it is about one."""
        match found.pointer.split("/"):
            case ["", "changes", index]:
                return self.history.changes[int(index)].series
            case ["", "matches", index]:
                return self._home[_place(self.history.matches[int(index)])]
        return None


def _place(match: Match) -> tuple[str, int]:
    return match.edition, match.position


_SEVERITIES = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.INFO: "Notes"}

_HEADINGS = {
    ChangeKind.SCORE_RESTATED: "Scores restated",
    ChangeKind.COMMENTS_EDITED: "Comments edited",
    ChangeKind.OBJECTIVE_ADDED: "Objectives added",
    ChangeKind.OBJECTIVE_REMOVED: "Objectives removed",
    ChangeKind.OBJECTIVE_RETURNED: "Objectives that returned",
    ChangeKind.OBJECTIVE_RETITLED: "Objectives retitled",
    ChangeKind.OBJECTIVE_RENUMBERED: "Objectives renumbered",
    ChangeKind.OBJECTIVE_MOVED: "Objectives moved to another section",
    ChangeKind.DESCRIPTION_REWORDED: "Descriptions reworded",
    ChangeKind.CRITERION_REWORDED: "Criteria reworded",
    ChangeKind.CRITERION_ADDED: "Criteria added",
    ChangeKind.CRITERION_REMOVED: "Criteria removed",
    ChangeKind.LEVEL_RENAMED: "Levels renamed",
    ChangeKind.SECTION_ADDED: "Sections added",
    ChangeKind.SECTION_REMOVED: "Sections removed",
    ChangeKind.SECTION_RENAMED: "Sections renamed",
}
