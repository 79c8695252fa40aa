"""Finds the title and the sections, and what is under each."""
