"""Two passes: what each row is, and the tables that the rows make."""
