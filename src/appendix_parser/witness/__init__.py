"""Compares what PDFium sees of a page with what was read of it.

It shares no code with the reading, so that the same mistake is not made twice.
"""
