"""The design that all pages share: the colours of scores, and the style sheet."""
