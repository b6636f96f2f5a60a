"""Ties between actors: who backs, fights, commands or talks with whom, by the text or a voice."""

from briefing.draft.find.ties.cues import cues
from briefing.draft.find.ties.finding import find

__all__ = ["cues", "find"]
