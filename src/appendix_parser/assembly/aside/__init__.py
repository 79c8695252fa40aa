"""What is no part of a table, or of the appendix."""
