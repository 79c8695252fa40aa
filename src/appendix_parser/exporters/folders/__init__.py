"""Output folders and files, written whole or not at all."""
