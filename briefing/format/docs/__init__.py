"""What is written from the format: reference, skeleton and JSON Schema."""
