"""The words and numbers that the template of the page shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from appendix_parser.design.colours import step
from appendix_parser.diff.changed_words import Stretch, compare_words
from appendix_parser.picture.score_grid import Cell, Grid, Row, shown_score
from appendix_parser.records import Correction, Severity
from appendix_parser.summary import counted
from appendix_parser.timeline.action_events import ActionYear, OpenAction, by_year, still_open
from appendix_parser.timeline.history_records import (
    Change,
    ChangeKind,
    Edition,
    History,
    HistoryFinding,
    Match,
    Series,
    Statement,
)
from appendix_parser.timeline.similarity import same_text


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
        """What the history is called."""
        return self.history.title or "History"

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
        """Name a series for people; by its key if it has nothing else."""
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

    def shade(self, value: float | None) -> str:
        """Return the class of a score's colour."""
        return "unscored" if value is None else f"step-{step(value, *self.grid.scale)}"

    @property
    def legend(self) -> Sequence[tuple[str, str, str]]:
        """The class, the figure and the name of each level."""
        return [(self.shade(level.score), str(level.score), level.name) for level in self.grid.levels]

    def copied(self, statement: Statement) -> Markup:
        """Return the attribute of a cell that says what is copied of it: the number, or why there is none."""
        value = statement.score.value
        if value is None:
            return Markup('data-text="{}"').format(self.shown(statement))
        return Markup('data-number="{}"').format(f"{value:g}")

    def corrections(self, statement: Statement) -> Sequence[Correction]:
        """Return what was corrected in a statement."""
        edition = next(each for each in self.history.editions if each.name == statement.edition)
        return [each for each in edition.corrections if each.pointer == statement.pointer]

    def differs_from_cell(self, statement: Statement) -> bool:
        """Return whether the score is printed differently from what a cell shows."""
        return "score" not in statement.corrected and statement.score.raw != self.shown(statement)

    def in_words(self, cell: Cell) -> str:
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
        """Return whether the statement's comment is not the one that stands."""
        same = same_text(statement.comments.text) == same_text(cell.current.comments.text)
        return statement is cell.current or not same

    @staticmethod
    def signed(movement: float) -> str:
        """Return how far a score moved, with its sign."""
        return f"{movement:+g}".replace("-", "−")

    # -- actions -------------------------------------------------------------------------------------------

    @property
    def action_years(self) -> Sequence[ActionYear]:
        """What happened to the actions, year by year."""
        return by_year(self.history.actions)

    @property
    def open_actions(self) -> Sequence[OpenAction]:
        """The actions that nothing has closed, in the order of the objectives."""
        found = {(each.last.series, each.last.action): each for each in still_open(self.history.actions)}
        order = {row.series.series: place for place, row in enumerate(self.grid.rows)}
        return [found[key] for key in sorted(found, key=lambda key: (order[key[0]], key[1]))]

    @staticmethod
    def pages(edition: Edition) -> str:
        """Say how many pages an edition has."""
        return counted(edition.source.page_count, "page")

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
        """Return whether anything about an objective changed over the years but its number."""
        scores = {cell.current.score.value for cell in row.cells if cell}
        return len(scores) > 1 or row.series.series in self._changed

    # -- findings ------------------------------------------------------------------------------------------

    @property
    def findings(self) -> Sequence[tuple[str, Sequence[HistoryFinding]]]:
        """The findings by severity, under headings."""
        found = [
            (heading, [each for each in self.history.findings if each.severity is severity])
            for severity, heading in _SEVERITIES.items()
        ]
        return [(heading, findings) for heading, findings in found if findings]

    def series_of(self, found: HistoryFinding) -> int | None:
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
