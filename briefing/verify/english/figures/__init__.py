"""Figures in English text: found, read, and held against each other."""
