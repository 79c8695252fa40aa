"""Finds tables whose cells are drawn by lines."""
