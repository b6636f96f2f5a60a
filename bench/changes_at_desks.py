"""Where thousands of briefs change at once for ``bench.changes``: in a folder, or by a desk.

Each ground makes a library of small briefs, and then has many of them changed from outside: by
files that are saved, by one ``git pull``, by publications of somebody else at a desk over NATS.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

_AT_ONCE: Final = 50


def brief(number: int, says: str) -> str:
    """The text of a small brief."""
    source = {"id": "s1", "title": "A text", "kind": "newspaper"}
    said = [{"text": f"{says} {n} of {number}.", "cite": ["p1"]} for n in range(5)]
    as_of = f"20{number % 24:02}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    raw = {
        "schema": "briefing/1", "id": name_of(number), "title": f"{says} {number}",
        "tlp": "GREEN", "as_of": as_of, "sources": [source], "situation": {"summary": said},
    }  # fmt: skip
    return "".join(f"{key}: {json.dumps(value)}\n" for key, value in raw.items())


def name_of(number: int) -> str:
    """The id of a brief."""
    return f"brief-{number:06}"


class Ground:
    """A library in a folder, which others save briefs to."""

    desk = False
    """Whether the dashboard has to know how its briefs stand to a desk."""

    def __init__(self, folder: Path, count: int) -> None:
        self.root = folder / "library"
        self.write(self.root, range(count), "Before")

    def place(self, number: int) -> Path:
        """Where a brief lies: a hundred a folder."""
        return self._at(self.root, number)

    def _at(self, root: Path, number: int) -> Path:
        return root / "briefs" / f"{number // 100:04}" / f"{name_of(number)}.yaml"

    def write(self, root: Path, numbers: Sequence[int], says: str) -> None:
        """Write briefs."""
        for number in numbers:
            path = self._at(root, number)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(brief(number, says), encoding="utf-8")

    def switched(self, root: Path, old: range, new: range, gone: range) -> None:
        """Save some, bring some, take some away."""
        self.write(root, old, "Changed")
        self.write(root, new, "New")
        for number in gone:
            self._at(root, number).unlink()

    def prepared(self, old: range, new: range, gone: range) -> Callable[[], object]:
        """Do what can be done before, and return what makes the library change."""
        return lambda: self.switched(self.root, old, new, gone)

    def end(self) -> None:
        """End what it has started."""


class GitGround(Ground):
    """Bo's clone of a repository, to which Ana pushes one commit of many files."""

    desk = True

    def __init__(self, folder: Path, count: int) -> None:
        from wire.gitpair import GitPair

        self.pair = GitPair(folder / "pair")
        self.root = self.pair.bo.root
        self.write(self.pair.ana.root, range(count), "Before")
        self._push()
        self.pair.bo.take_in()

    def _push(self) -> None:
        for words in (("add", "-A"), ("commit", "-qm", "Change"), ("push", "-q")):
            self.pair.ana.git(*words)

    def prepared(self, old: range, new: range, gone: range) -> Callable[[], object]:
        """Push them; Bo's pull brings them, as he would in another terminal."""
        self.switched(self.pair.ana.root, old, new, gone)
        self._push()
        return self.pair.bo.take_in


class NatsGround(Ground):
    """Bo's console of a desk of one node, to which Ana publishes many briefs."""

    desk = True

    def __init__(self, folder: Path, count: int) -> None:
        from wire.nodes import NatsConsole, Nodes

        self.nodes = Nodes(folder / "desk", 1)
        for user in ("ana", "bo"):
            self.nodes.user(user, read=[], write=["green"])
        self.nodes.start()
        self.nodes.ready()
        self.ana = NatsConsole(folder / "ana", self.nodes.folder / "ana.join")
        self._publish({name_of(number): brief(number, "Before") for number in range(count)})
        bo = NatsConsole(folder / "bo", self.nodes.folder / "bo.join")
        self.root = bo.root
        bo.desk.refresh()

    def _at(self, root: Path, number: int) -> Path:
        return root / "briefs" / f"{name_of(number)}.yaml"

    def prepared(self, old: range, new: range, gone: range) -> Callable[[], object]:
        """Have Ana publish and withdraw them, one behind the other."""
        texts = {name_of(number): brief(number, "Changed") for number in old}
        texts |= {name_of(number): brief(number, "New") for number in new}
        return lambda: self._publish(texts | dict.fromkeys(map(name_of, gone), ""))

    def _publish(self, texts: dict[str, str]) -> None:
        # In a process of its own: the screen's is measured.
        with ProcessPoolExecutor(1, get_context("spawn")) as others:
            others.submit(publish, self.nodes.folder / "ana.join", texts).result()

    def end(self) -> None:
        """End the node."""
        self.nodes.kill()


def publish(invitation: Path, texts: dict[str, str]) -> None:
    """Publish briefs by their ids, several at once; one without a text is withdrawn."""
    from briefing.wire.jetstream.connection import run
    from briefing.wire.jetstream.invitation import read_invitation
    from briefing.wire.jetstream.message import Message, encode
    from briefing.wire.jetstream.store import open_store

    async def work() -> None:
        store = await open_store(read_invitation(invitation), lambda *_: None, lambda: None)

        async def one(key: str) -> None:
            text = texts[key].encode()
            body, headers = encode(Message(text, tlp="GREEN", withdrawn=not text))
            await store.put(f"brief.green.{key}.ana", body, headers, None)

        keys = list(texts)
        for at in range(0, len(keys), _AT_ONCE):
            await asyncio.gather(*map(one, keys[at : at + _AT_ONCE]))
        await store.close()

    run(work())


GROUNDS: Final[dict[str, type[Ground]]] = {"folder": Ground, "git": GitGround, "nats": NatsGround}


@contextmanager
def ground(kind: str, folder: Path, count: int) -> Iterator[Ground]:
    """Make a library of ``count`` briefs."""
    made = GROUNDS[kind](folder, count)
    try:
        yield made
    finally:
        made.end()
