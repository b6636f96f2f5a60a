"""The checks of one item, one module for each field of the verdict."""
