"""Proposals: a profile that says what was understood of a document, and asks about what was not."""

from appendix_parser.proposal.propose import propose

__all__ = ["propose"]
