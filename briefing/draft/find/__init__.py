"""Finders: what the sentences of a text say that may become items, with the words it stands in."""
