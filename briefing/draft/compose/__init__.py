"""What was found, as proposals: which of it, with which fields, text and key."""

from briefing.draft.compose.composing import compose
from briefing.draft.compose.copied import run_of

__all__ = ["compose", "run_of"]
