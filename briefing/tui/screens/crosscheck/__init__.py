"""The cross-check screen."""
