"""One page of a brief: what stands on it, by one choice for every format, and how much is left."""
