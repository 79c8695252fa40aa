"""The title, the sections, and what is under each."""
