"""Proposes a profile: it says what was understood of a document, and asks about the rest."""

from appendix_parser.proposal.propose import propose

__all__ = ["propose"]
