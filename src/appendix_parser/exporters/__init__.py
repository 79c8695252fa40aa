"""Writes what leaves the package: JSON, tables as frames, CSV and Parquet, and the data package around them.

Each module is imported where it is used: JSON needs neither pandas nor pyarrow.
"""
