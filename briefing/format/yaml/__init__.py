"""From YAML text to plain data with places: nothing expands, nothing runs away."""
