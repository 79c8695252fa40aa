"""The files: JSON, CSV, Parquet, the data package, and what is read from them again."""
