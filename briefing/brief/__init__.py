"""What a brief is, apart from how it is written, checked and shown."""
