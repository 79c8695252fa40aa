"""Hypothesis strategies for the records: appendices of every shape that the models and their keys allow."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import settings
from hypothesis import strategies as st

from appendix_parser.records import (
    Appendix,
    Assessment,
    AssessmentRegions,
    Comments,
    Context,
    Correction,
    Coverage,
    Criterion,
    Extra,
    Finding,
    Level,
    Objective,
    ObjectiveRegions,
    OtherScore,
    Part,
    PartKind,
    Region,
    Rubric,
    Score,
    ScoreKind,
    ScoreStatus,
    Section,
    Severity,
    Source,
    Year,
)

_USUAL = settings.default
assert _USUAL is not None
on_documents = settings(max_examples=_USUAL.max_examples // 4)
"""Settings for tests that draw whole documents, which takes its time on a busy machine."""

# Texts that have hurt a format before: formulas, dates, nulls, quotes, line ends, controls, directions.
AWKWARD_TEXTS = (
    "",
    "'",
    "''",
    "'=1+1",
    "=HYPERLINK(A1)",
    "＝1+1",
    "-",
    "- item",
    "+44 20 7946 0000",
    "@SUM(A1)",
    "\t=1",
    "\r\n=1",
    "2/3",
    "'2/3",
    "2-3",
    "1.10",
    "007",
    "123456789012345678",
    "1e5",
    "TRUE",
    "NA",
    "N/A",
    "null",
    "None",
    "nan",
    "3",
    'say "yes", or no',
    "one\ntwo\r\nthree\rfour",
    " spaces around ",
    "a,b;c\td|e",
    "back\\slash \\n \\u0041",
    "\x00 \x1b[31m \x7f \x85 \x9b31m",
    "\u202eright to left\u202c \u2066isolate\u2069",
    "\u2028line\u2029paragraph",
    "\ufeffmark",
    "• bullet – dash ’ quote ½",
    "e\u0301 \U0001f600 \ufffe",
    "<script>alert(1)</script>",
    "{{ template }} ${variable} %s",
)


def texts() -> st.SearchStrategy[str]:
    """Any text that UTF-8 can hold, often an awkward one."""
    return st.one_of(st.text(max_size=12), st.sampled_from(AWKWARD_TEXTS))


def _tuples(items: st.SearchStrategy, largest: int = 2) -> st.SearchStrategy:
    return st.lists(items, max_size=largest).map(tuple)


_counts = st.integers(0, 2**31)
_pages = st.integers(1, 10_000)
_years = st.none() | st.integers(1990, 2100)
_levels = st.floats(0, 10)
_lengths = st.floats(allow_nan=False, allow_infinity=False, width=32)
_boxes = st.tuples(_lengths, _lengths, _lengths, _lengths)
_regions = _tuples(st.builds(Region, page=_pages, bbox=_boxes))


def scores(text: st.SearchStrategy[str]) -> st.SearchStrategy[Score]:
    """Scores whose values need not fit what is printed: a format must carry any of them."""
    level = st.none() | _levels
    return st.builds(Score, raw=text, low=level, high=level, value=level, status=st.sampled_from(ScoreStatus))


def comments(text: st.SearchStrategy[str]) -> st.SearchStrategy[Comments]:
    """Comments with any parts."""
    part = st.builds(Part, kind=st.sampled_from(PartKind), marker=text, text=text, level=st.none() | _levels)
    return st.builds(
        Comments, text=text, parts=_tuples(part), references=_tuples(_counts), carried_forward_to=_years
    )


def assessments(text: st.SearchStrategy[str]) -> st.SearchStrategy[Assessment]:
    """Assessments of any year."""
    return st.builds(
        Assessment,
        year=_years,
        year_label=text,
        score=scores(text),
        comments=comments(text),
        regions=st.builds(AssessmentRegions, score=_regions, comments=_regions),
    )


def _other_scores(text: st.SearchStrategy[str]) -> st.SearchStrategy[OtherScore]:
    return st.builds(
        OtherScore,
        kind=st.sampled_from(ScoreKind),
        heading=text,
        year=_years,
        year_label=text,
        score=scores(text),
        comments=st.none() | comments(text),
        regions=st.builds(AssessmentRegions, score=_regions, comments=_regions),
    )


def _objectives(text: st.SearchStrategy[str]) -> st.SearchStrategy[Objective]:
    return st.builds(
        Objective,
        position=st.just(1),
        number=st.none() | _counts,
        label=text,
        title=text,
        description=text,
        # The year labels of an objective are distinct: with its position they are the key.
        assessments=st.lists(
            assessments(text), max_size=2, unique_by=lambda assessment: assessment.year_label
        ).map(tuple),
        other_scores=_tuples(_other_scores(text), 1),
        extras=_tuples(
            st.builds(
                Extra, heading=text, year=_years, year_label=st.none() | text, text=text, regions=_regions
            ),
            1,
        ),
        regions=st.builds(ObjectiveRegions, number=_regions, title=_regions, description=_regions),
    )


def _sections(text: st.SearchStrategy[str]) -> st.SearchStrategy[Section]:
    criterion = st.builds(Criterion, score=st.integers(0, 9), level=text, text=text, regions=_regions)
    rubric = st.builds(
        Rubric,
        label=text,
        objective_number=st.none() | _counts,
        criteria=_tuples(criterion),
        regions=_regions,
    )
    return st.builds(
        Section,
        position=st.just(1),
        name=text,
        note=st.none() | text,
        rubrics=_tuples(rubric),
        objectives=_tuples(_objectives(text)),
        regions=_regions,
    )


def findings(text: st.SearchStrategy[str]) -> st.SearchStrategy[Finding]:
    """Findings with any code and pointer."""
    return st.builds(
        Finding,
        code=text,
        severity=st.sampled_from(Severity),
        message=text,
        pointer=text,
        page=st.none() | _pages,
    )


@dataclass
class _Counter:
    count: int = 0

    def next(self) -> int:
        self.count += 1
        return self.count


def _with_positions(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Count sections and objectives through the document, as the parser does: the positions are keys."""
    objectives = _Counter()
    return tuple(
        section.model_copy(
            update={
                "position": position,
                "objectives": tuple(
                    objective.model_copy(update={"position": objectives.next()})
                    for objective in section.objectives
                ),
            }
        )
        for position, section in enumerate(sections, start=1)
    )


def appendices(text: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Appendix]:
    """Appendices with any values in every field; only the keys (positions, year labels) hold together."""
    text = texts() if text is None else text
    return st.builds(
        Appendix,
        title=text,
        source=st.builds(
            Source,
            filename=text,
            sha256=st.text("0123456789abcdef", min_size=64, max_size=64),
            page_count=_counts,
            producer=st.none() | text,
        ),
        levels=_tuples(st.builds(Level, score=st.integers(0, 9), name=text)),
        years=_tuples(st.builds(Year, year=_years, label=text)),
        sections=_tuples(_sections(text)).map(_with_positions),
        context=_tuples(st.builds(Context, page=_pages, bbox=_boxes, text=text)),
        findings=_tuples(findings(text)),
        corrections=st.lists(
            st.builds(
                Correction, pointer=text, field=text, printed=text, corrected=text, reason=text, who=text
            ),
            max_size=2,
            unique_by=lambda correction: (correction.pointer, correction.field),
        ).map(tuple),
        coverage=st.builds(
            Coverage,
            words=_counts,
            records=_counts,
            headings=_counts,
            headers=_counts,
            furniture=_counts,
            context=_counts,
            unplaced=_counts,
            hidden=_counts,
        ),
    )
