"""Consoles that follow a desk, all in this process: ``python -m bench.wire_consoles FOLDER...``.

It writes a line once all are online, and then one for each brief that arrives, once its file is
there: the brief's id, and when, by the clock that all processes of a machine share.
"""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

from briefing.wire.jetstream.connection import run
from briefing.wire.jetstream.incoming import Arrival
from briefing.wire.jetstream.sync import Sync
from briefing.wire.natsdesk import open_desk
from briefing.wire.replica.condition import Condition


async def follow(roots: list[Path]) -> None:
    """Follow until the process is ended."""
    online: set[Path] = set()

    def begun(root: Path, told: Condition) -> None:
        if told.link == "online" and root not in online:
            online.add(root)
            if len(online) == len(roots):
                print("online", flush=True)

    def arrived(arrivals: list[Arrival]) -> None:
        now = time.monotonic()
        for each in arrivals:
            print(each.doc.key, now, flush=True)

    syncs = []
    for root in roots:
        desk = open_desk(root)
        changed = lambda told, root=root: begun(root, told)  # noqa: E731
        syncs.append(Sync(desk.replica, desk.join, arrived, changed))
    await asyncio.gather(*(each.run() for each in syncs))


if __name__ == "__main__":
    run(follow([Path(each) for each in sys.argv[1:]]))
