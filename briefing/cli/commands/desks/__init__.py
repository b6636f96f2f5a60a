"""The commands of a library that a desk shares."""
