"""From glyphs and paths to words, ruling lines and fills."""
