"""The command that drafts, and what it asks on the way."""
