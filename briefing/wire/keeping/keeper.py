"""The connection of whoever keeps a desk: its admin, who alone may make and mend streams."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.wire.jetstream.answers import NoAnswer, NotAdmitted
from briefing.wire.jetstream.invitation import Invitation, read_private
from briefing.wire.jetstream.store import Store
from briefing.wire.protocol import Refused

if TYPE_CHECKING:
    from briefing.wire.keeping.serve import DeskFile


class Keeper(Store):
    """A connection in the store's own account."""

    api = "$JS.API"

    async def ask(self, subject: str, wanted: Mapping[str, Any]) -> dict[str, Any]:
        """Return the store's answer, errors included."""
        found: dict[str, Any] = json.loads(
            await self.request(subject, json.dumps(wanted).encode(), None)
        )
        return found

    async def gather(
        self, subject: str, wanted: Mapping[str, Any], count: int, seconds: float = 1.0
    ) -> list[dict[str, Any]]:
        """Return the answers of several servers: so many, or those that come in time."""
        found: list[dict[str, Any]] = []

        def take(message: Any) -> bool:
            found.append(json.loads(message.data))
            return len(found) == count

        with suppress(NoAnswer):
            await self.collect(subject, wanted, take, seconds)
        return found

    async def nodes(self, count: int) -> dict[str, dict[str, Any]]:
        """Return what each of so many nodes tells of its store and its streams, by its name."""
        answers = await self.gather(
            "$SYS.REQ.SERVER.PING.JSZ", {"streams": True, "accounts": True, "limit": 1024}, count
        )
        return {each["server"]["name"]: each.get("data", {}) for each in answers}


def _way_out(folder: Path, desk: DeskFile) -> str:
    """Return what starts a node: of several it is done where the node's own folder is."""
    if len(desk.nodes) == 1:
        return f'"briefing desk serve {folder}" starts it'
    return (
        f'"briefing desk serve {desk.nodes[0].name}/" and the like, each on its machine, start them'
    )


@asynccontextmanager
async def keeper(folder: Path, desk: DeskFile, *, system: bool = False) -> AsyncIterator[Keeper]:
    """Connect as the desk's admin, or to its account of the system; close in the end.

    Raises:
        Refused: no node answers.
    """
    from briefing.wire.keeping.serve import servers

    authority = read_private(folder / "ca.pem").decode()
    store = Keeper(
        Invitation(
            desk=desk.desk, servers=servers(desk), authority=authority,
            user="system" if system else "admin", word=desk.system if system else desk.admin,
        )
    )  # fmt: skip
    try:
        await store.connect(lambda *hint: None, lambda: None)
        yield store
    except (NoAnswer, NotAdmitted) as error:
        raise Refused(f"no node of the desk answers: {_way_out(folder, desk)}.") from error
    finally:
        await store.close()
