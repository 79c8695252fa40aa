"""Corrections: an analyst's values for printed ones, kept in a file and applied in every run.

`read_corrections` reads the file, `correct` applies it to an appendix. docs/corrections.md describes both.
"""

from appendix_parser.corrections.apply import correct
from appendix_parser.corrections.csv_file import read_corrections, write_corrections

__all__ = ["correct", "read_corrections", "write_corrections"]
