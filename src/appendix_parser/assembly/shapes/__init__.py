"""Converts tables of other shapes to the usual one."""
