"""Workbooks for Excel: what the sheets of an appendix and of a history hold, and how they are written."""
