"""Finds tables that lines do not draw completely, from shades, rules, white space and the page before."""
