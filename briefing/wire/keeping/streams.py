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
from briefing.wire.keeping import room
from briefing.wire.keeping.keeper import Keeper, keeper
from briefing.wire.keeping.room import Shelved
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

    They have the room that ``desk.json`` says. A full stream refuses: nothing that was published
    is ever forgotten for room.
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
    stored = desk.stored_mb * 1_000_000
    briefs = {
        "name": stream(shelf), "subjects": subjects(shelf), "max_msgs_per_subject": REVISIONS,
        "max_bytes": stored,
    }  # fmt: skip
    texts = {
        "name": text_stream(shelf), "subjects": [f"text.{shelf}.>"], "max_msgs_per_subject": 1,
        "max_bytes": stored // _TEXTS_PART,
    }  # fmt: skip
    return [{**both, **briefs}, {**both, **texts}]


async def make(folder: Path, seconds: float = _WAIT_S) -> list[str]:
    """Make the streams that are missing; return a sentence on the room that shelves were given.

    Shelves that have less than ``desk.json`` says are given more once the nodes have room for it.

    Raises:
        Refused: the desk does not answer in so many seconds, or its nodes have no room.
    """
    desk = load(folder)
    until = asyncio.get_running_loop().time() + seconds
    while True:
        try:
            async with keeper(folder, desk) as admin:
                return await _make(admin, folder, desk)
        except room.NoRoom:
            raise
        except Refused:
            if asyncio.get_running_loop().time() > until:
                raise
            await asyncio.sleep(0.1)


async def _make(admin: Keeper, folder: Path, desk: DeskFile) -> list[str]:
    new: list[Shelved] = []
    small: list[Shelved] = []
    every = [(shelf, each) for shelf in desk.shelves for each in wanted(desk, shelf)]
    for shelf, config in every:
        told = await admin.ask(f"$JS.API.STREAM.INFO.{config['name']}", {})
        if told.get("error", {}).get("code") == 404:
            new.append(Shelved(shelf, config, config["max_bytes"]))
        elif error := told.get("error"):
            raise Refused(f"the shelf {shelf} does not answer: {error.get('description')}.")
        elif 0 < told.get("config", {}).get("max_bytes", 0) < config["max_bytes"]:
            small.append(Shelved(shelf, told["config"], config["max_bytes"]))
    if not new and not small:
        return []
    async with keeper(folder, desk, system=True) as system:
        there = room.least_room(await system.nodes(len(desk.nodes)))
    said = []
    if new:
        new = room.shared_out(new, there)
        await _have(admin, "CREATE", new)
        said.append(room.said_of_new(new, there))
        there = there._replace(room=there.room - sum(each.room for each in new))
    if small:
        if grown := room.may_all_grow(small, there):
            await _have(admin, "UPDATE", small)
        said.append(room.said_of_others(small, there, grown=grown))
    return said


async def _have(admin: Keeper, what: str, streams: list[Shelved]) -> None:
    for each in streams:
        told = await admin.ask(f"$JS.API.STREAM.{what}.{each.config['name']}", each.fitted)
        if error := told.get("error"):
            raise Refused(f"the shelf {each.shelf} cannot be made: {error.get('description')}.")


def main(folder: Path) -> int:
    """Make the streams and tell of it on standard error."""
    try:
        given = run(make(folder))
    except Refused as error:
        sys.stderr.write(f"briefing: {error}\n")
        return 1
    except KeyboardInterrupt:  # the server that it waits for has had it, too
        return 130
    for sentence in given:
        sys.stderr.write(f"{sentence}\n")
    desk = load(folder)
    where = "this network" if desk.lan else "this machine alone"
    sys.stderr.write(f"The desk {desk.desk} is ready, for {where}. Ctrl+C ends it.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
