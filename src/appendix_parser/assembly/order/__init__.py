"""Puts the rows and lines of a document into reading order."""
