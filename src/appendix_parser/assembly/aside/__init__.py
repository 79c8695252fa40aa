"""Sets aside what does not belong to a table, or to the appendix."""
