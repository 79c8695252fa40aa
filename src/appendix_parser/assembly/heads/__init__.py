"""What heads a table, and what its columns hold."""
