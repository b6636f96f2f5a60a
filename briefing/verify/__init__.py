"""What a brief rests on: its source texts, paragraph by paragraph."""
