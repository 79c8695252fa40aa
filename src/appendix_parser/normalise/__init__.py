"""Makes records of logical tables: every passage becomes text, every text a value."""
