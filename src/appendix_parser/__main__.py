"""`python -m appendix_parser` is the command line."""

from appendix_parser.cli import main

if __name__ == "__main__":
    main()
