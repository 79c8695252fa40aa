"""What comes from outside: the bytes of files and of standard input, which pages of them, and how much they may cost."""
