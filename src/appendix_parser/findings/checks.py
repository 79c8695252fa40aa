"""Findings about what does not agree within a document."""

from __future__ import annotations

from appendix_parser.findings.kind import FindingKind
from appendix_parser.records import Severity

KINDS = (
    FindingKind(
        code="section-without-rubric",
        severity=Severity.WARNING,
        title="A section has no rubric",
        template="{section} has no rubric, though others have.",
        remedy="Check that no table was lost.",
    ),
    FindingKind(
        code="section-without-objectives",
        severity=Severity.WARNING,
        title="A section has no objectives",
        template="{section} has no objectives, though others have.",
        remedy="Check that no table was lost.",
    ),
    FindingKind(
        code="rubrics-absent",
        severity=Severity.WARNING,
        title="The document has no rubric",
        template="No section has a rubric, so nothing says what the scores mean.",
        remedy="Look in the PDF for tables that say what each level means.",
    ),
    FindingKind(
        code="number-missing",
        severity=Severity.WARNING,
        title="An objective has no number",
        template="{objective} has no number, though others have.",
        remedy="Look at the page.",
    ),
    FindingKind(
        code="number-unreadable",
        severity=Severity.WARNING,
        title="An objective's number cannot be read",
        template="{objective} has the number “{label}”, which is not a whole number, though others have one.",
        remedy="Look at the page; the label is kept as printed.",
        rule=(
            "A number is a whole number. A document whose objectives have only other labels gives "
            "`labels-not-numbers` instead."
        ),
    ),
    FindingKind(
        code="label-unlike-rest",
        severity=Severity.WARNING,
        title="An objective's label has more or fewer words than all others",
        template="{objective} has the label “{label}”; all others have another number of words.",
        remedy="Look at the page; the label is kept as printed.",
    ),
    FindingKind(
        code="label-outside-table",
        severity=Severity.WARNING,
        title="A text outside all tables may be an objective's label",
        template="On page {page} “{label}” stands outside all tables; it may be the label of an objective without text.",
        remedy="Look at the page; a page number can be passed over.",
        rule=(
            "A text by itself, of the form of the labels, and none of them; a number must follow that of an objective, or, "
            "where numbers leave gaps, be higher than those on the pages before."
        ),
    ),
    FindingKind(
        code="labels-not-numbers",
        severity=Severity.INFO,
        title="The objectives are not numbered",
        template="The objectives have labels such as “{label}” and no numbers; the labels are kept as printed.",
        remedy="Use the label or the position to tell objectives apart.",
    ),
    FindingKind(
        code="number-repeated",
        severity=Severity.ERROR,
        title="An objective number is used twice",
        template="The number {number} is given to more than one objective: “{first}” and “{second}”.",
        remedy="Use the position, which is unique. Find out which number is right, and put it right with a correction.",
        rule="Numbers run through the document; where every section starts again at 1, through the section.",
    ),
    FindingKind(
        code="number-disorder",
        severity=Severity.WARNING,
        title="Objective numbers are out of order",
        template="The objective numbers are out of order: they go {order}.",
        remedy="Check the order of the pages; an objective may also have been added or moved.",
        rule=(
            "As few objectives as possible are taken to be displaced, neighbours together: 30, 60, 31 is "
            "one displaced objective and no gap."
        ),
    ),
    FindingKind(
        code="number-gap",
        severity=Severity.WARNING,
        title="Objective numbers are missing",
        template="No objective has the number {missing}: the numbers {run}.",
        remedy="Check whether objectives were withdrawn or a page is missing.",
        rule=(
            "One finding for each jump between objectives that are in order, and one if the first number "
            "is above 1. A number that stands elsewhere in the document is not missing."
        ),
    ),
    FindingKind(
        code="title-missing",
        severity=Severity.ERROR,
        title="An objective has no title",
        template="{objective} has no title, though others have.",
        remedy="Look at the page.",
    ),
    FindingKind(
        code="description-missing",
        severity=Severity.WARNING,
        title="An objective has no description",
        template="{objective} has no description, though others have.",
        remedy="Look at the page.",
    ),
    FindingKind(
        code="rubric-incomplete",
        severity=Severity.ERROR,
        title="A rubric lacks a level",
        template="{rubric} has no text for level {levels}.",
        remedy="Look at the page.",
    ),
    FindingKind(
        code="rubric-repeated",
        severity=Severity.WARNING,
        title="A rubric is in the document twice",
        template="{rubric} stands more than once.",
        remedy="Check whether a page is in the PDF twice, and which of the rubrics is current.",
        rule="For the same objective, or with the same label, in one section.",
    ),
    FindingKind(
        code="rubric-with-header",
        severity=Severity.WARNING,
        title="A rubric's texts begin with their header",
        template="{rubric} has texts that begin like a header row: “{quote}”.",
        remedy="Look at the page: no line may part the header from the row below it.",
        rule="More than half of its texts begin with score and name of their own level.",
    ),
    FindingKind(
        code="levels-differ",
        severity=Severity.WARNING,
        title="Rubrics name their levels differently",
        template="{rubric} calls level {score} “{name}”; elsewhere it is “{usual}”.",
        remedy="Decide which name to use; the data keeps what each rubric prints.",
        rule=(
            "Held against the name that most rubrics use; case, dashes and spaces do not count. Nothing "
            "is told of a level that has no name in at least half of the rubrics."
        ),
    ),
    FindingKind(
        code="rubric-for-no-objective",
        severity=Severity.WARNING,
        title="A rubric for an objective that is not there",
        template="{rubric} is for objective {number}, which is not in the section's table.",
        remedy="Look for the objective in the PDF.",
    ),
    FindingKind(
        code="rubric-without-number",
        severity=Severity.WARNING,
        title="A rubric's label lacks the number of its objective",
        template="{rubric} names no objective by number, though its label reads like those that do.",
        remedy="Look at the page; the label is kept as printed.",
    ),
    FindingKind(
        code="objective-without-rubric",
        severity=Severity.WARNING,
        title="An objective has no rubric of its own",
        template="{objective} has no rubric, though others in its section have one each.",
        remedy="Look for the rubric in the PDF; it may stand alone on a page.",
        rule="In sections whose rubrics are each for one objective.",
    ),
    FindingKind(
        code="rubric-other-title",
        severity=Severity.WARNING,
        title="Rubric and objective have different names",
        template="The rubric of objective {number} calls it “{name}”, the objectives table “{title}”.",
        remedy="Use the name in the objectives table, or put the right one there with a correction.",
        rule="Case, dashes, spaces and “&” for “and” do not count as differences.",
    ),
    FindingKind(
        code="year-unreadable",
        severity=Severity.WARNING,
        title="The year of a score cannot be read",
        template="The headers of the objectives tables give no year that can be read for a score.",
        remedy="Look at a header; where the document is about one year, its title may say which.",
        rule="Of most objectives; fewer give `years-out-of-step`. A label such as Current is a year.",
    ),
    FindingKind(
        code="year-repeated",
        severity=Severity.ERROR,
        title="A year is used twice",
        template="{where}: there is more than one score for {years}.",
        remedy="Look at the table's header.",
    ),
    FindingKind(
        code="years-out-of-step",
        severity=Severity.WARNING,
        title="Tables have different years",
        template="{where}: the years are {years}; for most objectives they are {usual}.",
        remedy="Look at the table's header.",
        rule=(
            "Neighbouring objectives of a section with the same years are one finding. The order of the "
            "years does not count."
        ),
    ),
    FindingKind(
        code="year-without-scores",
        severity=Severity.WARNING,
        title="A year has comments, but no score",
        template="There are comments for {year}, but not one objective has a score for it.",
        remedy="Look at the table's header: the column with the scores may stand too close to the next one.",
    ),
    FindingKind(
        code="comment-other-score",
        severity=Severity.WARNING,
        title="The comment states another score",
        template="{objective} has {score} for {year}, but its comment speaks of a score of {stated}: “{quote}”.",
        remedy="Find out which of the two is right. The data keeps both as printed; a correction puts one right.",
        rule=(
            "A claim (“This objective scored '3'”) must be the score itself: 2/3 is neither 2 nor 3. A "
            "definition (“A score of '3' is defined as”) must be of a level that the score touches: 2/3 "
            "touches 2 and 3. Scores that cannot be read are not compared."
        ),
    ),
    FindingKind(
        code="comment-other-level",
        severity=Severity.WARNING,
        title="The comment names another level",
        template=(
            "{objective}: the comment for {year} calls the score {stated} “{name}”, but the rubric "
            "calls it “{level}”."
        ),
        remedy="Find out which of the two is right. The data keeps both as printed; a correction puts one right.",
        rule="Held against the objective's own rubric, or else its section's.",
    ),
    FindingKind(
        code="baseline-other-score",
        severity=Severity.WARNING,
        title="The score is below the baseline that the comment says was achieved",
        template=(
            "{objective} has {score} for {year}, but its comment says that the baseline of {stated} "
            "was achieved."
        ),
        remedy="Find out which of the two is right. The data keeps both as printed; a correction puts one right.",
        rule="The lower end of the score counts: a 2/3 has not achieved a baseline of 3.",
    ),
    FindingKind(
        code="baseline-exceeded",
        severity=Severity.INFO,
        title="The score is above the baseline that the comment names",
        template="{objective} has {score} for {year}, while its comment speaks only of the baseline of {stated}.",
        remedy="Nothing, if the objective is meant to stand above its baseline.",
        rule="The lower end of the score counts: a 3/4 still agrees with a baseline of 3.",
    ),
    FindingKind(
        code="reference-unknown",
        severity=Severity.WARNING,
        title="A reference to an objective that is not there",
        template="{objective} refers to objective {number} in its comment for {year}, but there is no such objective.",
        remedy="Check whether the objective was withdrawn or renumbered.",
        rule="In documents whose objectives are numbered.",
    ),
    FindingKind(
        code="previous-comment-absent",
        severity=Severity.INFO,
        title="A comment points to the year before, which is not there",
        template=(
            "{objective}: the comment for {year} points to the comment of the year before, which is "
            "not in this document."
        ),
        remedy="Look for the comment in the edition of the year before.",
        rule="The year before is the latest earlier year that the document has.",
    ),
    FindingKind(
        code="carried-forward-back",
        severity=Severity.WARNING,
        title="An action is carried forward to a year that is not later",
        template="{objective}: the comment for {year} carries an action forward to {to}, which is not a later year.",
        remedy="Find out which year is meant; the data keeps the comment as printed.",
    ),
    FindingKind(
        code="text-starts-midway",
        severity=Severity.WARNING,
        title="A cell begins in the middle of a sentence",
        template="{where}: the {field} begins in the middle of a sentence: “{quote}”.",
        remedy="Look at the page and the one before; something may have been cut off in the original.",
        rule=(
            "A text of any kind that begins with a comma or a closing mark; or with a small letter, where at "
            "least half of the other texts of its kind do not. Texts of a kind are those of a rubric; and all "
            "titles, descriptions, comments, labels of rubrics, headings, notes, and texts outside the records. "
            "Bullets, abbreviations and names such as e-tendering may begin small. A text on a page before or behind the "
            "appendix may go on from the one above it."
        ),
    ),
    FindingKind(
        code="text-ends-midway",
        severity=Severity.WARNING,
        title="A cell ends in the middle of a sentence",
        template="{where}: the {field} ends in the middle of a sentence: “{quote}”.",
        remedy="Look at the page and the one after; something may have been cut off in the original.",
        rule=(
            "The last mark is a comma, colon, dash or opening bracket, or the last word one that wants "
            "another, such as “the” or “and”, but in a rubric's label; or, in the last objective, there is no stop "
            "where most texts have one. A text on a page before or behind the appendix may go on in the one below it."
        ),
    ),
    FindingKind(
        code="text-without-stop",
        severity=Severity.INFO,
        title="A cell ends without a full stop",
        template="{where}: the {field} ends without a full stop, unlike most: “{quote}”.",
        remedy="Nothing, if the sentence is whole; else something may have been cut off in the original.",
        rule=(
            "A text of at least four words, where at least four in five of the other texts of its kind, of which "
            "there must be four, end with a stop. Titles, labels and headings do not count."
        ),
    ),
)
