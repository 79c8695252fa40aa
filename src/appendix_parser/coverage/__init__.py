"""What became of every word: the ledger, and what is found by holding it against the records."""
