"""The layouts: what each says, how it is arranged, and which producer draws it in which style.

To add one, add an entry to `LAYOUTS` and run `python tools/layouts NAME`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from blocks import Block, Design, arrange
from calc import CalcStyle, calc
from content import (
    Truth,
    curly,
    excerpt,
    financial,
    labelled,
    levelled,
    titled,
    with_earlier_year,
    without_rubrics,
)
from latex import latex
from platypus import platypus
from typst_pages import typst
from web import chromium, weasyprint
from writer import WriterStyle, writer


@dataclass(frozen=True, slots=True)
class Layout:
    """One PDF; `producer` and `shows` are in the table of samples/layouts/README.md."""

    name: str
    producer: str
    shows: str
    truth: Truth
    design: Design
    draw: Callable[[list[Block]], bytes]

    def pdf(self) -> bytes:
        """Draw it."""
        return self.draw(list(arrange(self.truth, self.design)))


_COUNCILLORS = {"Engaging Councillors": (1, 2, 3)}
_PARTNERS = {"Working with partners": (8, 9, 10)}
_RISK = {"Managing Strategic Risk": (26, 27, 28, 60)}
_SUPPLIERS = {"Engaging Strategic Suppliers": (11, 12, 13)}
_ENABLERS = {"Enablers": (57, 58, 59)}
_ABOUT = (
    "This paper goes with the annual report on buying. It was put together by the Commercial Hub from the notes of"
    " every lead officer, and was read by the scrutiny board before it was published.",
    "A half between two marks means that a part of the service has reached the higher one.",
)

LAYOUTS = (
    Layout(
        "writer-horizontal",
        "LibreOffice Writer",
        "horizontal rules only; header rows repeated; running header and `Page 1 of n`; financial years; untagged",
        financial(excerpt("appendix-2024", _COUNCILLORS | _ENABLERS)),
        Design(number="No.", score="Score {year}", comments="Comments & actions {year}", corner="Score"),
        lambda blocks: writer(
            blocks,
            WriterStyle(
                paper=(29.7, 21.0),
                font="Liberation Serif",
                size=9,
                cell='fo:border-top="0.5pt solid #000000" fo:border-bottom="0.5pt solid #000000" fo:padding="0.15cm"',
                running_header="Council papers: annual review of the strategy",
                page_numbers=True,
            ),
        ),
    ),
    Layout(
        "writer-merged",
        "LibreOffice Writer",
        "section heading as merged first row of its table; `Obj 12`; cells centred vertically; headers only once; tagged",
        labelled(
            excerpt("appendix-2023", _PARTNERS | _SUPPLIERS),
            lambda number, _section, _place: f"Obj {number}",
            numbers=True,
        ),
        Design(headings="merged", number="Ref", weights=(6, 11, 16, 6, 25)),
        lambda blocks: writer(
            blocks,
            WriterStyle(
                paper=(29.7, 21.0),
                font="DejaVu Sans",
                size=7.5,
                cell='fo:border="0.05pt solid #808080" fo:padding="0.1cm" style:vertical-align="middle"',
                header_cell='fo:background-color="#dde3ee"',
                repeat_header=False,
                tagged=True,
            ),
        ),
    ),
    Layout(
        "calc-grid",
        "LibreOffice Calc",
        "a spreadsheet printed with its grid: title, headings and notes are rows of it, and rubrics take several of its"
        " columns",
        excerpt("appendix-2024", _COUNCILLORS | _ENABLERS),
        Design(prose=_ABOUT, weights=(4, 10, 16, 6, 25)),
        lambda blocks: calc(
            blocks,
            CalcStyle(
                paper=(29.7, 21.0),
                width=40,
                font="Liberation Sans",
                size=10,
                header_cell='fo:background-color="#dddddd"',
                grid=True,
            ),
        ),
    ),
    Layout(
        "chromium-zebra",
        "Chromium",
        "no rules, zebra shading; the year over score and comments; newest year first; prose before the tables; tagged",
        excerpt("appendix-2024", _COUNCILLORS | _PARTNERS),
        Design(
            two_row_header=True,
            newest_first=True,
            score="Score",
            comments="Comments and Action",
            weights=(4, 11, 16, 7, 25),
            prose=_ABOUT,
        ),
        lambda blocks: chromium(
            blocks,
            """
            @page { size: A4 landscape; margin: 14mm }
            body { font: 8.5pt/1.3 "Liberation Sans"; }
            h1 { font-size: 16pt } h2 { font-size: 12pt; break-after: avoid }
            table { border-collapse: collapse; width: 100%; table-layout: fixed; margin-bottom: 8mm }
            td, th { padding: 2mm 2.5mm; text-align: left; vertical-align: top }
            thead th { background: #cfd8dc } tbody tr:nth-child(even) { background: #eceff1 }
            p { margin: 0 0 1mm }
            """,
        ),
    ),
    Layout(
        "chromium-words",
        "Chromium",
        "portrait; rubric turned, its levels as rows; three levels called Red, Amber and Green that are the scores; letters"
        " for numbers; headers once; tagged",
        levelled(
            labelled(
                excerpt("appendix-2023", _COUNCILLORS | {"Managing Strategic Risk": (26, 27, 28)}),
                lambda _number, section, place: "ABCDEF"[3 * (section - 1) + place - 1],
            ),
            ("Red", "Amber", "Green"),
            in_words=True,
        ),
        Design(
            rubric_turned=True,
            level="{name}",
            number="Ref.",
            title="Standard",
            score="Rating {year}",
            comments="Progress update {year}",
            corner="Rating:",
            weights=(4, 11, 15, 8, 20),
        ),
        lambda blocks: chromium(
            blocks,
            """
            @page { size: A4; margin: 12mm }
            body { font: 7.5pt/1.25 "Liberation Serif"; }
            h2 { font-size: 11pt; break-after: avoid }
            table { border-collapse: collapse; width: 100%; table-layout: fixed; margin-bottom: 6mm }
            thead { display: table-row-group }
            td, th { border: 0.3mm dotted #666; padding: 1mm 1.2mm; text-align: left; vertical-align: top }
            td.score { text-align: center }
            p { margin: 0 0 1mm }
            """,
        ),
    ),
    Layout(
        "typst-a3",
        "Typst",
        "A3 landscape, cover and contents page; `1.1`; four levels with other names; light grey hairlines; footer; tagged",
        levelled(
            labelled(
                titled(
                    excerpt("appendix-2024", _RISK | _ENABLERS),
                    "Appendix B – Progress against every objective",
                ),
                lambda _number, section, place: f"{section}.{place}",
            ),
            ("Basic", "Emerging", "Established", "Leading"),
        ),
        Design(level="Level {score}: {name}", number="No.", corner="Level", weights=(5, 11, 16, 6, 25)),
        lambda blocks: typst(
            blocks,
            page='paper: "a3", flipped: true, margin: 2cm, footer: context align(center)[#counter(page).display()]',
            text='font: "Liberation Sans", size: 10pt, hyphenate: false',
            table="stroke: 0.2pt + luma(190), inset: 6pt",
            front="#align(center + horizon)[#text(28pt)[Annual review of buying]\\ #text(14pt)[Commercial Hub]]\n"
            "#pagebreak()\n#outline()\n#pagebreak()\n",
        ),
    ),
    Layout(
        "weasyprint-band",
        "WeasyPrint",
        "one long table with a full-width row for each section; no rubric; letters and digits for numbers; justified text;"
        " running header and `Page 1/n`",
        labelled(
            without_rubrics(excerpt("appendix-2024", _COUNCILLORS | _PARTNERS | _RISK)),
            lambda number, _section, _place: f"PR{number:03d}",
        ),
        Design(headings="band", number="ID", score="{year} Score", weights=(6, 11, 16, 6, 25)),
        lambda blocks: weasyprint(
            blocks,
            """
            @page { size: A4 landscape; margin: 18mm 14mm;
              @top-right { content: "OFFICIAL"; font: 8pt Liberation Sans }
              @bottom-center { content: "Page " counter(page) "/" counter(pages); font: 8pt Liberation Sans } }
            body { font: 8.5pt/1.3 "DejaVu Serif"; }
            table { border-collapse: collapse; width: 100%; table-layout: fixed }
            td, th { border: 0.4pt solid #333; padding: 1.2mm; text-align: left; vertical-align: top }
            td.comments, td.description { text-align: justify }
            td.heading { background: #d9e2d0; font-weight: bold } th { background: #c4d0b8 }
            p { margin: 0 0 1mm }
            """,
        ),
    ),
    Layout(
        "weasyprint-years",
        "WeasyPrint",
        "three years, newest first, each over its score and comments; white words on a dark header; `12a`; light zebra and a"
        " grid; prose before the tables",
        labelled(
            with_earlier_year(excerpt("appendix-2024", _SUPPLIERS | _PARTNERS), "appendix-2023"),
            lambda number, _section, place: f"{number}{'abc'[place - 1]}",
        ),
        Design(
            two_row_header=True,
            newest_first=True,
            score="Score",
            comments="Comments & actions",
            weights=(5, 12, 16, 8, 21),
            prose=_ABOUT,
        ),
        lambda blocks: weasyprint(
            blocks,
            """
            @page { size: A4 landscape; margin: 12mm; @bottom-right { content: counter(page); font: 8pt DejaVu Sans } }
            body { font: 7pt/1.25 "DejaVu Sans"; }
            h1 { font-size: 14pt } h2 { font-size: 10pt; break-after: avoid }
            table { border-collapse: collapse; width: 100%; table-layout: fixed; margin-bottom: 6mm }
            td, th { border: 0.3pt solid #9aa5b1; padding: 1mm; text-align: left; vertical-align: top }
            th { background: #1f3a5f; color: white } th.year { text-align: center }
            tbody tr:nth-child(even) { background: #f3f6f9 }
            p { margin: 0 0 0.8mm }
            """,
        ),
    ),
    Layout(
        "reportlab-rotated",
        "ReportLab",
        "pages with /Rotate 90; no column for numbers; double rules; headers once, one of them alone at a page end",
        labelled(excerpt("appendix-2024", _SUPPLIERS | _PARTNERS), lambda *_: ""),
        Design(number="", title="Objective name", weights=(0, 11, 16, 6, 25)),
        lambda blocks: platypus(
            blocks,
            paper=(841.89, 595.28),
            rotate=90,
            size=9,
            commands=[
                ("BOX", (0, 0), (-1, -1), 0.4, "black", None, None, None, 2, 1.2),
                ("INNERGRID", (0, 0), (-1, -1), 0.4, "black", None, None, None, 2, 1.2),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ],
            repeat_header=False,
        ),
    ),
    Layout(
        "latex-longtable",
        "pdfTeX",
        "Type 1 fonts of TeX; header rows and a line `Continued on the next page` on each page; kerned text in many"
        " pieces; untagged",
        curly(excerpt("appendix-2023", _PARTNERS | _ENABLERS)),
        Design(number="No.", corner="Score"),
        lambda blocks: latex(
            blocks,
            preamble=r"""
\documentclass[10pt]{article}
\usepackage[a4paper,landscape,margin=1.5cm]{geometry}
\usepackage{array,longtable,textcomp}
\hyphenpenalty=10000 \exhyphenpenalty=10000 \setlength{\parindent}{0pt} \pagestyle{plain} \footnotesize
""".strip(),
            width=26.7,
            continued="Continued on the next page",
        ),
    ),
)
"""Every layout that is kept in samples/layouts."""
