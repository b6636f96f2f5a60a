"""Files as nobody writes them, for the program's own entry points: ``make fuzz``."""
