"""Writes the contents of files (JSON, CSV, Parquet, the data package), and reads some of them again."""
