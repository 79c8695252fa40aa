"""Makes the sheets of an appendix and of a history, and writes them as workbooks for Excel."""
