"""The relations screen."""
