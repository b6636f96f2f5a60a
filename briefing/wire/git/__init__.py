"""git as the engine of a desk: run within bounds, read by its plumbing, never asked to merge."""
