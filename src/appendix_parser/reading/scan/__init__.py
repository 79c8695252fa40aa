"""Recognises scanned pages: the only place that imports the libraries of the extra `ocr`."""
