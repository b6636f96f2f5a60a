"""Whether the words of an item say what its paragraphs say."""
