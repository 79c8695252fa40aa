"""Collects what a page paints, as pdfminer carries out its instructions."""
