"""Words of a text: folded, found as they stand, quoted, and the passage most like some."""
