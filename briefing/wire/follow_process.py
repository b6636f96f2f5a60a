"""Following a desk behind the screen, in a process of its own; one a folder.

``python -m briefing.wire.follow_process ROOT`` follows the desk that the folder ``ROOT`` has
joined, and tells what arrives and how it stands, a line of JSON each time. Where another one
follows it already it waits, and takes over when that ends.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Coroutine, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import msgspec

from briefing.paths import outside
from briefing.processes import end, start_module, told_by
from briefing.wire.protocol import Link, Refused

_TRY_S: Final = 0.5
_END_S: Final = 2.0


class Arrived(msgspec.Struct, omit_defaults=True):
    """A brief that somebody else published or withdrew; ``clash`` where it was edited here.

    ``moved`` is the id that it has now.
    """

    id: str
    author: str
    withdrawn: bool = False
    clash: bool = False
    moved: str = ""


class FollowerLine(msgspec.Struct, omit_defaults=True):
    """One line of what the process tells."""

    link: Link | None = None
    done: int = 0
    of: int = 0
    says: str = ""
    arrived: list[Arrived] = []


class Following:
    """A process that follows a desk. One thread reads ``lines``; any may ``end`` it."""

    def __init__(self, root: Path) -> None:
        self._process = start_module(__name__, str(root))
        self.was_ended = False
        """Whether ``end`` was called: else the process ends by itself, or was killed."""

    def lines(self) -> Iterator[FollowerLine]:
        """Return what the process tells until it ends; blocks in between."""
        return told_by(self._process, FollowerLine)

    def end(self) -> None:
        """End the process; what waits to be sent stays in the outbox."""
        if self._process.poll() is None:
            self.was_ended = True
        end(self._process)


def follow(
    root: Path, tell: Callable[[FollowerLine], None], *, wait: bool = True, leash: int | None = None
) -> None:
    """Follow a desk until interrupted; what arrives and changes is told.

    ``leash`` is a pipe that it writes to: when its reader is gone, killed for one, it ends, too.

    Raises:
        Refused: the folder has joined no desk, or, without ``wait``, another process follows it.
    """
    from briefing.wire.jetstream.connection import run
    from briefing.wire.jetstream.incoming import Arrival
    from briefing.wire.jetstream.meeting import Meeting
    from briefing.wire.jetstream.sync import Sync
    from briefing.wire.replica.condition import Condition

    desk = Meeting(root)
    mine = desk.join.user
    last: list[object] = []

    def changed(now: Condition) -> None:
        told = [now.link, now.done, now.of, now.says]
        if told != last:
            last[:] = told
            tell(FollowerLine(now.link, now.done, now.of, now.says))

    def arrived(arrivals: list[Arrival]) -> None:
        author = desk.replica.ledger.authors()
        found = [
            Arrived(
                doc.key, author(doc.name, doc.user), doc.withdrawn, settled == "clash", doc.moved
            )
            for doc, settled in arrivals
            if doc.kind == "brief"
            and doc.user != mine
            and settled in ("written", "removed", "clash")
        ]
        if found:
            tell(FollowerLine(arrived=found))

    with desk.alone(_TRY_S if wait else None):
        run(_until_ended(Sync(desk.replica, desk.join, arrived, changed).run(), leash))


async def _until_ended(work: Coroutine[Any, Any, None], leash: int | None) -> None:
    """Run until SIGTERM or SIGINT, or until the reader of a pipe is gone."""
    task = asyncio.ensure_future(work)
    loop = asyncio.get_running_loop()

    def stop() -> None:
        task.cancel()
        loop.call_later(_END_S, os._exit, 0)  # nothing is lost by it

    for number in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError, RuntimeError, ValueError):
            loop.add_signal_handler(number, stop)
    if leash is not None:
        with suppress(NotImplementedError, OSError):
            # Nothing is ever read from it: it can be read when it is broken.
            loop.add_reader(leash, _stop_alone, loop, leash, stop)
    with suppress(asyncio.CancelledError):
        await task


def _stop_alone(loop: asyncio.AbstractEventLoop, leash: int, stop: Callable[[], None]) -> None:
    loop.remove_reader(leash)
    stop()


def main(root: Path) -> None:
    """Follow the desk and tell of it on standard output, also what ends it."""
    encode = msgspec.json.Encoder().encode

    def tell(line: FollowerLine) -> None:
        sys.stdout.buffer.write(encode(line) + b"\n")
        sys.stdout.buffer.flush()

    try:
        follow(root, tell, leash=sys.stdout.fileno())
    except Refused as error:
        tell(FollowerLine("refused", says=str(error)))
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - nobody sees what it writes anywhere else
        fault = f"the process that follows the desk ended by a fault ({type(error).__name__})"
        tell(FollowerLine("offline", says=f"{outside(error) or fault}."))


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]))
    except (BrokenPipeError, KeyboardInterrupt):
        os._exit(1)
