"""Dates in English text: found, turned into days, and held against each other."""
