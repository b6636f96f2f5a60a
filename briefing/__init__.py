"""Crisis briefs, read and checked in a terminal."""

__version__ = "0.1.0"
