"""From a source's file to its record: bytes decoded, paragraphs numbered, facts read once."""
