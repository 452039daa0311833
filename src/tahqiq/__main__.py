"""`python -m tahqiq`: the same as the command `tahqiq`."""

from tahqiq.cli import main

if __name__ == "__main__":
    main()
