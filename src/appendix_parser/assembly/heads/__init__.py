"""Reads the headers of tables, and decides what their columns hold."""
