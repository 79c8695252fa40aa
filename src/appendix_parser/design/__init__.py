"""What everything that people look at has in common: the colours of scores, and the style sheet of the pages."""
