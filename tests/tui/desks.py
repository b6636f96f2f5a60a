"""A dashboard over a library that a desk shares."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tui.conftest import MakeApp
from tui.hand import Hand, hand_on


@asynccontextmanager
async def shared_on(
    make_app: MakeApp, root: Path, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[Hand]:
    """Run an app until it knows how its library stands."""
    app = make_app(root)
    async with hand_on(app, size) as hand:
        await hand.until(lambda: app.wire.status is not None)
        yield hand
        await hand.until_idle("desk", "desk looked at", "reload")


async def look(hand: Hand) -> None:
    """Fetch and look, as it is done once a minute."""
    desk = hand.app.wire.desk
    assert desk is not None
    desk.refresh()
    hand.app.wire.want()
    await hand.until_idle("desk looked at")
