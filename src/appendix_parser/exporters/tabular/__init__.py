"""Defines the rows and columns of the tables of an appendix, a history and a page."""
