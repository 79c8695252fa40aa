"""Makes words, ruling lines and fills of glyphs and paths."""
