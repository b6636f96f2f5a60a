"""Two dashboards and commands over one library for minutes, all that can happen: ``make soak``."""
