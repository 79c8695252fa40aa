"""The catalogue of findings: every doubt that the parser can have, with what it means and what to do.

A stage that doubts makes a `Doubt` (a code and the words to fill in); `finding` turns it into the record that
leaves the package. To add a kind of finding, add one entry to `CATALOGUE`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from appendix_parser.doubts import Doubt
from appendix_parser.records import Finding, Region, Severity


@dataclass(frozen=True, slots=True)
class FindingKind:
    """An entry of the catalogue; `template` is filled with the values of a `Doubt`.

    `rule` says when exactly it is told, where the title does not.
    """

    code: str
    severity: Severity
    title: str
    template: str
    remedy: str
    rule: str = ""


_ENTRIES = (
    # -- damage ----------------------------------------------------------------------------------------------
    FindingKind(
        "file-repaired",
        Severity.WARNING,
        "The file is damaged, and was read all the same",
        "The file is damaged: {what}.",
        "Compare the values with the PDF by eye, or ask for the file anew.",
        "What was found is complete as far as can be told. With a page: what that page needs was repaired.",
    ),
    FindingKind(
        "pages-damaged",
        Severity.ERROR,
        "Pages may be missing",
        "The file is damaged: {what}.",
        "Open the file in a viewer and compare its pages with the data; ask for the file anew.",
    ),
    FindingKind(
        "object-damaged",
        Severity.ERROR,
        "A part of the file is damaged",
        "A part of the file is damaged: {what}.",
        "Words may be missing or wrong on the page. Ask for the file anew, or compare by eye.",
        "Everything that is compressed in a PDF carries a checksum, so that any change of it shows. With a "
        "page: the first page that needs the part.",
    ),
    FindingKind(
        "page-damaged",
        Severity.ERROR,
        "A page is damaged",
        "Page {page} is damaged: {what}.",
        "Words may be missing or wrong on the page. Ask for the file anew, or compare by eye.",
    ),
    # -- reading the page ------------------------------------------------------------------------------------
    FindingKind(
        "page-without-text",
        Severity.WARNING,
        "A page has no text",
        "Page {page} has no text; if it is a scan, what it says is not in the data.",
        "Look at the page. A scanned page must be put through text recognition (OCR) first.",
    ),
    FindingKind(
        "text-without-unicode",
        Severity.ERROR,
        "A font hides its characters",
        "Page {page} uses a font that does not say which characters it draws: {sample}.",
        "Ask for a PDF with embedded, Unicode-mapped fonts, or compare the values with the page by eye.",
    ),
    FindingKind(
        "tags-removed",
        Severity.WARNING,
        "A text holds characters that nobody can see",
        "The text of page {page} holds {count} invisible tag characters; they were left out.",
        "Check where the document comes from: such characters can carry a hidden message.",
        rule="The Unicode tags U+E0000 to U+E007F.",
    ),
    FindingKind(
        "number-order-doubtful",
        Severity.WARNING,
        "A number is beside words that run from right to left",
        "On page {page} these numbers are beside words that run from right to left, and were read after them: “{words}”.",
        "Look at the page: the numbers may belong in front of those words.",
        rule="The number is to the left of the words. The page looks the same whichever comes first.",
    ),
    FindingKind(
        "text-recognised",
        Severity.WARNING,
        "The text of a page comes from text recognition",
        "Page {page} is a scanned picture with recognised text behind it; letters and figures "
        "may be misread.",
        "Compare the page's values with the picture by eye.",
    ),
    FindingKind(
        "annotations-not-read",
        Severity.WARNING,
        "Something is laid over a page that is not read",
        "On page {page} annotations are not read: {kinds}.",
        "Look at the page: what they say, cover or strike out is in no record.",
        rule="Annotations that are seen on the page, such as typed remarks and filled fields; not links.",
    ),
    FindingKind(
        "layer-not-shown",
        Severity.WARNING,
        "Text of a layer that is not shown was read",
        "Page {page} has parts in layers that are not shown, and were read all the same: “{names}”.",
        "Compare the page with its records; values that are not to be seen on it are not meant to be read.",
    ),
    FindingKind(
        "text-invisible",
        Severity.INFO,
        "A page holds invisible text",
        "Page {page} holds invisible text ({count} characters); {fate}.",
        "Check that the page looks complete. `--include-hidden-text` reads such text.",
    ),
    FindingKind(
        "text-outside-page",
        Severity.INFO,
        "A page holds text outside its edges",
        "Page {page} holds text outside the part that is shown ({count} characters); {fate}.",
        "Check that the page looks complete.",
    ),
    FindingKind(
        "text-cut-at-edge",
        Severity.WARNING,
        "The edge of a page cuts a text",
        "The edge of page {page} cuts this text: “{words}”; only what is on the page was read.",
        "Ask for the document in a form that shows the whole page.",
    ),
    FindingKind(
        "word-over-line",
        Severity.WARNING,
        "A line runs through words",
        "On page {page} a ruling line runs through these words: “{words}”.",
        "Look at the page: the words may belong to the cell on the other side of the line, or be struck out.",
        rule="A vertical line crosses the middle three fifths of a word's width, or a horizontal one the middle of "
        "its height, over more than half of its width; or a vertical line stands between two words of a sentence, "
        "where the second begins further left than other text beside the line. Words at an angle, such as a "
        "watermark, do not count.",
    ),
    FindingKind(
        "words-overlap",
        Severity.WARNING,
        "Words stand over each other",
        "On page {page} these words stand over each other: “{words}”.",
        "Look at the page: one of the words may be meant for another place, or both may be misread.",
        rule="Each covers more than a quarter of the narrower one's width and half of the lower one's height.",
    ),
    FindingKind(
        "page-repeated",
        Severity.WARNING,
        "A page stands twice",
        "Page {page} has the same words in the same places as page {first}.",
        "Look at both pages; what stands on them may be in the data twice.",
        rule="Of pages with at least 12 words.",
    ),
    # -- the second look -------------------------------------------------------------------------------------
    FindingKind(
        "page-not-witnessed",
        Severity.WARNING,
        "A page could not be checked a second time",
        "Page {page} could not be checked with PDFium: {problem}.",
        "Compare the values of this page with the PDF by eye.",
    ),
    FindingKind(
        "witness-stopped",
        Severity.WARNING,
        "Pages could not be checked a second time",
        "From page {page} on, nothing could be checked with PDFium: {problem}.",
        "Compare the values of these pages with the PDF by eye.",
    ),
    FindingKind(
        "text-differs",
        Severity.ERROR,
        "PDFium reads a word differently",
        "On page {page} we read “{first}”, but PDFium reads “{second}”.",
        "Compare with the page by eye. The data holds the first reading.",
    ),
    FindingKind(
        "text-not-read",
        Severity.ERROR,
        "PDFium reads text that we did not read",
        "On page {page} PDFium reads “{text}”, which is in no record.",
        "Look at the place on the page and add what is missing.",
        "Only text that can be seen on the page.",
    ),
    FindingKind(
        "text-hidden",
        Severity.WARNING,
        "Text that nobody can see",
        "Page {page} holds {count} characters that nobody can see: hidden, covered, cut off, too faint or too small.",
        "Look at the place on the page. The text may have been removed on purpose; the finding does not quote it.",
        "Hidden text is in no record, table or page, unless you use `--include-hidden-text`.",
    ),
    FindingKind(
        "word-partly-hidden",
        Severity.WARNING,
        "Only a part of a word can be seen",
        "On page {page} a word shows only “{seen}”; {count} more characters of it cannot be seen.",
        "Compare with the page by eye. The data holds what can be seen, unless you use `--include-hidden-text`.",
    ),
    FindingKind(
        "letters-partly-hidden",
        Severity.WARNING,
        "Letters are partly covered or cut off",
        "On page {page} letters of “{word}” are partly covered or cut off; without them it reads “{rest}”.",
        "Compare with the page by eye. The data holds the whole word.",
    ),
    FindingKind(
        "letters-struck",
        Severity.WARNING,
        "A line strikes out some letters of a word",
        "On page {page} a line strikes out letters of “{word}”; without them it reads “{rest}”.",
        "Look at the page and correct the value if those letters were deleted. The data holds the whole word.",
    ),
    FindingKind(
        "text-struck",
        Severity.WARNING,
        "Words that a line strikes out",
        "On page {page} a line strikes out “{words}”.",
        "Compare with the page by eye: the data holds the words as if they were not struck out.",
    ),
    FindingKind(
        "drawing-not-read",
        Severity.WARNING,
        "A picture or drawing that was not read",
        "Page {page} has a {what} that was not read.",
        "Look at the place on the page. It may be text, a tick, a stamp or a pasted table; none of it is in the data.",
        "It is inside a table, between tables, or where a section's table should be.",
    ),
    FindingKind(
        "drawing-elsewhere",
        Severity.INFO,
        "A picture or drawing far from any table",
        "Page {page} has a {what} that was not read.",
        "Nothing, if it is a logo or decoration.",
    ),
    # -- laying out and joining ------------------------------------------------------------------------------
    FindingKind(
        "cell-over-rows",
        Severity.INFO,
        "One cell applies to several rows",
        "On page {page} one cell is merged over several rows, and its text was read for each of them: “{words}”.",
        "Nothing, if the page shows one merged cell.",
    ),
    FindingKind(
        "words-unplaced",
        Severity.ERROR,
        "Words that no record holds",
        "On page {page} these words were not placed in any record: “{words}”.",
        "Look at the place on the page; the value next to it may be incomplete.",
    ),
    FindingKind(
        "word-in-no-record",
        Severity.ERROR,
        "Words that were read are not in the record",
        "Page {page}: “{words}” was read as part of a value, and the value does not hold it.",
        "Compare the value with the page by eye. This is a defect of the program; please report it.",
        rule="Every word that counts as in a record is looked for in that record's text, at its place, as often "
        "as it was printed.",
    ),
    FindingKind(
        "words-placed-twice",
        Severity.ERROR,
        "Words that were placed twice",
        "On page {page} these words were placed twice: “{words}”. This is a defect of the program.",
        "Please report it with the file.",
    ),
    FindingKind(
        "document-title-missing",
        Severity.WARNING,
        "The document has no title",
        "No title can be found above the first section.",
        "Look at the first page.",
    ),
    FindingKind(
        "document-title-doubtful",
        Severity.WARNING,
        "The title may be the heading of a section",
        "“{title}” was read as the title, but looks like the heading of the table below it, which could not be read.",
        "Look at the first page.",
    ),
    FindingKind(
        "row-join-doubtful",
        Severity.WARNING,
        "A row may have been joined wrongly over a page end",
        "It is not certain that the row that starts on page {page} goes on as “{words}” on page {next_page}.",
        "Compare the row with both pages.",
    ),
    FindingKind(
        "columns-moved",
        Severity.WARNING,
        "A page's columns stand elsewhere than the table's",
        "On page {page} the columns are not where the table's header has them; they were taken "
        "in order: “{words}”.",
        "Compare the page with the table's header.",
    ),
    FindingKind(
        "cells-joined",
        Severity.WARNING,
        "Two cells of a row under one column heading",
        "On page {page} two cells of a row stand under one column heading; these words were joined with those before: “{words}”.",
        "Look at the page; another column may stand there, whose heading was not read.",
        rule="Two cells with text, between which a line or white goes, lie under one cell of the table's header.",
    ),
    FindingKind(
        "cell-over-columns",
        Severity.WARNING,
        "A cell reaches over several columns",
        "On page {page} one cell reaches over several columns; its words went to the column they "
        "stand under, or to that of the comments: “{words}”.",
        "Look at the cell on the page.",
    ),
    FindingKind(
        "table-without-header",
        Severity.ERROR,
        "A table has no readable header row",
        "On page {page} a table that looks like objectives or a rubric has no header that can be "
        "read: “{words}”.",
        "Look at the page; its rows are kept as context and are in no record.",
    ),
    FindingKind(
        "header-differs",
        Severity.WARNING,
        "A header row differs from the others",
        "On page {page} a column is headed “{text}” where like tables have “{usual}”; it was taken as the same.",
        "Look at the header on the page; words that are more than a heading belong to the row below it.",
        rule="One heading of the row cannot be understood, and all others, at least three, are as in a table "
        "before; or a header that a new page repeats lacks a line or a word, or has a word in another column; or "
        "the row has one word more than a header before.",
    ),
    FindingKind(
        "year-inferred",
        Severity.WARNING,
        "A column's heading names no year",
        "On page {page} the heading “{text}” names no year; the column was read as that of {year}, as one beside it.",
        "Look at the header on the page.",
        rule="The columns of values fall into groups of the same headings, and each group names one year.",
    ),
    FindingKind(
        "appendix-again",
        Severity.ERROR,
        "The appendix is in the file a second time",
        "The appendix begins again on page {page}; what is on that page and behind it was not read.",
        "Check which one is right. Choose its pages with --pages.",
        "It does so where most objectives come again, under the same headings and for one of the same years.",
    ),
    FindingKind(
        "table-of-other-paper",
        Severity.INFO,
        "A table stands in another paper in front of the appendix or behind it",
        "On page {page} a table in another paper was not read as objectives or rubric: “{words}”.",
        "Nothing, if the appendix is on other pages; the table's words are kept under context.",
        "In front of the appendix: the page is before that of the title, and the first objective has the number 1. "
        "Behind it: below a heading that is larger than the title.",
    ),
    FindingKind(
        "table-unlike-rest",
        Severity.WARNING,
        "A table is not part of the appendix",
        "On page {page} a table was not read as objectives or rubric: “{words}”.",
        "Check that it holds no objectives; its words are kept under context.",
    ),
    FindingKind(
        "row-outside-table",
        Severity.WARNING,
        "Text in columns that no table holds",
        "On page {page} this line looks like a row of a table, but was read as plain text: “{words}”.",
        "Look at the page; if it is part of an objective or a rubric, take its text from there.",
        rule="A line outside all tables whose words stand in at least three groups, far from each other.",
    ),
    FindingKind(
        "text-sideways",
        Severity.WARNING,
        "Text in another direction than its page's",
        "On page {page} this text runs in another direction than the rest, and was kept apart from it: “{words}”.",
        "Look at the page; if it is part of an objective or a rubric, take its text from there.",
        rule="Words at an angle to the page's other text, no larger than that, which no other page has in the same place.",
    ),
    FindingKind(
        "text-beside-table",
        Severity.WARNING,
        "Text touches a table at its side",
        "On page {page} this text stands right beside a table, and in no column of it: “{words}”.",
        "Look at the page; a column may have been moved, and its text is kept under context.",
        rule="A word outside all tables stands within 10 points of a table's side, at its height, or within its outline.",
    ),
    FindingKind(
        "text-below-table",
        Severity.WARNING,
        "Text goes on below a table's column",
        "On page {page} this text stands right below a table, under one of its columns, and in no record: “{words}”.",
        "Look at the page; it may be the end of the cell above it. It is kept under context.",
        rule="A line outside all tables and records stands within 2.5 font sizes of a table's end, each of its texts "
        "between the edges of a column. Under the first column only a figure counts, a bullet, and what begins small.",
    ),
    FindingKind(
        "heading-doubtful",
        Severity.WARNING,
        "A section heading that reads like a sentence",
        "Section {position} is headed by what reads like a sentence: “{quote}”.",
        "Look at the page: the heading may be another line, and this one a note.",
        rule="The heading ends with a full stop or a semicolon.",
    ),
    FindingKind(
        "column-extra",
        Severity.INFO,
        "A column that has no role",
        "The column headed “{heading}” has no role of its own; what it says is kept as extras of each objective.",
        "Nothing, unless the column holds scores or comments.",
        rule="Told once for each heading, at the first table that has it.",
    ),
    FindingKind(
        "column-repeated",
        Severity.WARNING,
        "A second column of scores",
        "On page {page} the column headed “{heading}” seems to have scores, but there are others for the same year, or "
        "with a year; it is kept as extras.",
        "Look at the page, and decide which of the columns has the council's score.",
    ),
    FindingKind(
        "column-doubtful",
        Severity.WARNING,
        "What a column holds is doubtful",
        "On page {page} the column headed “{heading}” was read as {role}; it may as well be {rival}.",
        "Look at the page, and compare the column's cells with the data.",
        rule="The heading, the cells below it and its place say nearly as much for another role: less than 2 bits lie "
        "between the two.",
    ),
    FindingKind(
        "comments-of-several-years",
        Severity.WARNING,
        "Comments that may be on several years",
        "On page {page} the column headed “{heading}” names no year and stands beside the scores of several; its "
        "comments were read as those of {year}, the newest.",
        "Look at the comments: some may be on an earlier year.",
    ),
    FindingKind(
        "cell-line-missing",
        Severity.WARNING,
        "The line between two cells is missing",
        "On page {page} no line parts a cell of this row from the one above or below; it was parted where the white is: "
        "“{words}”.",
        "Look at the page: if it is one merged cell, its text belongs to both rows.",
    ),
    FindingKind(
        "summary-row",
        Severity.INFO,
        "A row with averages or totals is no objective",
        "On page {page} a row has averages or totals; it was not read as an objective: “{words}”.",
        "Nothing; the row is kept under context.",
        "All that names the row is a word such as `Average`, `Total` or `Overall`.",
    ),
    FindingKind(
        "heading-missing",
        Severity.WARNING,
        "A table without a section heading",
        "On page {page} a table has no section heading above it.",
        "Check which section its objectives belong to.",
    ),
    # -- reading values --------------------------------------------------------------------------------------
    FindingKind(
        "score-missing",
        Severity.WARNING,
        "A score is missing",
        "{objective} has no score for {year}.",
        "Look at the page. If the score is there, put it in with a correction; if not, find out what it should be.",
    ),
    FindingKind(
        "score-unreadable",
        Severity.ERROR,
        "A score cannot be read",
        "{objective} has the score “{raw}” for {year}, which is not a score that can be read.",
        "Read the score on the page; the data keeps it as printed, without a number.",
    ),
    FindingKind(
        "score-ambiguous",
        Severity.ERROR,
        "A score can be read in two ways",
        "{objective} has the score “{raw}” for {year}. It may be a split between two levels, or out of the highest level.",
        "Look at the other scores of the document; the data keeps it as printed, without a number.",
        rule="All scores of the document decide which of the two is meant: see [how scores are read](scores.md).",
    ),
    FindingKind(
        "scores-without-numbers",
        Severity.WARNING,
        "Scores are words or letters that nothing explains",
        "{count} scores for {year} are {words}; nothing in the document says which level each of them is.",
        "Look for a key; the data keeps these scores as printed, without numbers.",
        rule="One finding for each year, in place of one for each score.",
    ),
    FindingKind(
        "score-contradictory",
        Severity.ERROR,
        "A score's number and name do not agree",
        "{objective} has the score “{raw}” for {year}, whose number and name are of two different levels.",
        "Find out which of the two is meant, and put it right with a correction; until then it has no number.",
    ),
    FindingKind(
        "score-out-of-range",
        Severity.ERROR,
        "A score is not on the scale",
        "{objective} has the score “{raw}” for {year}, but the scale runs from {lowest} to {highest}.",
        "Look at the page. Find out which score is meant, and put it right with a correction.",
    ),
    FindingKind(
        "score-order",
        Severity.WARNING,
        "A split score runs downward or skips a level",
        "{objective} has the split score “{raw}” for {year}, which is not two neighbouring "
        "levels in rising order.",
        "Look at the page; the lower level is taken as the lower end.",
    ),
    FindingKind(
        "score-annotated",
        Severity.WARNING,
        "A score has a mark beside it",
        "{objective} has the score “{raw}” for {year}; it was read as {value} without the mark.",
        "Look at the page for a footnote or a bracket that changes the score.",
    ),
    FindingKind(
        "score-in-words",
        Severity.INFO,
        "A score is given in words",
        "{objective} has the score “{raw}” for {year}; it was read as {value}.",
        "Nothing, if the reading is right.",
    ),
    FindingKind(
        "score-not-a-level",
        Severity.INFO,
        "A score is a decimal",
        "{objective} has the score “{raw}” for {year}, which lies between two levels.",
        "Nothing, if the council scores in fractions.",
    ),
    FindingKind(
        "levels-not-numbered",
        Severity.INFO,
        "The rubric's levels have no numbers",
        "The rubric names its levels without numbers; they were counted from {lowest}: {names}.",
        "Check that the council counts its levels the same way.",
    ),
    # -- profiles --------------------------------------------------------------------------------------------
    FindingKind(
        "profile-heading-absent",
        Severity.INFO,
        "The profile names a heading that no table has",
        "The profile names the heading “{heading}”, and no table has it.",
        "If the table is there, copy its heading into the profile as it is printed.",
    ),
    FindingKind(
        "profile-column-ignored",
        Severity.WARNING,
        "A column was not read as the profile says",
        "The profile says that “{heading}” holds {wanted}; it was read as {role}.",
        "Check the column on the page, and its entry in the profile.",
    ),
    FindingKind(
        "profile-title-absent",
        Severity.WARNING,
        "The title in the profile is not on any page",
        "The profile gives the title “{title}”, and no page that was read has it.",
        "Copy the title into the profile as it is printed.",
    ),
    FindingKind(
        "profile-section-absent",
        Severity.WARNING,
        "The profile names a section that the document lacks",
        "The profile names the section “{name}”, and no heading says so.",
        "Copy the heading into the profile as it is printed.",
    ),
    FindingKind(
        "profile-levels-differ",
        Severity.WARNING,
        "The levels in the profile are not those in the document",
        "The profile names the levels {given}; the document names {printed}.",
        "Check which of the two the scores follow. The profile was used.",
    ),
    FindingKind(
        "score-from-colour",
        Severity.INFO,
        "A score is the colour of its cell",
        "{objective} has the score {value} for {year}, from the colour {colour} of its cell.",
        "Nothing, if the profile gives the colours their levels as the council does.",
    ),
    FindingKind(
        "score-colour-differs",
        Severity.WARNING,
        "The colour of a cell is another score than its text",
        "{objective} has the score “{raw}” for {year}, but the colour {colour} of its cell stands for {value}.",
        "Check the page. The printed score was used.",
    ),
    # -- corrections -----------------------------------------------------------------------------------------
    FindingKind(
        "value-corrected",
        Severity.INFO,
        "A value was corrected",
        "{where}: the {field} “{printed}” was corrected to “{corrected}” by {who} ({reason}).",
        "Nothing; `corrections` keeps the whole of both.",
        rule="By a file that was given with `--corrections`. The findings about the printed value are replaced "
        "by those about the corrected one.",
    ),
    FindingKind(
        "correction-not-matching",
        Severity.ERROR,
        "A correction is for a value that is printed otherwise",
        "{where}: a correction by {who} was not applied, as the {field} is printed as “{found}” and not as “{printed}”.",
        "Look at the page. If the document was put right, take the correction out of its file; else give it "
        "the value that is printed now.",
    ),
    FindingKind(
        "correction-without-record",
        Severity.ERROR,
        "A correction is for a value that is not there",
        "A correction by {who} was not applied, as there is no {field} at “{where}”.",
        "Look for the record in the JSON and give the correction its pointer; it may have moved.",
    ),
    # -- checks within the document --------------------------------------------------------------------------
    FindingKind(
        "section-without-rubric",
        Severity.WARNING,
        "A section has no rubric",
        "{section} has no rubric, though others have.",
        "Check that no table was lost.",
    ),
    FindingKind(
        "section-without-objectives",
        Severity.WARNING,
        "A section has no objectives",
        "{section} has no objectives, though others have.",
        "Check that no table was lost.",
    ),
    FindingKind(
        "rubrics-absent",
        Severity.WARNING,
        "The document has no rubric",
        "No section has a rubric, so nothing says what the scores mean.",
        "Look in the PDF for tables that say what each level means.",
    ),
    FindingKind(
        "number-missing",
        Severity.WARNING,
        "An objective has no number",
        "{objective} has no number, though others have.",
        "Look at the page.",
    ),
    FindingKind(
        "number-unreadable",
        Severity.WARNING,
        "An objective's number cannot be read",
        "{objective} has the number “{label}”, which is not a whole number, though others have one.",
        "Look at the page; the label is kept as printed.",
        rule="A number is a whole number. A document whose objectives have only other labels gives "
        "`labels-not-numbers` instead.",
    ),
    FindingKind(
        "label-unlike-rest",
        Severity.WARNING,
        "An objective's label has more or fewer words than all others",
        "{objective} has the label “{label}”; all others have another number of words.",
        "Look at the page; the label is kept as printed.",
    ),
    FindingKind(
        "label-outside-table",
        Severity.WARNING,
        "A text outside all tables may be an objective's label",
        "On page {page} “{label}” stands outside all tables; it may be the label of an objective without text.",
        "Look at the page; a page number can be passed over.",
        rule="A text by itself, of the form of the labels, and none of them; a number must follow that of an objective, or, "
        "where numbers leave gaps, be higher than those on the pages before.",
    ),
    FindingKind(
        "labels-not-numbers",
        Severity.INFO,
        "The objectives are not numbered",
        "The objectives have labels such as “{label}” and no numbers; the labels are kept as printed.",
        "Use the label or the position to tell objectives apart.",
    ),
    FindingKind(
        "number-repeated",
        Severity.ERROR,
        "An objective number stands twice",
        "The number {number} is given to more than one objective: “{first}” and “{second}”.",
        "Use the position, which is unique. Find out which number is right, and put it right with a correction.",
        rule="Numbers run through the document; where every section starts again at 1, through the section.",
    ),
    FindingKind(
        "number-disorder",
        Severity.WARNING,
        "Objective numbers are out of order",
        "The objective numbers are out of order: they go {order}.",
        "Check the order of the pages; an objective may also have been added or moved.",
        rule="As few objectives as possible are taken to be displaced, neighbours together: 30, 60, 31 is "
        "one displaced objective and no gap.",
    ),
    FindingKind(
        "number-gap",
        Severity.WARNING,
        "Objective numbers are missing",
        "No objective has the number {missing}: the numbers {run}.",
        "Check whether objectives were withdrawn or a page is missing.",
        rule="One finding for each jump between objectives that are in order, and one if the first number "
        "is above 1. A number that stands elsewhere in the document is not missing.",
    ),
    FindingKind(
        "title-missing",
        Severity.ERROR,
        "An objective has no title",
        "{objective} has no title, though others have.",
        "Look at the page.",
    ),
    FindingKind(
        "description-missing",
        Severity.WARNING,
        "An objective has no description",
        "{objective} has no description, though others have.",
        "Look at the page.",
    ),
    FindingKind(
        "rubric-incomplete",
        Severity.ERROR,
        "A rubric lacks a level",
        "{rubric} has no text for level {levels}.",
        "Look at the page.",
    ),
    FindingKind(
        "rubric-repeated",
        Severity.WARNING,
        "A rubric stands twice",
        "{rubric} stands more than once.",
        "Check whether a page stands twice in the PDF, and which of the rubrics is current.",
        rule="For the same objective, or with the same label, in one section.",
    ),
    FindingKind(
        "rubric-with-header",
        Severity.WARNING,
        "A rubric's texts begin with their header",
        "{rubric} has texts that begin like a header row: “{quote}”.",
        "Look at the page: no line may part the header from the row below it.",
        rule="More than half of its texts begin with score and name of their own level.",
    ),
    FindingKind(
        "levels-differ",
        Severity.WARNING,
        "Rubrics name their levels differently",
        "{rubric} calls level {score} “{name}”; elsewhere it is “{usual}”.",
        "Decide which name to use; the data keeps what each rubric prints.",
        rule="Held against the name that most rubrics use; case, dashes and spaces do not count. Nothing "
        "is told of a level that has no name in at least half of the rubrics.",
    ),
    FindingKind(
        "rubric-for-no-objective",
        Severity.WARNING,
        "A rubric for an objective that is not there",
        "{rubric} is for objective {number}, which is not in the section's table.",
        "Look for the objective in the PDF.",
    ),
    FindingKind(
        "rubric-without-number",
        Severity.WARNING,
        "A rubric's label lacks the number of its objective",
        "{rubric} names no objective by number, though its label reads like those that do.",
        "Look at the page; the label is kept as printed.",
    ),
    FindingKind(
        "objective-without-rubric",
        Severity.WARNING,
        "An objective has no rubric of its own",
        "{objective} has no rubric, though others in its section have one each.",
        "Look for the rubric in the PDF; it may stand alone on a page.",
        rule="In sections whose rubrics are each for one objective.",
    ),
    FindingKind(
        "rubric-other-title",
        Severity.WARNING,
        "Rubric and objective have different names",
        "The rubric of objective {number} calls it “{name}”, the objectives table “{title}”.",
        "Use the name in the objectives table, or put the right one there with a correction.",
        rule="Case, dashes, spaces and “&” for “and” do not count as differences.",
    ),
    FindingKind(
        "year-unreadable",
        Severity.WARNING,
        "The year of a score cannot be read",
        "The headers of the objectives tables give no year that can be read for a score.",
        "Look at a header; where the document is about one year, its title may say which.",
        rule="Of most objectives; fewer give `years-out-of-step`. A label such as Current is a year.",
    ),
    FindingKind(
        "year-repeated",
        Severity.ERROR,
        "A year stands twice",
        "{where}: there is more than one score for {years}.",
        "Look at the table's header.",
    ),
    FindingKind(
        "years-out-of-step",
        Severity.WARNING,
        "Tables have different years",
        "{where}: the years are {years}; for most objectives they are {usual}.",
        "Look at the table's header.",
        rule="Neighbouring objectives of a section with the same years are one finding. The order of the "
        "years does not count.",
    ),
    FindingKind(
        "year-without-scores",
        Severity.WARNING,
        "A year has comments, but no score",
        "There are comments for {year}, but not one objective has a score for it.",
        "Look at the table's header: the column with the scores may stand too close to the next one.",
    ),
    FindingKind(
        "comment-other-score",
        Severity.WARNING,
        "The comment states another score",
        "{objective} has {score} for {year}, but its comment speaks of a score of {stated}: “{quote}”.",
        "Find out which of the two is right. The data keeps both as printed; a correction puts one right.",
        rule="A claim (“This objective scored '3'”) must be the score itself: 2/3 is neither 2 nor 3. A "
        "definition (“A score of '3' is defined as”) must be of a level that the score touches: 2/3 "
        "touches 2 and 3. Scores that cannot be read are not compared.",
    ),
    FindingKind(
        "comment-other-level",
        Severity.WARNING,
        "The comment names another level",
        "{objective}: the comment for {year} calls the score {stated} “{name}”, but the rubric "
        "calls it “{level}”.",
        "Find out which of the two is right. The data keeps both as printed; a correction puts one right.",
        rule="Held against the objective's own rubric, or else its section's.",
    ),
    FindingKind(
        "baseline-other-score",
        Severity.WARNING,
        "The score is below the baseline that the comment says was achieved",
        "{objective} has {score} for {year}, but its comment says that the baseline of {stated} "
        "was achieved.",
        "Find out which of the two is right. The data keeps both as printed; a correction puts one right.",
        rule="The lower end of the score counts: a 2/3 has not achieved a baseline of 3.",
    ),
    FindingKind(
        "baseline-exceeded",
        Severity.INFO,
        "The score is above the baseline that the comment names",
        "{objective} has {score} for {year}, while its comment speaks only of the baseline of {stated}.",
        "Nothing, if the objective is meant to stand above its baseline.",
        rule="The lower end of the score counts: a 3/4 still agrees with a baseline of 3.",
    ),
    FindingKind(
        "reference-unknown",
        Severity.WARNING,
        "A reference to an objective that is not there",
        "{objective} refers to objective {number} in its comment for {year}, but there is no such objective.",
        "Check whether the objective was withdrawn or renumbered.",
        rule="In documents whose objectives are numbered.",
    ),
    FindingKind(
        "previous-comment-absent",
        Severity.INFO,
        "A comment points to the year before, which is not there",
        "{objective}: the comment for {year} points to the comment of the year before, which is "
        "not in this document.",
        "Look for the comment in the edition of the year before.",
        rule="The year before is the latest earlier year that the document has.",
    ),
    FindingKind(
        "carried-forward-back",
        Severity.WARNING,
        "An action is carried forward to a year that is not later",
        "{objective}: the comment for {year} carries an action forward to {to}, which is not a later year.",
        "Find out which year is meant; the data keeps the comment as printed.",
    ),
    FindingKind(
        "text-starts-midway",
        Severity.WARNING,
        "A cell begins in the middle of a sentence",
        "{where}: the {field} begins in the middle of a sentence: “{quote}”.",
        "Look at the page and the one before; something may have been cut off in the original.",
        rule="A text of any kind that begins with a comma or a closing mark; or with a small letter, where at "
        "least half of the other texts of its kind do not. Texts of a kind are those of a rubric; and all "
        "titles, descriptions, comments, labels of rubrics, headings, notes, and texts outside the records. "
        "Bullets, abbreviations and names such as e-tendering may begin small.",
    ),
    FindingKind(
        "text-ends-midway",
        Severity.WARNING,
        "A cell ends in the middle of a sentence",
        "{where}: the {field} ends in the middle of a sentence: “{quote}”.",
        "Look at the page and the one after; something may have been cut off in the original.",
        rule="The last mark is a comma, colon, dash or opening bracket, or the last word one that wants "
        "another, such as “the” or “and”, but in a rubric's label; or, in the last objective, there is no stop "
        "where most texts have one.",
    ),
    FindingKind(
        "text-without-stop",
        Severity.INFO,
        "A cell ends without a full stop",
        "{where}: the {field} ends without a full stop, unlike most: “{quote}”.",
        "Nothing, if the sentence is whole; else something may have been cut off in the original.",
        rule="A text of at least four words, where at least four in five of the other texts of its kind, of which "
        "there must be four, end with a stop. Titles, labels and headings do not count.",
    ),
    # -- editions side by side -------------------------------------------------------------------------------
    FindingKind(
        "edition-year-shared",
        Severity.WARNING,
        "Two editions go up to the same year",
        "{editions} all go up to {year}; which is newer cannot be told from them.",
        "Leave out all but one, or check that the last one named here is the newest: what it says stands.",
        rule="With the command `history`. Among such editions the one with the later first year counts as "
        "newer, then the one whose file name sorts later.",
    ),
    FindingKind(
        "edition-without-year",
        Severity.WARNING,
        "An edition has no year",
        "{editions}: no score has a year that can be read, so the place among the other editions is not known.",
        "Check that nothing newer is overwritten: such editions count as the oldest.",
        rule="With the command `history`.",
    ),
    FindingKind(
        "edition-unlike",
        Severity.WARNING,
        "An edition has little in common with those before",
        "{edition}: only {continued} of its {objectives} objectives continue one of the {earlier} in earlier editions.",
        "Check that it is the same council's, and whether its strategy is a new one; decide the doubtful matches.",
        rule="With the command `history`. Told where less than half of the objectives of either side are joined.",
    ),
    FindingKind(
        "edition-contradicts",
        Severity.WARNING,
        "An edition says something else of most objectives than those before",
        "{edition}: {years} is stated otherwise than in earlier editions for {conflicts} of {stated} objectives.",
        "Check that it is the same council's: the history keeps what each says, and the newest stands.",
        rule="With the command `history`. Told where more than half of at least four objectives have another "
        "score or comment for a year that both state.",
    ),
    FindingKind(
        "match-doubtful",
        Severity.WARNING,
        "Two objectives may be the same",
        "{objective} of {edition} may be {earlier} of {earlier_edition} (confidence {confidence}); they were "
        "not joined.",
        "Write “same” or “different” under `decision` in `matches.csv`, and give it back with --matches.",
        rule="With the command `history`. Told of objectives that are joined with no other.",
    ),
    FindingKind(
        "score-restated",
        Severity.WARNING,
        "A later edition states another score for the same year",
        "{objective}: the score for {year} is “{after}” in {edition}, and was “{before}” in {earlier_edition}.",
        "Use the newer one, or find out why it was changed; the history keeps both.",
        rule="With the command `history`. 2/3 is another score than 3; how a score is printed does not count.",
    ),
    FindingKind(
        "comments-edited",
        Severity.INFO,
        "A later edition words the comment on the same year differently",
        "{objective}: the comment on {year} in {edition} is not that of {earlier_edition}.",
        "Compare the two; the history keeps both.",
        rule="With the command `history`. White space does not count.",
    ),
)

CATALOGUE: Mapping[str, FindingKind] = {entry.code: entry for entry in _ENTRIES}

DAMAGE = frozenset({"file-repaired", "pages-damaged", "object-damaged", "page-damaged"})
"""Codes of the findings that tell of a damaged file."""


def finding(
    doubt: Doubt,
    *,
    pointer: str = "",
    page: int | None = None,
    regions: tuple[Region, ...] = (),
    **more: Any,
) -> Finding:
    """Turn a doubt into a finding; `more` adds to the doubt's own values.

    Raises:
        KeyError: the catalogue has no such code, or the template wants a value that was not given.
    """
    kind = CATALOGUE[doubt.code]
    values = {**doubt.values, "page": page, **more}
    return Finding(
        code=kind.code,
        severity=kind.severity,
        message=kind.template.format_map(values),
        pointer=pointer,
        page=page,
        remedy=kind.remedy,
        regions=regions,
    )


def render_catalogue() -> str:
    """Return docs/findings.md: every entry of the catalogue, in its order."""
    return "\n".join([_INTRODUCTION, *map(_render, CATALOGUE.values())])


_INTRODUCTION = """\
# Findings

A finding is a doubt about one value, or about the document. It has a code from this catalogue, a severity, a
message, the JSON Pointer of the record that it is about (empty for the whole document) and, where there is
one, the page.

- **error**: a value is wrong, missing or in no record. `check`, and other commands with `--strict`, end with
  status 6.
- **warning**: the document contradicts itself, or something may have been read wrongly. Compare with the
  page.
- **info**: worth knowing; usually nothing is to be done.

Nothing is corrected because of a finding: the data keeps what is printed, until a person
[corrects](corrections.md) it.

*This page is generated from `src/appendix_parser/findings.py`: run `python tools/regenerate.py` after a
change.*
"""


def _render(kind: FindingKind) -> str:
    rule = f"{kind.rule}\n\n" if kind.rule else ""
    return (
        f"## {kind.code}\n\n**{kind.severity.capitalize()}.** {kind.title}.\n\n> {kind.template}\n\n"
        f"{rule}*What to do:* {kind.remedy}\n"
    )
