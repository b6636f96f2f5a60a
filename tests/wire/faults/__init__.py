"""A desk of nodes under faults."""
