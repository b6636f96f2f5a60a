"""Who says what in English text."""
