"""Sides of a conflict: who fights whom, who holds what, whose claims differ, the letter of each."""
