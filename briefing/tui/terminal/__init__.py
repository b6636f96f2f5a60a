"""The terminal of the dashboard: what it gives, what it is sent, what may become of it."""
