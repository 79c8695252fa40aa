"""Measures the words alone: lines, and the white space between columns and rows."""
