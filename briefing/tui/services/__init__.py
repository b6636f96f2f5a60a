"""What is done behind the screen: reading, checking, indexing, watching, saving."""
