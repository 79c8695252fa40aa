"""What speaks with the browser: who is let in, what it may ask for, and the pages that it is given."""
