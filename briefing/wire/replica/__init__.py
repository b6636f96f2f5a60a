"""A console's copy of what its desk shares: the folder, and what is known of it."""
