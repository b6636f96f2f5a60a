"""How fast the program is, measured beside something everyone can run."""
