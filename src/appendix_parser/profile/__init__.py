"""Profiles: what a person says about the headings, levels and sections of one council's appendix, in a TOML file."""
