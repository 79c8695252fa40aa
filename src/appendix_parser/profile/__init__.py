"""Reads profiles: TOML files that explain the headings, levels and sections of one council's appendix."""
