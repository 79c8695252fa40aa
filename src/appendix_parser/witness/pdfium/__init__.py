"""What PDFium sees of a page: the only part of the witness that asks it."""
