"""What a text says that may become items: a module for each section, cues in ``draft/data``."""
