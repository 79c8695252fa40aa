"""Findings about contradictions within a document."""

from __future__ import annotations

from appendix_parser.findings.kind import Cause, FindingKind
from appendix_parser.records import Severity

KINDS = (
    FindingKind(
        code="section-without-rubric",
        severity=Severity.WARNING,
        title="A section has no rubric",
        template="{section} has no rubric, but other sections have one.",
        remedy="Check on the page that no table is missing.",
    ),
    FindingKind(
        code="section-without-objectives",
        severity=Severity.WARNING,
        title="A section has no objectives",
        template="{section} has no objectives, but other sections have some.",
        remedy="Check on the page that no table is missing.",
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
        template="{objective} has no number, but other objectives have one.",
        remedy="Look at the page.",
        cause=Cause.OF_ALIKE,
    ),
    FindingKind(
        code="number-unreadable",
        severity=Severity.WARNING,
        title="An objective's number cannot be read",
        template="{objective} has the number “{label}”. This is not a whole number, but other objectives have one.",
        remedy="Check the label on the page. The data has it as printed.",
        rule=(
            "A number is a whole number. A document whose objectives have only other labels gives "
            "`labels-not-numbers` instead."
        ),
    ),
    FindingKind(
        code="label-unlike-rest",
        severity=Severity.WARNING,
        title="An objective's label has more or fewer words than the others",
        template="{objective} has the label “{label}”. All other labels have a different number of words.",
        remedy="Check the label on the page. The data has it as printed.",
    ),
    FindingKind(
        code="label-outside-table",
        severity=Severity.WARNING,
        title="Text outside the tables may be an objective's label",
        template="On page {page}, “{label}” is outside all tables. It may be the label of an objective without text.",
        remedy="Look at the page. If it is a page number, ignore this.",
        rule=(
            "The text is alone and looks like a label, but is not one that was read. A number must follow the number of "
            "an objective. If numbers are missing, it is enough that it is higher than those on the pages before."
        ),
    ),
    FindingKind(
        code="labels-not-numbers",
        severity=Severity.INFO,
        title="The objectives are not numbered",
        template="The objectives have labels such as “{label}”, not numbers. The data has the labels as printed.",
        remedy="Use the label or the position to identify an objective.",
    ),
    FindingKind(
        code="number-repeated",
        severity=Severity.ERROR,
        title="An objective number is used twice",
        template="The number {number} is given to more than one objective: “{first}” and “{second}”.",
        remedy="Use the position, which is unique. Find out which number is right, and correct the other.",
        rule="A number must be unique in the document. If every section starts again at 1, it must be unique in its section. "
        "One cell may be merged over several objectives.",
    ),
    FindingKind(
        code="number-disorder",
        severity=Severity.WARNING,
        title="Objective numbers are out of order",
        template="The objective numbers are out of order: {order}.",
        remedy="Check the order of the pages. An objective may also have been added or moved.",
        rule=(
            "The program assumes that as few objectives as possible are out of place: 30, 60, 31 is one objective out of "
            "place and no gap. Neighbours that are out of place together are one finding."
        ),
    ),
    FindingKind(
        code="number-gap",
        severity=Severity.WARNING,
        title="Objective numbers are missing",
        template="No objective has the number {missing}: the numbers {run}.",
        remedy="Check whether objectives were withdrawn or a page is missing.",
        rule=(
            "There is one finding for each gap, and one if the first number is above 1. A number that is somewhere else in "
            "the document is not missing."
        ),
    ),
    FindingKind(
        code="title-missing",
        severity=Severity.ERROR,
        title="An objective has no title",
        template="{objective} has no title, but other objectives have one.",
        remedy="Look at the page.",
        cause=Cause.OF_ALIKE,
    ),
    FindingKind(
        code="description-missing",
        severity=Severity.WARNING,
        title="An objective has no description",
        template="{objective} has no description, but other objectives have one.",
        remedy="Look at the page.",
        cause=Cause.OF_ALIKE,
    ),
    FindingKind(
        code="rubric-incomplete",
        severity=Severity.ERROR,
        title="A level is missing from a rubric",
        template="{rubric} has no text for level {levels}.",
        remedy="Look at the page.",
    ),
    FindingKind(
        code="rubric-repeated",
        severity=Severity.WARNING,
        title="A rubric is in the document twice",
        template="{rubric} is in the document more than once.",
        remedy="Check whether a page is in the PDF twice, and which of the rubrics is current.",
        rule="Two rubrics of a section are for the same objective or have the same label.",
    ),
    FindingKind(
        code="rubric-with-header",
        severity=Severity.WARNING,
        title="A rubric's texts start with their column headings",
        template="{rubric} has texts that start like a header row: “{quote}”.",
        remedy="Look at the page. The line between the header and the row below it may be missing.",
        rule="More than half of its texts start with the score and name of their own level.",
    ),
    FindingKind(
        code="levels-differ",
        severity=Severity.WARNING,
        title="Rubrics name their levels differently",
        template="{rubric} calls level {score} “{name}”; elsewhere it is “{usual}”.",
        remedy="Decide which name to use; the data keeps what each rubric prints.",
        rule=(
            "Each name is compared with the one that most rubrics use. Case, dashes and spaces do not count. A level that has "
            "no name in at least half of the rubrics is not checked."
        ),
    ),
    FindingKind(
        code="rubric-for-no-objective",
        severity=Severity.WARNING,
        title="A rubric for an objective that does not exist",
        template="{rubric} is for objective {number}, which is not in the section's table.",
        remedy="Look for the objective in the PDF.",
    ),
    FindingKind(
        code="rubric-without-number",
        severity=Severity.WARNING,
        title="A rubric's label does not give the number of its objective",
        template="{rubric} does not give the number of an objective, although its label looks like those that do.",
        remedy="Check the label on the page. The data has it as printed.",
    ),
    FindingKind(
        code="objective-without-rubric",
        severity=Severity.WARNING,
        title="An objective has no rubric of its own",
        template="{objective} has no rubric, but the other objectives in its section have one each.",
        remedy="Look for the rubric in the PDF. It may be alone on a page.",
        rule="Checked in sections that have one rubric per objective.",
        cause=Cause.OF_ALIKE,
    ),
    FindingKind(
        code="rubric-other-title",
        severity=Severity.WARNING,
        title="Rubric and objective have different names",
        template="The rubric of objective {number} calls it “{name}”, the objectives table “{title}”.",
        remedy="Use the name in the objectives table. If it is wrong, correct it.",
        rule="Case, dashes, spaces and “&” for “and” do not count as differences.",
    ),
    FindingKind(
        code="year-unreadable",
        severity=Severity.WARNING,
        title="The year of a score cannot be read",
        template="No year can be read in the headings of the score columns.",
        remedy="Look at a header row. If the document is about one year, its title may say which.",
        rule="This affects most objectives. For fewer, you get `years-out-of-step`. A label such as Current counts as a year.",
    ),
    FindingKind(
        code="year-ambiguous",
        severity=Severity.WARNING,
        title="A financial year may begin or end in the year that is printed",
        template="The label “{label}” does not say whether the financial year begins or ends in that year.",
        remedy="See what the document says about its years. The data has the label as printed, and no year.",
        rule="Some councils write FY24 for 2023/24, others for 2024/25.",
    ),
    FindingKind(
        code="year-repeated",
        severity=Severity.ERROR,
        title="A year is used twice",
        template="{where}: there are several scores for {years}.",
        remedy="Look at the table's header.",
    ),
    FindingKind(
        code="years-out-of-step",
        severity=Severity.WARNING,
        title="Tables have different years",
        template="{where}: the years are {years}; for most objectives they are {usual}.",
        remedy="Look at the table's header.",
        rule=(
            "Neighbouring objectives with the same years are one finding. The order of the years does not count."
        ),
    ),
    FindingKind(
        code="year-without-scores",
        severity=Severity.WARNING,
        title="A year has comments, but no score",
        template="There are comments for {year}, but not one objective has a score for it.",
        remedy="Look at the table's header. The column with the scores may be too close to the next one.",
    ),
    FindingKind(
        code="comment-other-score",
        severity=Severity.WARNING,
        title="The comment states another score",
        template="{objective} has {score} for {year}, but its comment gives a score of {stated}: “{quote}”.",
        remedy="Check which of the two is right. The data has both as printed. Correct the one that is wrong.",
        rule=(
            "A statement (“This objective scored '3'”) must give the score itself: 2/3 is neither 2 nor 3. A definition (“A "
            "score of '3' is defined as”) must be of one of the levels in the score: 2 or 3 for 2/3. Scores that cannot be "
            "read are not compared."
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
        remedy="Check which of the two is right. The data has both as printed. Correct the one that is wrong.",
        rule="The comment is compared with the objective's own rubric, or with its section's if it has none.",
        cause=Cause.OF_ALIKE,
    ),
    FindingKind(
        code="baseline-other-score",
        severity=Severity.WARNING,
        title="The score is below the baseline that the comment says was achieved",
        template=(
            "{objective} has {score} for {year}, but its comment says that the baseline of {stated} "
            "was achieved."
        ),
        remedy="Check which of the two is right. The data has both as printed. Correct the one that is wrong.",
        rule="The lower end of the score counts: a 2/3 has not achieved a baseline of 3.",
    ),
    FindingKind(
        code="baseline-exceeded",
        severity=Severity.INFO,
        title="The score is above the baseline that the comment names",
        template="{objective} has {score} for {year}, while its comment names only the baseline of {stated}.",
        remedy="Nothing, if the objective is meant to be above its baseline.",
        rule="The lower end of the score counts: a 3/4 still agrees with a baseline of 3.",
    ),
    FindingKind(
        code="reference-unknown",
        severity=Severity.WARNING,
        title="A reference to an objective that does not exist",
        template="{objective} refers to objective {number} in its comment for {year}, but there is no such objective.",
        remedy="Check whether the objective was withdrawn or renumbered.",
        rule="Checked if the objectives have numbers.",
    ),
    FindingKind(
        code="previous-comment-absent",
        severity=Severity.INFO,
        title="A comment refers to the year before, which is not in the document",
        template=(
            "{objective}: the comment for {year} refers to the comment of the year before, which is "
            "not in this document."
        ),
        remedy="Look for the comment in the edition of the year before.",
        rule="The year before is the latest earlier year that the document has.",
        cause=Cause.OF_ALIKE,
    ),
    FindingKind(
        code="carried-forward-back",
        severity=Severity.WARNING,
        title="An action is carried forward to a year that is not later",
        template="{objective}: the comment for {year} carries an action forward to {to}, which is not a later year.",
        remedy="Find out which year is meant. The data has the comment as printed.",
    ),
    FindingKind(
        code="text-starts-midway",
        severity=Severity.WARNING,
        title="A cell starts in the middle of a sentence",
        template="{where}: the {field} starts in the middle of a sentence: “{quote}”.",
        remedy="Look at this page and the one before. Something may have been cut off in the original.",
        rule=(
            "The text starts with a comma or a closing mark. Or it starts with a lower-case letter, and at least half of "
            "the other texts of its kind do not. These are the kinds: the texts of one rubric, titles, descriptions, "
            "comments, labels of rubrics, headings, notes, and texts outside the records. Bullets, abbreviations and names such "
            "as e-tendering may start with a lower-case letter. On pages before and after the appendix, a text may continue "
            "the one above it."
        ),
    ),
    FindingKind(
        code="text-ends-midway",
        severity=Severity.WARNING,
        title="A cell ends in the middle of a sentence",
        template="{where}: the {field} ends in the middle of a sentence: “{quote}”.",
        remedy="Look at this page and the next. Something may have been cut off in the original.",
        rule=(
            "The text ends with a comma, colon, dash or opening bracket, with dots after a word (“agr…”, but not “etc…”), or "
            "with a word such as “the” or “and” that needs another one. Labels of rubrics are not checked for such words. In "
            "the last objective, a missing full stop is enough if most texts have one. On pages before and after the appendix, "
            "a text may continue in the one below it."
        ),
    ),
    FindingKind(
        code="text-without-stop",
        severity=Severity.INFO,
        title="A cell ends without a full stop",
        template="{where}: the {field} ends without a full stop, unlike most: “{quote}”.",
        remedy="Nothing, if the sentence is complete. Otherwise something may have been cut off in the original.",
        rule=(
            "The text has at least four words. There are at least four other texts of its kind, and at least four in five of "
            "them end with a full stop. Titles, labels and headings are not checked."
        ),
    ),
)
