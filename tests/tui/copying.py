"""Copying in a dashboard."""

from __future__ import annotations

from tui.hand import Hand


async def copied(hand: Hand, *keys: str) -> str:
    """Press keys that copy, wait for the notice, and return what the app handed to the terminal."""
    hand.app.clear_notifications()
    await hand.press(*keys)
    await hand.until(lambda: hand.notices)
    return str(hand.app.clipboard)
