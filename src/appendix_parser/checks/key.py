"""The key of a document: levels that are explained once, for all sections."""

from __future__ import annotations

from appendix_parser.records import Appendix, Rubric, Section


def key_of(appendix: Appendix) -> Rubric | None:
    """Return the rubric that is a key for the whole document: the only one, without a label, apart from all objectives."""
    match [(rubric, section) for section in appendix.sections for rubric in section.rubrics]:
        case [(Rubric(label="", objective_number=None) as rubric, Section(objectives=()))]:
            return rubric
    return None
