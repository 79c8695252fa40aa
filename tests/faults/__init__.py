"""Fault injection: documents that are read rightly are damaged, and what comes of it is judged."""
