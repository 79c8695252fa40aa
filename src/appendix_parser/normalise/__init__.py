"""Normalise: from logical tables to records; every passage becomes text, every text a value."""
