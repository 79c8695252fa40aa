"""The title, the sections, and what stands under each."""
