"""Draws a history: as a page that needs nothing else, and as a heat map. Pure: records in, bytes out."""
