"""Decides what each row is, and then makes tables of the rows."""
