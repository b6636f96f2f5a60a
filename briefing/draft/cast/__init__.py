"""Who and what a text speaks of: its names by what they are of, its voices, actors and places."""

from __future__ import annotations

from briefing.draft.cast.text_cast import TextCast, make_cast

__all__ = ["TextCast", "make_cast"]
