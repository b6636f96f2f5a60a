"""What a brief is: its model, scales, sections and fields, and how they are named and said."""
