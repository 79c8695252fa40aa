"""Findings about tables, rows, headings and sections."""

from __future__ import annotations

from appendix_parser.findings.kind import FindingKind
from appendix_parser.records import Severity

KINDS = (
    FindingKind(
        code="cell-over-rows",
        severity=Severity.INFO,
        title="One cell applies to several rows",
        template="On page {page} one cell is merged over several rows, and its text was read for each of them: “{words}”.",
        remedy="Nothing, if the page shows one merged cell.",
    ),
    FindingKind(
        code="words-unplaced",
        severity=Severity.ERROR,
        title="Words that no record holds",
        template="On page {page} these words were not placed in any record: “{words}”.",
        remedy="Look at the place on the page; the value next to it may be incomplete.",
    ),
    FindingKind(
        code="word-in-no-record",
        severity=Severity.ERROR,
        title="Words that were read are not in the record",
        template="Page {page}: “{words}” was read as part of a value, and the value does not hold it.",
        remedy="Compare the value with the page by eye. This is a defect of the program; please report it.",
        rule=(
            "Every word that counts as in a record is looked for in that record's text, at its place, as often "
            "as it was printed."
        ),
    ),
    FindingKind(
        code="words-placed-twice",
        severity=Severity.ERROR,
        title="Words that were placed twice",
        template="On page {page} these words were placed twice: “{words}”. This is a defect of the program.",
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
        template="“{title}” was read as the title, but looks like the heading of the table below it, which could not be read.",
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
        title="A page's columns stand elsewhere than the table's",
        template=(
            "On page {page} the columns are not where the table's header has them; they were taken "
            "in order: “{words}”."
        ),
        remedy="Compare the page with the table's header.",
    ),
    FindingKind(
        code="cells-joined",
        severity=Severity.WARNING,
        title="Two cells of a row under one column heading",
        template=(
            "On page {page} two cells of a row stand under one column heading; these words were joined with those before: "
            "“{words}”."
        ),
        remedy="Look at the page; another column may stand there, whose heading was not read.",
        rule="Two cells with text, between which a line or white goes, lie under one cell of the table's header.",
    ),
    FindingKind(
        code="cell-over-columns",
        severity=Severity.WARNING,
        title="A cell reaches over several columns",
        template=(
            "On page {page} one cell reaches over several columns; its words went to the column they "
            "stand under, or to that of the comments: “{words}”."
        ),
        remedy="Look at the cell on the page.",
    ),
    FindingKind(
        code="table-without-header",
        severity=Severity.ERROR,
        title="A table has no readable header row",
        template=(
            "On page {page} a table that looks like objectives or a rubric has no header that can be "
            "read: “{words}”."
        ),
        remedy="Look at the page; its rows are kept as context and are in no record.",
    ),
    FindingKind(
        code="header-differs",
        severity=Severity.WARNING,
        title="A header row differs from the others",
        template="On page {page} a column is headed “{text}” where like tables have “{usual}”; it was taken as the same.",
        remedy="Look at the header on the page; words that are more than a heading belong to the row below it.",
        rule=(
            "One heading of the row cannot be understood, and all others, at least three, are as in a table "
            "before; or a header that a new page repeats lacks a line or a word, or has a word in another column; or "
            "the row has one word more than a header before."
        ),
    ),
    FindingKind(
        code="year-inferred",
        severity=Severity.WARNING,
        title="A column's heading names no year",
        template="On page {page} the heading “{text}” names no year; the column was read as that of {year}, as one beside it.",
        remedy="Look at the header on the page.",
        rule="The columns of values fall into groups of the same headings, and each group names one year.",
    ),
    FindingKind(
        code="appendix-again",
        severity=Severity.ERROR,
        title="The appendix is in the file a second time",
        template="The appendix begins again on page {page}; that page and the pages after it were not read.",
        remedy="Check which one is right. Choose its pages with --pages.",
        rule="It does so where most objectives come again, under the same headings and for one of the same years.",
    ),
    FindingKind(
        code="table-of-other-paper",
        severity=Severity.INFO,
        title="A table stands in another paper before or after the appendix",
        template="On page {page} a table in another paper was not read as objectives or rubric: “{words}”.",
        remedy="Nothing, if the appendix is on other pages; the table's words are kept under context.",
        rule=(
            "Before the appendix: the page is before that of the title, and the first objective has the number 1. "
            "After it: below a heading that is larger than the title."
        ),
    ),
    FindingKind(
        code="table-unlike-rest",
        severity=Severity.WARNING,
        title="A table is not part of the appendix",
        template="On page {page} a table was not read as objectives or rubric: “{words}”.",
        remedy="Check that it holds no objectives; its words are kept under context.",
    ),
    FindingKind(
        code="row-outside-table",
        severity=Severity.WARNING,
        title="Text in columns that no table holds",
        template="On page {page} this line looks like a row of a table, but was read as plain text: “{words}”.",
        remedy="Look at the page; if it is part of an objective or a rubric, take its text from there.",
        rule="A line outside all tables whose words stand in at least three groups, far from each other.",
    ),
    FindingKind(
        code="text-sideways",
        severity=Severity.WARNING,
        title="Text in another direction than its page's",
        template="On page {page} this text runs in another direction than the rest, and was kept apart from it: “{words}”.",
        remedy="Look at the page; if it is part of an objective or a rubric, take its text from there.",
        rule="Words at an angle to the page's other text, no larger than that, which no other page has in the same place.",
    ),
    FindingKind(
        code="text-beside-table",
        severity=Severity.WARNING,
        title="Text touches a table at its side",
        template="On page {page} this text stands right beside a table, and in no column of it: “{words}”.",
        remedy="Look at the page; a column may have been moved, and its text is kept under context.",
        rule="A word outside all tables stands within 10 points of a table's side, at its height, or within its outline.",
    ),
    FindingKind(
        code="text-below-table",
        severity=Severity.WARNING,
        title="Text goes on below a table's column",
        template="On page {page} this text stands right below a table, under one of its columns, and in no record: “{words}”.",
        remedy="Look at the page; it may be the end of the cell above it. It is kept under context.",
        rule=(
            "A line outside all tables and records stands within 2.5 font sizes of a table's end, each of its texts "
            "between the edges of a column. Under the first column only a figure counts, a bullet, and text that starts with a "
            "lower-case letter."
        ),
    ),
    FindingKind(
        code="heading-doubtful",
        severity=Severity.WARNING,
        title="A section heading that reads like a sentence",
        template="Section {position} is headed by what reads like a sentence: “{quote}”.",
        remedy="Look at the page: the heading may be another line, and this one a note.",
        rule="The heading ends with a full stop or a semicolon.",
    ),
    FindingKind(
        code="column-extra",
        severity=Severity.INFO,
        title="A column that has no role",
        template="The column headed “{heading}” has no role of its own; what it says is kept as extras of each objective.",
        remedy="Nothing, unless the column holds scores or comments.",
        rule="Reported once for each heading, at the first table that has it.",
    ),
    FindingKind(
        code="column-repeated",
        severity=Severity.WARNING,
        title="A second column of scores",
        template=(
            "On page {page} the column headed “{heading}” seems to have scores, but there are others for the same year, or "
            "with a year; it is kept as extras."
        ),
        remedy="Look at the page, and decide which of the columns has the council's score.",
    ),
    FindingKind(
        code="column-doubtful",
        severity=Severity.WARNING,
        title="What a column holds is doubtful",
        template="On page {page} the column headed “{heading}” was read as {role}; it may as well be {rival}.",
        remedy="Look at the page, and compare the column's cells with the data.",
        rule=(
            "The heading, the cells below it and its place say nearly as much for another role: less than 2 bits lie "
            "between the two."
        ),
    ),
    FindingKind(
        code="comments-of-several-years",
        severity=Severity.WARNING,
        title="Comments that may be on several years",
        template=(
            "On page {page} the column headed “{heading}” names no year and stands beside the scores of several; its "
            "comments were read as those of {year}, the newest."
        ),
        remedy="Look at the comments: some may be on an earlier year.",
    ),
    FindingKind(
        code="cell-line-missing",
        severity=Severity.WARNING,
        title="The line between two cells is missing",
        template=(
            "On page {page} no line separates a cell of this row from the one above or below; it was split at the white space: "
            "“{words}”."
        ),
        remedy="Look at the page: if it is one merged cell, its text belongs to both rows.",
    ),
    FindingKind(
        code="summary-row",
        severity=Severity.INFO,
        title="A row with averages or totals is no objective",
        template="On page {page} a row has averages or totals; it was not read as an objective: “{words}”.",
        remedy="Nothing; the row is kept under context.",
        rule="All that names the row is a word such as `Average`, `Total` or `Overall`.",
    ),
    FindingKind(
        code="heading-missing",
        severity=Severity.WARNING,
        title="A table without a section heading",
        template="On page {page} a table has no section heading above it.",
        remedy="Check which section its objectives belong to.",
    ),
)
