"""The makers of faults, by what they spoil."""
