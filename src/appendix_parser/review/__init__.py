"""Makes the review page, which shows every value beside its place in the PDF and lets a person correct it."""

from appendix_parser.review.build import build_review

__all__ = ["build_review"]
