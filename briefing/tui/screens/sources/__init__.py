"""The sources screen."""
