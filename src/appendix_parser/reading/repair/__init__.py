"""Reading a damaged file as far as it goes, and noting what had to be repaired."""
