"""Findings about tables, rows, headings and sections."""

from __future__ import annotations

from appendix_parser.findings.kind import Cause, FindingKind
from appendix_parser.records import Severity

KINDS = (
    FindingKind(
        code="cell-over-rows",
        severity=Severity.INFO,
        title="One cell applies to several rows",
        template="On page {page}, one cell is merged over several rows. Its text was read for each of them: “{words}”.",
        remedy="Nothing, if the page shows one merged cell.",
    ),
    FindingKind(
        code="cell-over-levels",
        severity=Severity.INFO,
        title="One cell applies to several levels",
        template="On page {page}, one cell is merged over several levels. Its text was read for each of them: “{words}”.",
        remedy="Nothing, if the page shows one merged cell.",
    ),
    FindingKind(
        code="cell-perhaps-merged",
        severity=Severity.INFO,
        title="An empty cell may belong to the cell above",
        template="On page {page}, a comment is empty, and no line separates it from the one above: “{words}”.",
        remedy="Look at the page. If that comment applies to both objectives, correct the empty one.",
    ),
    FindingKind(
        code="words-unplaced",
        severity=Severity.ERROR,
        title="Words that are not in any record",
        template="On page {page}, these words were not placed in any record: “{words}”.",
        remedy="Look at the place on the page. The value next to it may be incomplete.",
    ),
    FindingKind(
        code="word-in-no-record",
        severity=Severity.ERROR,
        title="Words that were read are not in the record",
        template="Page {page}: “{words}” was read as part of a value, but the value does not have it.",
        remedy="Compare the value with the page by eye. This is a defect of the program; please report it.",
        rule=(
            "The program looks for every word that counts as in a record in the text of that record, as often as it is printed."
        ),
    ),
    FindingKind(
        code="words-placed-twice",
        severity=Severity.ERROR,
        title="Words that were placed twice",
        template="On page {page}, these words were placed twice: “{words}”. This is a defect of the program.",
        remedy="Please report it with the file.",
    ),
    FindingKind(
        code="document-title-missing",
        severity=Severity.WARNING,
        title="The document has no title",
        template="No title can be found above the first section.",
        remedy="Look at the first page.",
    ),
    FindingKind(
        code="document-title-doubtful",
        severity=Severity.WARNING,
        title="The title may be the heading of a section",
        template="“{title}” was read as the title. It looks like the heading of the table below it, which could not be read.",
        remedy="Look at the first page.",
    ),
    FindingKind(
        code="row-join-doubtful",
        severity=Severity.WARNING,
        title="A row may have been joined wrongly across two pages",
        template="It is not certain that the row on page {page} continues as “{words}” on page {next_page}.",
        remedy="Compare the row with both pages.",
    ),
    FindingKind(
        code="columns-moved",
        severity=Severity.WARNING,
        title="The columns on a page are not where the header has them",
        template=(
            "On page {page}, the columns are not where the table's header has them. They were read "
            "in order: “{words}”."
        ),
        remedy="Compare the page with the table's header.",
    ),
    FindingKind(
        code="cells-joined",
        severity=Severity.WARNING,
        title="Two cells of a row under one column heading",
        template=(
            "On page {page}, two cells of a row are under one column heading. These words were joined with those before: "
            "“{words}”."
        ),
        remedy="Look at the page. There may be another column, whose heading was not read.",
        rule="Two cells with text are under one cell of the table's header, with a line or white space between them.",
    ),
    FindingKind(
        code="cell-over-columns",
        severity=Severity.WARNING,
        title="A cell spans several columns",
        template=(
            "On page {page}, one cell spans several columns. Each of its words was put in the column that it is under, or in "
            "the comments: “{words}”."
        ),
        remedy="Look at the cell on the page.",
    ),
    FindingKind(
        code="table-without-header",
        severity=Severity.ERROR,
        title="A table has no readable header row",
        template=(
            "On page {page}, a table looks like objectives or a rubric, but its header cannot be "
            "read: “{words}”."
        ),
        remedy="Look at the page. The rows are kept under context and are not in any record.",
    ),
    FindingKind(
        code="header-differs",
        severity=Severity.WARNING,
        title="A header row differs from the others",
        template="On page {page}, a column is headed “{text}”. Similar tables have “{usual}”, and it was read as that.",
        remedy="Look at the header on the page. Words that are not part of a heading belong to the row below it.",
        rule=(
            "One heading of the row is not understood, and at least three others are all as in an earlier table. Or a header "
            "that is repeated on a new page lacks a line or a word, or has a word in another column. Or the row has one word "
            "more than an earlier header."
        ),
    ),
    FindingKind(
        code="year-inferred",
        severity=Severity.WARNING,
        title="A column's heading does not name a year",
        template="On page {page}, the heading “{text}” does not name a year. The column was read as {year}, like one beside it.",
        remedy="Look at the header on the page.",
        rule="The columns form groups with the same headings. Each group names one year, but not in its first column of scores.",
    ),
    FindingKind(
        code="appendix-again",
        severity=Severity.ERROR,
        title="The appendix is in the file a second time",
        template="The appendix starts again on page {page}. That page and the pages after it were not read.",
        remedy="Check which one is right. Choose its pages with --pages.",
        rule="Most objectives are there again, under the same headings and for at least one of the same years.",
    ),
    FindingKind(
        code="table-of-other-paper",
        severity=Severity.INFO,
        title="A table belongs to another paper before or after the appendix",
        template="On page {page}, a table in another paper was not read as objectives or a rubric: “{words}”.",
        remedy="Nothing, if the appendix is on other pages. The table's words are kept under context.",
        rule=(
            "Before the appendix: the page is before that of the title, and the first objective has the number 1. "
            "After it: below a heading that is larger than the title."
        ),
        cause=Cause.OF_ALL,
    ),
    FindingKind(
        code="table-unlike-rest",
        severity=Severity.WARNING,
        title="A table is not part of the appendix",
        template="On page {page}, a table was not read as objectives or a rubric: “{words}”.",
        remedy="Check that it has no objectives. Its words are kept under context.",
    ),
    FindingKind(
        code="row-outside-table",
        severity=Severity.WARNING,
        title="Text in columns outside all tables",
        template="On page {page}, this line looks like a row of a table, but was read as plain text: “{words}”.",
        remedy="Look at the page. If it is part of an objective or a rubric, take its text from there.",
        rule="The words of a line outside all tables are in at least three groups, far from each other.",
    ),
    FindingKind(
        code="comments-outside-table",
        severity=Severity.WARNING,
        title="Comments that are not in a table of objectives",
        template="On page {page}, comments below “{words}” are not beside the objectives. They are in no record.",
        remedy="Look at the page, and take the comments from there.",
        rule="A line outside all tables is a heading of comments, and a table has scores but no comments of a year.",
    ),
    FindingKind(
        code="level-outside-table",
        severity=Severity.WARNING,
        title="A level that is in no rubric",
        template="On page {page}, “{words}” names a level, but no rubric has it.",
        remedy="Look at the page, and take the level from there. A spreadsheet may print its last columns on later pages.",
        rule="A line outside all tables names the level above the highest of all rubrics, or below the lowest.",
    ),
    FindingKind(
        code="cell-may-be-cut",
        severity=Severity.WARNING,
        title="The text of a cell may have been cut",
        template="On page {page}, the text of a cell ends without a full stop, and may go on: “{words}”.",
        remedy="Look at the original. The rows may be too low for their text, as in a spreadsheet.",
        rule=(
            "Texts of several lines end without a full stop, and the last lines of too many of them are full for that to be "
            "chance. Where texts end as they should, most last lines have room for another word."
        ),
    ),
    FindingKind(
        code="text-sideways",
        severity=Severity.WARNING,
        title="Text in another direction than its page's",
        template="On page {page}, this text runs in another direction than the rest. It was kept separate: “{words}”.",
        remedy="Look at the page. If it is part of an objective or a rubric, take its text from there.",
        rule="The words are at an angle to the other text and no larger, and no other page has them in the same place.",
    ),
    FindingKind(
        code="text-beside-table",
        severity=Severity.WARNING,
        title="Text touches a table at its side",
        template="On page {page}, this text is right beside a table, but not in any of its columns: “{words}”.",
        remedy="Look at the page. A column may have been moved. The text is kept under context.",
        rule="A word outside all tables is within 10 points of a table's side, or within its outline.",
    ),
    FindingKind(
        code="text-below-table",
        severity=Severity.WARNING,
        title="Text continues below a table's column",
        template="On page {page}, this text is right below a column of a table, and not in any record: “{words}”.",
        remedy="Look at the page. It may be the end of the cell above it. It is kept under context.",
        rule=(
            "A line outside all tables and records is within 2.5 font sizes of a table's end, and each of its texts is "
            "between the edges of a column. Under the first column, only figures, bullets and text that starts with a lower-case "
            "letter count."
        ),
    ),
    FindingKind(
        code="heading-doubtful",
        severity=Severity.WARNING,
        title="A section heading that reads like a sentence",
        template="The heading of section {position} reads like a sentence: “{quote}”.",
        remedy="Look at the page. The heading may be another line, and this one a note.",
        rule="The heading ends with a full stop or a semicolon.",
    ),
    FindingKind(
        code="column-extra",
        severity=Severity.INFO,
        title="A column without a role",
        template="The column headed “{heading}” has no role of its own. Its text is kept under extras of each objective.",
        remedy="Nothing, unless the column holds scores or comments.",
        rule="Reported once for each heading, at the first table that has it.",
    ),
    FindingKind(
        code="column-repeated",
        severity=Severity.WARNING,
        title="A second column of scores",
        template=(
            "On page {page}, the column headed “{heading}” seems to have scores, but another column has scores for the same "
            "year, or names a year. It is kept under extras."
        ),
        remedy="Look at the page, and decide which of the columns has your council's own score.",
    ),
    FindingKind(
        code="column-doubtful",
        severity=Severity.WARNING,
        title="What a column holds is doubtful",
        template="On page {page}, the column headed “{heading}” was read as {role}, but it may be {rival}.",
        remedy="Look at the page, and compare the column's cells with the data.",
        rule=(
            "The heading, the cells and the place of the column are nearly as good evidence for another role: the difference is "
            "less than 2 bits."
        ),
    ),
    FindingKind(
        code="comments-of-several-years",
        severity=Severity.WARNING,
        title="Comments that may be on several years",
        template=(
            "On page {page}, the column headed “{heading}” does not name a year and is beside scores of several years. Its "
            "comments were read as comments on {year}, the newest."
        ),
        remedy="Look at the comments: some may be on an earlier year.",
    ),
    FindingKind(
        code="cell-line-missing",
        severity=Severity.WARNING,
        title="The line between two cells is missing",
        template=(
            "On page {page}, no line separates a cell of this row from the one above or below. It was split at the white space: "
            "“{words}”."
        ),
        remedy="Look at the page. If it is one merged cell, its text belongs to both rows.",
    ),
    FindingKind(
        code="summary-row",
        severity=Severity.INFO,
        title="A row with averages or totals was not read as an objective",
        template="On page {page}, a row has averages or totals. It was not read as an objective: “{words}”.",
        remedy="Nothing. The row is kept under context.",
        rule="The row is named only by a word such as `Average`, `Total` or `Overall`.",
        cause=Cause.OF_ALL,
    ),
    FindingKind(
        code="heading-missing",
        severity=Severity.WARNING,
        title="A table without a section heading",
        template="On page {page}, a table has no section heading above it.",
        remedy="Check which section its objectives belong to.",
    ),
)
