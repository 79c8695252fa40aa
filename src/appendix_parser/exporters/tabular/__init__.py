"""The tables: what their rows and columns are, of an appendix, a history and a page."""
