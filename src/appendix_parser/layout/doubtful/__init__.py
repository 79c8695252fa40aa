"""What is doubtful about the text of a page, and where its tables end."""
