"""Reads a damaged file as far as possible, and notes what had to be repaired."""
