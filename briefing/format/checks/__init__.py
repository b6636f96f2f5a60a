"""What is checked of a brief beyond its YAML: types, ids, citations, dates, grades."""
