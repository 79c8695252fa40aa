"""Reports doubts about the text of a page and the ends of its tables."""
