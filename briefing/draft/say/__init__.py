"""Texts of proposals, made of their parts by templates: never a clause of the source."""
