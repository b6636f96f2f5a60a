"""The screen on which a person decides on what a draft proposes."""
