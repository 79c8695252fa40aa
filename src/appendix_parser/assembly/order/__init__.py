"""The rows and lines of a document in the order of reading."""
