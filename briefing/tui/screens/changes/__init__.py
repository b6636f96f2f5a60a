"""The changes screen."""
