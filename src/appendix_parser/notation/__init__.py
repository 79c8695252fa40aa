"""Reads what the words of an appendix mean. Pure functions from text to a value and its doubts."""
