"""What was found, as proposals: which of it, with which fields, text and key."""

from briefing.draft.compose.composing import compose, run_of

__all__ = ["compose", "run_of"]
