"""The soak: many random documents are read, and what comes of each is judged record by record."""
