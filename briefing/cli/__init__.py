"""The command line: one function for each command, none of which needs a screen but ``open``."""
