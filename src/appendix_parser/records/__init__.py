"""The records: what an appendix says, each value with what was printed and where.

The models are frozen, and the published JSON Schema is generated from them.
"""

from appendix_parser.records.appendix import SCHEMA_VERSION, Appendix
from appendix_parser.records.assessments import (
    Assessment,
    AssessmentRegions,
    Comments,
    Extra,
    OtherScore,
    Part,
    PartKind,
    Score,
    ScoreKind,
    ScoreStatus,
)
from appendix_parser.records.base import Corrected, Correction, Recognised, RecognisedValue, Record, Region
from appendix_parser.records.objectives import (
    Criterion,
    Level,
    Objective,
    ObjectiveRegions,
    RecognisedObjective,
    RecognisedSection,
    Rubric,
    Section,
    Year,
)
from appendix_parser.records.source import (
    Context,
    Coverage,
    Finding,
    ProfileUsed,
    Severity,
    Source,
    SourceOcr,
    WitnessCounts,
)

__all__ = [
    "SCHEMA_VERSION",
    "Appendix",
    "Assessment",
    "AssessmentRegions",
    "Comments",
    "Context",
    "Corrected",
    "Correction",
    "Coverage",
    "Criterion",
    "Extra",
    "Finding",
    "Level",
    "Objective",
    "ObjectiveRegions",
    "OtherScore",
    "Part",
    "PartKind",
    "ProfileUsed",
    "Recognised",
    "RecognisedObjective",
    "RecognisedSection",
    "RecognisedValue",
    "Record",
    "Region",
    "Rubric",
    "Score",
    "ScoreKind",
    "ScoreStatus",
    "Section",
    "Severity",
    "Source",
    "SourceOcr",
    "WitnessCounts",
    "Year",
]
