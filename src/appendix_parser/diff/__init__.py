"""Compares two documents field by field. Pure: records in, differences out."""
