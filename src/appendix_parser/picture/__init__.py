"""The picture of a history: a page that needs nothing else, and a heat map for a report. Pure: records in, bytes out."""
