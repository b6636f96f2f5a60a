"""How sentences are read for claims and impacts: phrases, places, holders, shares, moods."""
