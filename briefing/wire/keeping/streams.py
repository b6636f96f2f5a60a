"""The desk's streams: one a shelf, made by the desk's admin once its nodes answer.

``python -m briefing.wire.keeping.streams FOLDER`` waits for the desk in a folder and makes what is
missing; it is what ``briefing desk serve`` starts beside the server.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any, Final

from briefing.wire.jetstream.address import stream, subjects, text_stream
from briefing.wire.jetstream.connection import run
from briefing.wire.keeping.keeper import Keeper, keeper
from briefing.wire.keeping.serve import DeskFile, load
from briefing.wire.protocol import Refused

REVISIONS: Final = 64
"""How many revisions of a document by one author the desk keeps."""
_LARGEST: Final = 1_100_000
_TEXTS_PART: Final = 4
"""Full texts may fill this part of what briefs may."""
_WAIT_S: Final = 30.0


def wanted(desk: DeskFile, shelf: str) -> list[dict[str, Any]]:
    """Return the configurations of a shelf's streams: its briefs, and the texts that they name.

    A full stream refuses: nothing that was published is ever forgotten for room.
    """
    both = {
        "retention": "limits",
        "storage": "file",
        "num_replicas": desk.replicas,
        "max_msg_size": _LARGEST,
        "discard": "new",
        "allow_direct": True,
        "deny_delete": True,
        "republish": {"src": ">", "dest": f"news.{shelf}.>", "headers_only": True},
    }
    room = desk.stored_mb * 1_000_000
    briefs = {
        "name": stream(shelf), "subjects": subjects(shelf), "max_msgs_per_subject": REVISIONS,
        "max_bytes": room,
    }  # fmt: skip
    texts = {
        "name": text_stream(shelf), "subjects": [f"text.{shelf}.>"], "max_msgs_per_subject": 1,
        "max_bytes": room // _TEXTS_PART,
    }  # fmt: skip
    return [{**both, **briefs}, {**both, **texts}]


async def make(folder: Path, seconds: float = _WAIT_S) -> list[str]:
    """Make the streams that are missing, and return the names of those that are there now.

    Raises:
        Refused: the desk does not answer in so many seconds.
    """
    desk = load(folder)
    until = asyncio.get_running_loop().time() + seconds
    while True:
        try:
            async with keeper(folder, desk) as admin:
                return await _make(admin, desk)
        except Refused:
            if asyncio.get_running_loop().time() > until:
                raise
            await asyncio.sleep(0.1)


async def _make(admin: Keeper, desk: DeskFile) -> list[str]:
    names = []
    for shelf, config in ((name, each) for name in desk.shelves for each in wanted(desk, name)):
        names.append(config["name"])
        told = await admin.ask(f"$JS.API.STREAM.INFO.{config['name']}", {})
        if told.get("error", {}).get("code") == 404:
            told = await admin.ask(f"$JS.API.STREAM.CREATE.{config['name']}", config)
        if error := told.get("error"):
            raise Refused(f"the shelf {shelf} cannot be made: {error.get('description')}.")
    return names


def main(folder: Path) -> int:
    """Make the streams and tell of it on standard error."""
    try:
        run(make(folder))
    except Refused as error:
        sys.stderr.write(f"briefing: {error}\n")
        return 1
    desk = load(folder)
    where = "this network" if desk.lan else "this machine alone"
    sys.stderr.write(f"The desk {desk.desk} is ready, for {where}. Ctrl+C ends it.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
