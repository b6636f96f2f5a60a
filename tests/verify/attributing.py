"""Texts with what somebody says in them, read."""

from __future__ import annotations

from briefing.verify.english.speech import attribute
from briefing.verify.language import Attributed, Speech


def one(text: str) -> Attributed:
    """Return what is attributed in a text of one paragraph."""
    return attribute([text])[0]


def speech(text: str) -> Speech:
    """Return the only speech of a text."""
    (found,) = one(text).speeches
    return found
