"""Review: one page on which a person sees every value beside its place in the PDF, and corrects it."""

from appendix_parser.review.build import build_review

__all__ = ["build_review"]
