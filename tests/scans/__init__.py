"""Scans drawn by the tests, with what they say."""
