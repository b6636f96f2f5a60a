"""Names in English text: found, taken apart, and held against each other."""
