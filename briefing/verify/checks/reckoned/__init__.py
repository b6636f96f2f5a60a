"""What an analyst reckons of the numbers that a paragraph prints: lengths, shares, sums, days."""
